"""A file of an export can't be read, or a stretch of it is no record.

Why: What it holds doesn't come in, and nobody would miss it before the volume is read.

How to mend: Take the file from the system once more and give it as it came. If you changed it, save
it as UTF-8; an editor that shows line numbers leads you to the line named.

Source: The formats of the conference systems.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "importers"
