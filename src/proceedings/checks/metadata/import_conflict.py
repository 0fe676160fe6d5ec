"""A value was changed by you and by the source, each in its own way.

Why: A later import must neither undo what a chair mended by hand nor hide what an author mended in
the conference system. Where both did, only a person can say which holds.

How to mend: If yours is right, do nothing: it is kept, and this is told once. If the source's is
right, write it in, or correct yours and import again.

Source: The description of the import: three-way merge.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.reconcile"
