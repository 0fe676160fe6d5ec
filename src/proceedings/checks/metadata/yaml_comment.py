"""Part of a value may have been taken as a comment.

Why: In YAML a # behind a space begins a comment, so `title: Lessons from C #1` becomes «Lessons
from C».

How to mend: Put the whole value in quotes. A real comment has a space behind its #.

Source: YAML 1.2.2 §6.6.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "metadata.load"
