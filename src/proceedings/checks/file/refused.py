"""A PDF of an archive or folder is not brought in.

Why: It is encrypted or damaged in the archive, a link or a device instead of a file, or unpacks to
far more than any paper has: archives are made by strangers, too.

How to mend: Download the archive again. If the file is as it should be, unpack it by hand and
import the folder.

Source: CWE-22 (path traversal), CWE-409 (decompression bombs).
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "importing.gathering"
