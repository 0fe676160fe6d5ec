r"""A running head names another conference.

Why: last year's or another event's name would be published on every page. It is not overprinted:
two heads on a page are worse. A template's sample line is told of by leftover/template-text alone.

How to mend: ask the author to set the conference line as the rights mail gives it (acmart:
`\acmConference`), or for a paper without heads, and to send the file again. Or have its heads taken
off and the volume's set: `replace: [head]` in the paper's record, in `metadata/volume.yaml` for all
papers.

Source: the class acmart prints the author's `\acmConference` on every page but the first
(measured); a line with days, a year and a place is a conference's.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
PASTE = ("rights", "conference", "isbn", "doi")
