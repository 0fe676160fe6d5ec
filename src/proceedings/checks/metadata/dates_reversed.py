"""Something ends before it starts.

Why: The dates are printed on every page, and exports that order by them go wrong.

How to mend: Swap the two, or mend the one that is wrong.

Source: ISO 8601 §3.1.1: an interval's start is not after its end.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
