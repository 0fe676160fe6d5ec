"""The name of a paper's file is not its id.

Why: In metadata/papers/ the file's name is how people find a paper.

How to mend: Rename the file to `<id>.yaml`, or mend the id within; an id that was announced never
changes.

Source: The description of the metadata, papers.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
