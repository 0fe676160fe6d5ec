"""An id is taken.

Why: Ids name files, web addresses and link targets. Capitals make no difference, because on many
disks they don't; the first that has the id keeps it.

How to mend: Give one of the two another id, or delete the copy. A paper is written either in
papers.yaml or in a file of its own.

Source: The description of the metadata, ids.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
