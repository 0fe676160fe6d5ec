"""Anchors, aliases and merge keys are not allowed in metadata.

Why: An alias repeats a value that stands elsewhere: nobody sees at the line what it says, a tool
that writes the file loses it, and a few of them nested make a file of a kilobyte into one of
gigabytes.

How to mend: Write the value out where it is needed. Affiliations that many people share have a
table of their own in papers.yaml. Text that begins with & or * needs quotes.

Source: YAML 1.2.2 §6.9.2 and §7.1; the merge key is a draft type of YAML 1.1.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
