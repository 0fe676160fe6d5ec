"""A field names a file that isn't there.

Why: The page that shows it would stay empty; the field is treated as not given until then.

How to mend: Put the file at the path named, or mend the path. Capitals count, also where your own
disk doesn't mind them.

Source: The description of the metadata; a missing camera-ready is told by `file/missing`.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
