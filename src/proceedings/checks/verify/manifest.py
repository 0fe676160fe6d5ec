"""A published file is gone, or is not the one that the build wrote.

Why: authors signed, and libraries are sent, what the manifest names by its SHA-256; a file that was
edited or damaged afterwards is another one.

How to mend: build again. To change a page, change its source: the metadata, the camera-ready file
or a template.

Source: the manifest of the build (`build/manifest.json`).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
