"""A style sets a stamp in a font it doesn't define.

Why: The stamp couldn't be set.

How to mend: Mend the key, or add it to `fonts` in the style with the families to try in turn.

Source: The description of style files.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
