"""The BibTeX file can't be read back as it was meant.

Why: a library or an author imports it as it is: an entry too few, a wrong page or DOI spreads into
every bibliography.

How to mend: look at the entry named. Braces and backslashes in titles are the usual reason; mend
the title in papers.yaml. If nothing is odd there, report it.

Source: read back by bibtexparser, which shares no code with the writer.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
