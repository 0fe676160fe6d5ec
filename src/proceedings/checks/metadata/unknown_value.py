"""A value is none of the field's choices.

Why: The field has few possible values, and each changes what is built.

How to mend: Take one of the values the finding lists; spelling and capitals count.

Source: The choices of the field in the description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
