"""The importer had to guess.

Why: An export doesn't say everything the metadata asks for: names come unsplit, a day of
publication or the name of a logo's owner not at all. A guess that nobody looks at is printed.

How to mend: Compare it with what you know and correct the metadata; the next import keeps it.

Source: The formats of the conference systems.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "importers"
