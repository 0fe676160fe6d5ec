"""A paper's track is not defined.

Why: The track says how many pages a paper may have, and its rights and style.

How to mend: Mend the spelling, or add the track to `tracks` in volume.yaml.

Source: The description of the metadata, tracks.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
