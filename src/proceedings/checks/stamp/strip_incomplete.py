r"""Page 1 has a rights strip of the paper's own that lacks a part.

Why: a strip without its DOI, ISBN, © line or permission statement can't be cited or proved. It is
left as it is, since two strips on one page would be worse than half a strip.

How to mend: ask the author to set all of it as the rights e-mail gives it (acmart: `\setcopyright`,
`\copyrightyear`, `\acmConference`, `\acmISBN`, `\acmDOI`), or none of it and to leave its place
free. Or have it taken off and the volume's set: `replace: [strip]` in the paper's record.

Source: acmart leaves out what the author's commands leave empty; with `\setcopyright{none}` it
prints no permission statement.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
