"""The volume as a whole isn't accessible, since papers came without usable tags.

Why: Front and back matter are tagged, and so is every paper that came so. The others are put within
reach of readers who listen, page by page in the order in which they were drawn; but a file says
that it keeps PDF/UA-1 as a whole or not at all. So no claim is made while one paper is left.

How to mend: Ask the authors of the papers that are named for a tagged PDF: `access/untagged` and
`access/tags-broken` say with each of them how its tool makes one. Nothing else has to be done; the
manifest names these papers too, under `untagged`.

Source: ISO 14289-1 (PDF/UA-1), 6.2 and 7.1; ISO 32000-1, 14.7.1 (Marked).
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "preparation"
TO = "chair"
