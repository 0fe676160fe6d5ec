"""A Creative Commons paper names no licence.

Why: Mode `cc` prints the licence's name and link; there are six, and they allow different things.

How to mend: Add `licence` with the SPDX name of the licence the authors chose, such as CC-BY-4.0.

Source: The SPDX licence list; acmart's documentation on setcctype.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "metadata.load"
