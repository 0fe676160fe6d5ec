"""A page of a paper does not show its folio when it is read back.

Why: a page without its number can't be cited, and one with another's number is cited wrongly. The
folio is looked for as text in the top and bottom 100 points of the page.

How to mend: look at the page. If something of the paper's own stands in the folio's place, ask the
author for a file with that place free. If the page shows the right number as a picture, waive this.

Source: accidents in print: whole volumes stamped with another volume's line (see the ACL
Anthology's issues on wrong footers), found only after publication.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "verification"
