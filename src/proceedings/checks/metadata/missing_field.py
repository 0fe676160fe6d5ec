"""A key without which a record can't be is missing or empty.

Why: The paper, session or volume it belongs to is left out until the key is there.

How to mend: Add the key with its value.

Source: The fields marked as required in the description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
