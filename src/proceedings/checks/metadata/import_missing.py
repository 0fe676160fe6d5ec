"""An export names a file that isn't there.

Why: A paper without its PDF is held by placeholder pages, and a letter or logo that is missing
leaves its page empty.

How to mend: Put the file where the export names it and import again, or give it to the same
`proceedings import` as one more argument. Capitals count in names of files.

Source: The formats of the conference systems.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
