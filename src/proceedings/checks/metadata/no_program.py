"""The volume has no programme.

Why: Without program.yaml the papers are bound in the order of their file, and the contents show
no sessions.

How to mend: Write program.yaml if the volume has parts or sessions; else nothing need be done.

Source: The files of a volume.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "metadata.load"
