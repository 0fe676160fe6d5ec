"""A waiver waives nothing.

Why: What it was for has been mended, or its rule or paper is misspelt, or the day until which it
held has passed. Left in place it would hide the next finding of its kind.

How to mend: Take it away; or spell rule and paper as the finding has them (`proceedings check
--format json` prints them); or give it a later day in `expires`.

Source: `waive` in volume.yaml and in the papers' records.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "findings"
