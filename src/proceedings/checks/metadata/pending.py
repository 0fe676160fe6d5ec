"""A DOI or ISBN is still pending.

Why: It is printed on the pages and in references, so the volume can't be final without it.

How to mend: Write it in place of `pending` as soon as it is assigned.

Source: The description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "metadata.load"
