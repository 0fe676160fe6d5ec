"""A rights strip or a reference that was set does not read back as it was set.

Why: both are what readers, libraries and courts go by. Each is read where it was set, word for word
with the volume's metadata, and its links must lead to the DOI and the licence.

How to mend: look at the paper's first page. If its own content swallows what comes after it, ask
the author to export the PDF again. If the page is right, some viewers don't read it: waive this
only once you have seen the page in two of them.

Source: accidents in print: whole volumes stamped with another volume's DOI, found only after
publication.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "verification"
