"""A PDF lies among the papers, and no record names it.

Why: It may be a paper that was forgotten in the metadata, or one whose file has another name than
its record expects. It isn't in the volume.

How to mend: Give the paper a record in papers.yaml; or name the file with `file:` in the record it
belongs to; or move it out of `papers/`.

Source: Every bound paper has a record; file names are matched letter by letter.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "inspection"
