r"""A paper's tags are broken, or leave out some of its pages.

Why: Tags tell readers who listen what is a heading, a table, a caption, and in which order to read.
Tags that lead nowhere or never end would spoil the whole volume's, so they are left behind; the
paper is then read page by page, in the order in which it was drawn. Pages that the tags leave out
don't exist for these readers.

How to mend: Ask the author to export the PDF again from its source, tagged, and to change it with
no other tool afterwards: joining, splitting or printing a tagged file breaks its tags. Word:
«Save as PDF», Options, «Document structure tags for accessibility». LibreOffice: export as PDF,
«Tagged PDF».

Source: ISO 32000-1, 14.7 (logical structure); ISO 14289-1 (PDF/UA-1), 7.1.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "preparation"
TO = "author"
