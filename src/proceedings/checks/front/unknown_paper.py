"""An award or a workshop names a paper that doesn't exist.

Why: Its title and page can't be shown.

How to mend: Mend the id, or add the paper.

Source: The description of the metadata, front.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
