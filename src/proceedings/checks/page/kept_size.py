r"""Pages are of another size than the volume's, and can't be laid on it.

Why: `off_size` asks for pages of one size. A larger page is laid in the middle of a smaller one
only where nothing but white is cut off, and is scaled only as far as small type can still be read.
Nothing of an author's page is lost for the sake of its size, so these keep theirs.

How to mend: ask the author to set the volume's paper size and export the PDF again (LaTeX: the
class's own paper size; Word: Layout, Size). `off_size: scale` makes larger pages smaller.

Source: `off_size` in `metadata/volume.yaml`, `page` of the style. Three quarters of 9-point type
are less than 7 points, the smallest that proceedings set.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "preparation"
TO = "author"
