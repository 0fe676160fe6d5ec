"""A line the paper printed itself was taken off with the chair's consent, and the volume's set.

Why: `replace: [head]`, `[folio]` or `[strip]` in a paper's record, or in `volume.yaml` for all
papers, allows it. The text leaves the page's content, with a strip its rule and links too; nothing
is painted over it. What was wrong in it isn't told any more. A second reader
looks at the page afterwards: where a single letter or dot beside it would change, the page stays as
it was.

How to mend: nothing has to be done. Without the `replace:` line the paper is left as it came.

Source: a volume has one kind of running heads and one count of pages; an author's text is never
touched.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "chair"
