"""A PDF may be a paper's, but it is not sure.

Why: A file bound under another paper's title is the worst mistake a volume can have. A PDF comes in
only if its name says the id and page 1 doesn't say otherwise, or if page 1 has a paper's title and
authors.

How to mend: Open it. If it is the paper's, import again with `--pdf ID=NAME`, as the finding shows.

Source: The description of the import: nothing is guessed silently.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "importing.match"
