"""A page kind is listed that the program can't set.

Why: the name is misspelt, or pages of this kind are not made yet. The rest is set without it.

How to mend: take it off the list, or write the page as Markdown, give it an id under `prose`, and
list it as `prose:<id>`.

Source: the page kinds are those with a template among the package's templates.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "matter"
