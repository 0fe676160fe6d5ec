"""No paper was found for a PDF.

Why: Its name has no paper's id, and page 1 has no paper's title; it may be no paper at all, or one
that is not accepted.

How to mend: Open it. If it is a paper's, import again with `--pdf ID=NAME`.

Source: The description of the import: nothing is guessed silently.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importing.match"
