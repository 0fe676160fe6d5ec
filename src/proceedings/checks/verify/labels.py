"""A page label differs from the folio printed on the page.

Why: a reader who types the cited page number into the page box must land on that page.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it.

Source: ISO 32000-1, 12.4.2 (page labels).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
