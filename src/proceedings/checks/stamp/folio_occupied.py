"""Something stands where the folio is to go, so the folio isn't printed.

Why: nothing of an author's page is ever printed over; a page without its printed number can still
be found by its label.

How to mend: ask the author for the paper with its bottom margin free.

Source: ACM's production prints folios at x 295, y 29 of a Letter page, below every class's text
(measured on published papers).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
