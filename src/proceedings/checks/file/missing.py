"""A paper's camera-ready file isn't there.

Why: The paper takes placeholder pages that say so, and the volume stays a draft. A folder that
lacks a paper is the most common fault on the day of the deadline.

How to mend: Put the PDF where the finding says, or name the file it is in with `file:` in the
paper's record. If nothing was received yet, say `status: not-received`; if the paper was withdrawn,
`status: withdrawn`.

Source: The description of a volume's folder: a paper's file is `papers/<id>.pdf` unless it says
otherwise.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "inspection"
TO = "author"
