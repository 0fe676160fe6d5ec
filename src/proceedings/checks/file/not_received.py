"""A paper's camera-ready file was not received, as its record says.

Why: Placeholder pages hold the paper's place, and say so in print: the volume stays a draft, so
that nobody publishes them by mistake.

How to mend: Once the file is there, take `status: not-received` out of the paper's record. If it
won't come, say `status: withdrawn`; if the paper is presented but not published,
`status: non-archival`.

Source: The description of the metadata: `not-received` holds as many pages as `pages` says.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "inspection"
TO = "author"
