"""A page kind is listed in front.yaml, but nothing is given for it.

Why: the default list names every kind, and few volumes need them all. The kind is left out; this
note is there so that nobody misses a page they counted on.

How to mend: give the content in `metadata/front.yaml` (committees under `committees`, a letter
under `prose` with the id of its kind), or write a list `front` there that names only what you
want.

Source: docs/reference/metadata: kinds without content are left out with a note.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "matter"
