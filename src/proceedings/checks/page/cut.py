"""The content of a page is damaged, and a part of it is lost.

Why: A part of the page's text and drawings can't be read any more: the page may be half empty, and
each viewer shows another part of it. What could be read is in the volume, followed by the running
heads and the folio.

How to mend: Ask the author to look at the pages named and to export the PDF again from its source.
A file that was cut off while it was sent or stored is damaged like this: ask for it once more, in
another way. If the page is right as it is, waive this for the paper.

Source: ISO 32000-1, 7.8.2 (content streams) and 7.4 (filters).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "preparation"
TO = "author"
