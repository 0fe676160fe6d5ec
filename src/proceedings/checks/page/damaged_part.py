"""A picture, a font or another part of a page is damaged.

Why: Its data breaks off or breaks down, so that viewers show it in part, differently or not at all:
a figure with a grey end, letters that are missing. It stands in the volume as the author sent it.

How to mend: Look at the pages named, in two viewers if you can. If something is missing, ask the
author to make the figure anew and to export the PDF again. If nothing is, waive this for the paper.

Source: ISO 32000-1, 7.4.4 (FlateDecode).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "preparation"
TO = "author"
