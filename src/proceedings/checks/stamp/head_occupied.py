r"""Something else stands where a running head is to go, so the head isn't set.

Why: nothing of an author's page is ever printed over. A wide figure, a template's own head or a
text block that is too high takes the place.

How to mend: ask the author for the paper with its top margin free, with heads switched off (LaTeX:
`\pagestyle{empty}`; Word: an empty header). If the head that stands there will do, waive this. If
it shall go, `replace: [head]` in the paper's record, or in `metadata/volume.yaml` for all papers,
has it taken off where it surely is a head.

Source: in the class acmart the band of the heads is empty or holds the class's own (measured).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
