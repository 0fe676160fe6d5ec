"""Front or back matter could not be set and is left out.

Why: without it the volume has no contents, or no index.

How to mend: the message names the template or the text that the typesetter refused. A template of
your own in `templates/` is mended there, or moved away: then the shipped one is used.

Source: Typst's own refusals, in its words.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "stations.pages"
