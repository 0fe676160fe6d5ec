"""A key is unknown.

Why: A key that is silently ignored is a wish that is silently not granted: `runing_title` would
change nothing.

How to mend: Mend the spelling. A key for notes of your own begins with `x-`; it is free and never
printed.

Source: The fields in the description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
