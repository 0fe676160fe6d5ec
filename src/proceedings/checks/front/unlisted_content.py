"""front.yaml holds content that no list of pages names.

Why: what isn't listed isn't printed, and people who wrote or signed it expect to see it.

How to mend: write the kind into `front` or `back` at the place where it should stand (a text of
your own as `prose:<id>`), or take the content out.

Source: docs/reference/metadata: content that isn't listed is a warning.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "matter"
