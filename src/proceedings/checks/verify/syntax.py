"""The PDF that was written is not sound.

Why: a reader that is stricter than ours may refuse the file or show empty pages.

How to mend: the evidence names the object. If it comes with one paper, ask its author to export the
PDF again; else report it.

Source: qpdf's check of cross references, object streams and the data of every stream.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
