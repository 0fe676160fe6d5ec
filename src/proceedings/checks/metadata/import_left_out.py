"""Something of an export was left out.

Why: It is there twice, contradicts another record, or our metadata has no place for it in that
form.

How to mend: Read what was left out; if the volume needs it, write it into the metadata by hand.

Source: The description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
