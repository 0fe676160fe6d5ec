"""A person's affiliation is no key of the table of affiliations.

Why: Text in a list of affiliations is a key of `affiliations` in papers.yaml; without it there is
no institution to print.

How to mend: Mend the key, add it to the table, or write the affiliation in place: `{institution:
…}`.

Source: The description of the metadata, Affiliation.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
