"""A file that front.yaml names can't be used.

Why: it is missing, lies outside the volume folder, is no text in UTF-8, or no picture of a kind
that can be printed. The page is set without it.

How to mend: put the file where front.yaml says or mend the path; save texts as UTF-8, pictures as
PNG, JPEG or SVG, a cover made elsewhere as a one-page PDF without password.

Source: every path lies in the volume folder after links are resolved, so that a volume builds the
same everywhere.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "matter"
