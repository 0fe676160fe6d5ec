"""A session lists a paper that doesn't exist.

Why: It can't be bound; the session is built without it.

How to mend: Mend the id, add the paper, or delete it from the session.

Source: The description of the metadata, program.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
