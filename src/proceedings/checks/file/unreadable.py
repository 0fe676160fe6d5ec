"""A paper's file is there, but can't be read.

Why: It is no PDF (a saved login page, a Word file with another ending), needs a password, has no
pages, is damaged beyond repair, or takes more time or memory than one paper may take. The paper
takes placeholder pages; all others are built.

How to mend: Open the file in a PDF viewer. If it opens, export or print it to a new PDF: from Word
«Save as PDF», in LaTeX run pdflatex anew and look at its last lines, from a browser print to a
file. If it doesn't, ask the author for it again, as an attachment to a mail rather than pasted.

Source: The limits for files from strangers: 2 GiB of memory, 30 s of computing, 60 s in all, 2000
pages; ISO 32000-1 for what a PDF is.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "inspection"
TO = "author"
