"""Two exports of one system say different things about a paper.

Why: They were made at different times, or one of them was edited. The first one's words are taken,
which may be the older ones.

How to mend: Export both anew from the system, or correct the record after the import.

Source: The description of the import: exports of one call are joined.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.join"
