"""There is no style of that name.

Why: The style says what is stamped on each page and where.

How to mend: Mend the name under `style` in volume.yaml or in the track. A style of your own is a
file in templates/styles/.

Source: The styles the package ships, and the volume's own.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
