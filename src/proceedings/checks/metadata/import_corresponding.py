"""An export doesn't name the one corresponding author of a paper.

Why: Publishers send rights forms and bills to one author, so that guessing costs somebody money.
HotCRP's contacts are whoever may edit the submission, often several.

How to mend: Ask the authors, and set `corresponding: true` on the one they name. Where nothing
depends on it, nothing needs to be done.

Source: ACM's data for rights forms wants exactly one contact author a paper.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "importers"
