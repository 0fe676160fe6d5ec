"""A title or an abstract of an export seems to be cut.

Why: HotCRP cuts text above a form field's word limit and says so; spreadsheets cut cells at 255 or
32,767 signs and say nothing. The volume and the libraries would have half a sentence.

How to mend: Take the whole text from the paper or from the system's page of it, and write it in.

Source: HotCRP's export of papers (`truncated`, `overlong`); Excel's specifications and limits.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "importers"
