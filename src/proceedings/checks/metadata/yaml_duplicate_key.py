"""A key stands twice in one mapping.

Why: Most readers of YAML silently keep the last one, so half of a title or a list of authors is
lost unseen.

How to mend: Keep one of the two. A list is written under one key, each item behind `-`.

Source: YAML 1.2.2 §3.2.1.3: keys are unique.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
