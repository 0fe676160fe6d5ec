"""A running head or a line at the foot that was set does not read back as it was set.

Why: heads name the conference, the authors and the title on every page that is passed on alone.
Each is looked for as text where it was set, letter for letter with the volume's metadata: a head of
the author's own, at another place, can't pass for it.

How to mend: look at the page. If it shows no head, the paper's own content ends in a way that
swallows what comes after it: ask the author to export the PDF again. If it shows the head, some
viewers don't read it: waive this only once you have seen the page in two of them.

Source: accidents in print: whole volumes stamped with another volume's line (see the ACL
Anthology's issues on wrong footers), found only after publication.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "verification"
