r"""The ACM reference format isn't set: page 1 has no room for it in the first column.

Why: it tells readers how to cite the paper. It goes below the author's text in the first column,
above the rights strip; nothing of an author's page is ever printed over.

How to mend: acmart prints it unless `\settopmatter{printacmref=false}` says otherwise. In another
template leave room below the keywords. If the volume can do without, waive this.

Source: pages of the class acmart, which sets it below the keywords (`\@mkbibcitation`).
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "author"
