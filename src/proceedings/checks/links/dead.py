"""Links in a paper lead to places that the paper does not have.

Why: a reader clicks a citation and nothing happens. The links stay visible but do nothing.

How to mend: ask the author to typeset the paper again until LaTeX stops asking to (`Rerun to get
cross-references right`), or to export it anew with bookmarks and links.

Source: ISO 32000-1, 12.3.2 (destinations).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "preparation"
TO = "author"
