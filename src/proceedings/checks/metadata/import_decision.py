"""A decision of an export doesn't say whether the paper is accepted.

Why: `probably accept`, `accept if room` or `minor revision` may end either way. A paper that is
bound by mistake is published; so none is taken as accepted on a guess.

How to mend: Set the final decision in the system and export again; or write the paper's record
yourself.

Source: Decisions are words that each conference chooses; only plain acceptance is understood.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
