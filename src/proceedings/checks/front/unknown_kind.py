"""A kind of page is unknown, or can't stand there.

Why: The page would be left out silently.

How to mend: Take one of the kinds the finding lists; a text of your own is `prose:<id>`.

Source: The description of the metadata, front.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
