"""Something the volume is made from was changed after the build.

Why: The outputs are those of the files as they were then. What is read back is compared with the
files as they are now, so that other findings may only say that the two differ.

How to mend: Build again.

Source: The manifest of the build (`build/manifest.json`) names every input with its SHA-256.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "verification"
