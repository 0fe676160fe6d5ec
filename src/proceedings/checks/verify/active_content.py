"""Something in the volume acts by itself or opens more than web pages.

Why: scripts, started programs and links into files have no place in a published volume; preparing a
paper takes them out, so one that is left is a hole.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it.

Source: PDF/A forbids them too (ISO 19005-2, 6.5).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
