"""A list, a mapping or a text stands where another is expected.

Why: What was meant can only be guessed, and a guess about authors or sessions is worse than none.

How to mend: A list is written `[a, b]`, or each item on its own line behind `- `, also where
there is one; a mapping has `key: value` on each line.

Source: The type of the field in the description of the metadata.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
