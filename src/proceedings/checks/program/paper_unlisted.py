"""A paper stands in no session.

Why: It is bound behind all sessions, where nobody looks for it.

How to mend: Add its id to a session in program.yaml.

Source: The description of the metadata, program.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "metadata.load"
