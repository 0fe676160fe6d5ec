"""Something that acts, is private or is of no use in a volume was taken out of a paper.

Why: scripts, programs to start, forms, attached files, films and private data of the author's
software do not belong into an archive. A signature is of the author's own file and holds for no
other; article threads and page transitions are of a paper that is read alone. The pages look as
they did; the camera-ready file itself is untouched.

How to mend: nothing has to be done. If what was taken out mattered (a film, data attached), ask the
author for it as a supplement and name it under `supplements` in papers.yaml.

Source: ISO 19005-2, 6.5 and 6.8; page mergers keep such content where it hangs on pages (measured).
"""

from proceedings.findings.finding import Level

LEVEL = Level.NOTE
SCOPE = "paper"
RAISED_BY = "preparation"
