"""The style checks papers and never stamps them.

Why: some publishers take each file as its authors made it, or set heads and page numbers
themselves. What they would have to undo isn't done: papers are bound into the volume, and written
one by one, as they came.

How to mend: nothing has to be done. For a volume with folios, to hand out beside the publisher's,
set `style` in `metadata/volume.yaml` to one that stamps, as `plain`.

Source: `refuse` of the style, which says whose rule it is.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "volume"
RAISED_BY = "stamping"
