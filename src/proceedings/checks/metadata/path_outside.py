"""A path leads out of the volume.

Why: A build reads only the volume's own folder, so that it is the same on every machine and no
file of yours gets printed by an author's trick. Links are followed before looking; a paper's file
must lie in papers/.

How to mend: Copy the file itself into the volume and write its path from the volume's folder,
with /, without .. and without a drive.

Source: CWE-22, CWE-59.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
