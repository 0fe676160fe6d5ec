"""Two things have one DOI.

Why: A DOI leads to one place; a deposit with it twice overwrites the first paper with the second.

How to mend: Look up in the registrant's list which of the two the DOI belongs to. DOIs are
compared without regard to case.

Source: ISO 26324: a DOI name is unique and case-insensitive.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
