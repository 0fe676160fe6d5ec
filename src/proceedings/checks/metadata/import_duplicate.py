"""An export has one paper twice, and the two records differ.

Why: One of the two is old or belongs to another paper, and nobody but you can say which.

How to mend: Look the id up in the system, delete the wrong row from the export, and import again.
The message names both rows and what differs; the first is taken meanwhile.

Source: Ids name papers; exports of several tracks or dates are often pasted into one table.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "importers"
