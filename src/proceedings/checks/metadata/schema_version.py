"""A metadata file doesn't begin with `schema: 1`.

Why: The number says by which rules the file was written, so that later releases can read old
volumes rightly.

How to mend: Make `schema: 1` the first line of the file. A higher number needs a later release of
this program.

Source: The description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
