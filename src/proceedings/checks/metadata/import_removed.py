"""A paper that was imported is no longer in the source.

Why: It may be withdrawn, or lack in this one export. Nothing is deleted by an import: a paper that
somebody confirmed must not vanish because a box was not ticked.

How to mend: Write `status: withdrawn` in its record, or delete the record, if it is withdrawn; else
leave it, and export all accepted papers.

Source: The description of the import: three-way merge.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.reconcile"
