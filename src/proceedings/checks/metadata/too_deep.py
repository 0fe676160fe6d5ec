"""Lists and mappings are nested deeper than any metadata is.

Why: No field lies deeper than ten levels; fifty are read. More is a paste of something else, or
an attack on the reader.

How to mend: Look at the line named for brackets that belong to a text, and put that text in
quotes.

Source: Our limit, chosen well above what the metadata needs.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
