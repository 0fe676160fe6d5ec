"""A metadata file can't be read from the disk.

Why: It is no regular file, may not be read, or the disk refused.

How to mend: Check the file's permissions, and that it is a file and no folder, pipe or device.

Source: The operating system's own message is part of the finding.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
