"""A bookmark of the volume is missing, misplaced or counts wrong.

Why: bookmarks are how readers move through a thousand pages: part, session, paper, and the paper's
own below.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it.

Source: ISO 32000-1, 12.3.3 (document outline).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
