"""A text is listed in the front or back matter and isn't there.

Why: `prose:<id>` shows the text of that id under `prose`.

How to mend: Mend the id, or add the text with its file.

Source: The description of the metadata, front.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
