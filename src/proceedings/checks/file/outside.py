"""A paper's file lies outside the folder of the papers, through a link.

Why: A link can lead to any file of the machine. Only what lies in `papers/` is opened, so that
nothing private is published by mistake or by somebody's trick.

How to mend: Copy the PDF itself into `papers/`.

Source: The description of a volume's folder; links are followed before it is looked where they end.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "inspection"
