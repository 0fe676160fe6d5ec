r"""A running head names another conference.

Why: a template's sample line, last year's or another event's name would be published on every page.
It is not overprinted: two heads on a page are worse.

How to mend: ask the author to set the conference line as the rights mail gives it (acmart:
`\acmConference`), or for a paper without heads, and to send the file again.

Source: the class acmart prints `Conference’17, July 2017, Washington, DC, USA` and the like until
an author changes it.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
PASTE = ("rights", "conference", "isbn", "doi")
