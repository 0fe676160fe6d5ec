"""A link of the volume leads nowhere, into another paper, or was lost.

Why: LaTeX gives the same names to the destinations of every paper. Bound carelessly, a citation
jumps into somebody else's bibliography and nobody notices.

How to mend: nothing of yours is wrong. Delete `build/.cache` and build again; if it stays, report
it, with the finding as `--format json` prints it. Where contents or index print another folio than
they lead to, a template of your own may print it: look there first.

Source: measured: a plain merge of two papers of one class sent one link in three to the wrong
paper.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
