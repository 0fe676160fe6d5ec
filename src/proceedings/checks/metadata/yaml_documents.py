"""A metadata file holds several YAML documents.

Why: A line `---` begins a new document; which of them was meant can't be known.

How to mend: Delete the line, or move what follows it to the file it belongs in. A text that holds
such a line is indented below its key.

Source: YAML 1.2.2 §9.2.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
