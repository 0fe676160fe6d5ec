r"""The text has an invisible control character.

Why: XML can't hold it and PDF can't print it; it comes with text copied out of PDFs and
spreadsheets. In a raw file it is read as a space; a quoted value that makes one by an escape such
as \x0b is left out.

How to mend: Delete it. Where an editor doesn't show it, type the words around it anew.

Source: XML 1.0 (fifth edition) §2.2.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
