"""A page of a paper does not show its folio when it is read back.

Why: a page without its number can't be cited, and one with another's number is cited wrongly. The
folio is looked for as text where it was set, and nowhere else: a page number of the author's own
can't pass for it.

How to mend: look at the page. If it shows no folio, the paper's own content ends in a way that
swallows what comes after it: ask the author to export the PDF again. If it shows the folio, some
viewers don't: waive this only once you have seen the page in two of them.

Source: accidents in print: whole volumes stamped with another volume's line (see the ACL
Anthology's issues on wrong footers), found only after publication.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "verification"
