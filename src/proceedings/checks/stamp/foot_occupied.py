r"""Something stands where a line at the foot is to go, so the line isn't set.

Why: nothing of an author's page is ever printed over. A footnote, a template's own foot or a text
block that is too deep takes the place.

How to mend: ask the author for the paper with its bottom margin free (LaTeX: the class's own
margins and `\pagestyle{empty}`; Word: an empty footer). If what stands there will do, waive this.

Source: papers for the ACL Anthology leave the lowest two centimetres free for these lines
(aclpubcheck; measured on a published paper).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
