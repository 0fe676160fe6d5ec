"""A value of an export is not understood and doesn't come in.

Why: An ORCID iD with a wrong digit, a date that is none or a placeholder for an ISBN would be
printed and deposited as if it were right.

How to mend: Correct it in the system and export again, or write it into the metadata after the
import: the next import keeps what you wrote.

Source: ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 26324 (DOI), ISO 27729 (ORCID), ISO 8601 (dates).
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
