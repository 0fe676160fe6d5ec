r"""The paper prints page numbers of its own that aren't the volume's.

Why: a reader sees two different numbers on a page and cites the wrong one. The volume's is printed
at its usual place all the same, if that is free.

How to mend: ask the author for the paper with page numbers off (acmart:
`\settopmatter{printfolios=false}`; other LaTeX: `\pagestyle{empty}`; Word: an empty footer). If
only a draft is needed, waive this. Or have the paper's numbers taken off: `replace: [folio]` in the
paper's record, in `metadata/volume.yaml` for all papers.

Source: the class acmart prints no folios in proceedings formats unless asked (acmart.dtx).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
