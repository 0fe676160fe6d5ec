"""A key in the table of affiliations is nobody's.

Why: Often it is spelt otherwise where it should be used, or its people moved to another key.

How to mend: Delete it, or give it to those it belongs to.

Source: `affiliations` in papers.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "metadata.load"
