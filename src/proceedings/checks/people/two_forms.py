"""A person's name is given in two forms at once.

Why: Only one of `family`, `mononym` and `group` can be printed; the rest would be lost.

How to mend: Keep the one that holds. Parts such as given name and particle belong to `family`.

Source: The description of the metadata, Person.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
