"""A metadata file is empty.

Why: A file of nothing, or of comments alone, is more often lost work than intent.

How to mend: Write the file, or delete it where the volume needs none: without program.yaml papers
stand in the order of their file, without front.yaml the front matter is the default.

Source: The description of the metadata, files of a volume.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
