"""A key of an export is spelt wrongly and was read as the one it resembles.

Why: It may have been meant otherwise.

How to mend: Look at one record that has it. If the value stands in the right place, nothing need
be done.

Source: The descriptions of the formats; some of their own samples have such keys.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "importers"
