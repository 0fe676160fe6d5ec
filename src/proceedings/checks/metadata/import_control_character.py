"""A value of an export had a character that can't be printed; a space stands in its place.

Why: Control characters come in with copy and paste. No XML, no PDF and no terminal takes them.

How to mend: Look whether the value reads well; correct it in the system, or in the record.

Source: XML 1.0, 2.2 Characters.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.naming"
