"""A file that an import brings was changed in the volume, or its place is not one for it.

Why: Letters, logos and biographies come with an export, and a chair may have edited them since. An
import writes over nothing that a person changed, and nowhere but where such files lie.

How to mend: If yours is right, do nothing. Else move yours away and import again.

Source: The description of the import: three-way merge.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.companions"
