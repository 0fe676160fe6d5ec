r"""The rights strip isn't set: its place on page 1 isn't free.

Why: the strip says who holds the rights and what readers may do, and carries ISBN and DOI. It goes
to the foot of the first page's first column; nothing of an author's page is ever printed over.

How to mend: ask the author for the paper in the publisher's template, which prints the strip
(acmart: `\setcopyright`, `\acmConference`, `\acmISBN`, `\acmDOI`), or with that place left free. If
the volume can do without, waive this.

Source: pages of the class acmart, whose strip stands at the foot of the first column (measured).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
