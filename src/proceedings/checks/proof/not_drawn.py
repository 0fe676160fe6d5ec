"""A paper's pages can't be drawn, so that there is no proof of it.

Why: the author can't see the paper as it will be published; and what one reader can't draw, other
readers' libraries may not show either.

How to mend: open the published file in a PDF viewer. If a page is slow or empty there too, ask the
author to make the file again from its source, with pictures of a sensible size.

Source: docs of PDFium, the library that draws Chrome's PDF pages.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "stations.proofing"
