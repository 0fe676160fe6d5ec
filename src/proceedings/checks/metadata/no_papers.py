"""The volume has no papers.

Why: Neither papers.yaml nor a file in metadata/papers/ is there, so there is nothing to bind.

How to mend: Write papers.yaml, or import the conference system's export.

Source: The files of a volume.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
