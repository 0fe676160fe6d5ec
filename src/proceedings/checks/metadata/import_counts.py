"""Two lists of an export that tell of the same people or papers don't agree.

Why: There are more addresses than authors, or two tables of one system name other people: whoever
joins them by their place in the list gives somebody another's address.

How to mend: Look the paper up in the system, and correct its record after the import. The message
says which of the two was taken and what was left out.

Source: Exports keep names and addresses in lists of their own; see the description of each system.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "importers"
