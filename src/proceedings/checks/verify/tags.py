"""A tag of the volume was lost, or leads to a page that isn't its own.

Why: readers who listen go by the tags. Merged carelessly, one paper's text is read with another
paper's headings and language, and no viewer shows it.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it.

Source: ISO 32000-1, 14.7.4.4 (finding elements from content); measured: of the tools that merge
PDFs, some drop all tags, and some leave the pages with the first paper's.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
