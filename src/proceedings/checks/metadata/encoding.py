"""A metadata file is not in UTF-8.

Why: Names would come out wrong: one byte means another letter in each old encoding.

How to mend: Open the file in an editor, check that the names look right, and save it with the
encoding UTF-8. Spreadsheets call it «CSV UTF-8» or «Unicode text».

Source: YAML 1.2.2 §5.2; UTF-16 with a byte order mark is read too.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
