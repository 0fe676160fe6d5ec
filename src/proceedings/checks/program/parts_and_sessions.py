"""The programme has parts and sessions side by side.

Why: Sessions lie in parts, or there are no parts; where the loose ones belong can't be known.

How to mend: Move the sessions into a part, or write all of them under `sessions`.

Source: The description of the metadata, program.yaml.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
