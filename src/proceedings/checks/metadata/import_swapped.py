"""Given and family name of one person stand in two orders.

Why: One of the two is wrong, and the index of authors, BibTeX and every library sort by the family
name. An importer can't know which is right.

How to mend: Look the people named up and correct `given` and `family` where they are swapped.

Source: Exports whose own samples have the editors' names swapped.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
