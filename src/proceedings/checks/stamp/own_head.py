"""The paper prints a right head for this conference, in other words than ours.

Why: the class acmart prints heads itself, with the authors in the form the author chose and with
the sides turned where its pages are counted from 1. Its conference line is this volume's, so they
are left alone and nothing is printed twice.

How to mend: nothing has to be done. For one wording in all heads ask for papers without heads.

Source: the class acmart chooses sides by its own page counter (measured), a volume by its folios.
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "stamping"
