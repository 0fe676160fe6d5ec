"""Tags are not allowed in metadata.

Why: A tag gives a value a type, up to objects of a program; metadata is text and the schema knows
the types.

How to mend: Delete a tag such as !!str. Text that begins with ! needs quotes.

Source: YAML 1.2.2 §6.9.1.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
