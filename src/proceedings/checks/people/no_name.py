"""A person has no name that can be printed and sorted.

Why: A byline, an index and every library need to know which part of a name is the family name; a
name of one word is `mononym`, a consortium is `group`.

How to mend: Add `family`, or `mononym` for somebody with one name, or `group` for many people
under one name.

Source: JATS 1.3: name with surname, string-name, collab.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
