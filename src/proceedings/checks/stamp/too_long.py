"""A running head fits in none of its forms and isn't set.

Why: a head that overprints its neighbour or runs off the page is worse than none. A single word as
wide as the page, or two lines that a style neither shortens nor cuts, come to this.

How to mend: give the paper a shorter `running_title` or `running_authors`, the conference a shorter
`short`, or the style's rule `shorter` templates or `cut: true`.

Source: the style's `gap`, and its margins, which no head may pass.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
