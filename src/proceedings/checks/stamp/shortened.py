"""A running head was shortened because it met its neighbour.

Why: heads carry the conference on one side and authors or title on the other. Where both don't fit,
one of them takes its shorter form, and as a last resort is cut at a word and ends in an ellipsis.

How to mend: give the paper `running_title` or `running_authors` in papers.yaml, in words that read
well; nothing has to be done if the cut reads well enough.

Source: the class acmart shortens nothing and lets heads collide (measured); the order of shortening
is that of a style's `shorter` and `cut`.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "stamping"
