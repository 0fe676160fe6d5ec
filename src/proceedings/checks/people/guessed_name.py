"""It was guessed which part of a name is the family name.

Why: The system gives names in one piece. The index, references and libraries need the family name,
and in many languages it is not the last word. The import splits such names by rule and marks them.

How to mend: If the split is right, delete the author's `x-guessed`. If it is wrong, write `given`,
`particle`, `family` and `suffix` as they belong: the mark then means nothing any more.

Source: The description of the metadata, Person.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "metadata.load"
