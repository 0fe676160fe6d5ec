"""A paper stands in two sessions.

Why: It would be bound and counted twice; the first place holds until then.

How to mend: Delete it from the session it isn't given in.

Source: The description of the metadata: a paper stands in one session.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
