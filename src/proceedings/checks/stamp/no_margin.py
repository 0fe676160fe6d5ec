r"""Pages are cut to their type area, so nothing is stamped on them.

Why: a page without its margins has no place for heads and folios; what is set from its edges would
stand in the text. Nothing of an author's page is ever printed over.

How to mend: ask the author for whole pages (LaTeX: the class's own paper size, without `\crop` or
the option that crops in classes such as llncsconf; Word and LibreOffice: export, don't print to a
cropped size). Or let `off_size: centre` in `metadata/volume.yaml` lay such pages on whole ones.

Source: `page` of the style; a page that is smaller on both sides and whose text stands where stamps
go on at least half of the pages of its size.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
