"""The volume or a single paper has other pages, or another title, than planned.

Why: a page too many or too few moves every folio after it, and contents and index lie. A file that
says another title than the metadata is catalogued under it.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it.

Source: the page plan is what contents, index, BibTeX and labels are made from.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
