"""A DOI doesn't begin with the volume's prefix.

Why: Only the prefix's owner can register it; a foreign one is mostly the DOI of a preprint or an
earlier version.

How to mend: Write the DOI the publisher assigned, or mend `doi.prefix` in volume.yaml.

Source: ISO 26324; the DOI Handbook on prefixes.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "metadata.load"
