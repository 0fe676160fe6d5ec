"""A paper can't come in under the id that the system gave it.

Why: Ids name files, web addresses and link targets. They begin with a letter or digit, have at most
64 of A-Z a-z 0-9 . _ -, and differ in more than capitals: some file systems make no difference.
A record without title or authors, such as a rights mail, comes in for a paper that is there alone.

How to mend: Import with `--prefix p-`, or give the paper another id in the export. Ids must not
change later.

Source: The description of the metadata, id.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "importing.naming"
