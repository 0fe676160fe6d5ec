"""A metadata file is larger than 16 MiB.

Why: Metadata of five thousand papers with abstracts has about nine megabytes; more is something
pasted by mistake.

How to mend: Write one file a paper in metadata/papers/ if the volume is truly that large.

Source: Our limit.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
