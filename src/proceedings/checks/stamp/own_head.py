"""The paper prints running heads of its own, in other words than ours or at another height.

Why: the class acmart prints heads itself, with the authors in the form the author chose and with
the sides turned where its pages are counted from 1; other classes have heads of their own. What
surely is a head is left alone, since two heads on a page are worse than one in other words.

How to mend: nothing has to be done. For one wording in all heads ask for papers without heads. Or
have the paper's taken off and the volume's set: `replace: [head]` in the paper's record, in
`metadata/volume.yaml` for all papers.

Source: the class acmart chooses sides by its own page counter (measured), a volume by its folios.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "stamping"
