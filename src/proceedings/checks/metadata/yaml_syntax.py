"""A metadata file is no YAML.

Why: Nothing behind the fault can be read with certainty, so the file as a whole is left aside;
without papers.yaml or program.yaml nothing is published, without volume.yaml nothing starts.

How to mend: Look at the line and column named. Most faults are a value that holds a colon and a
space, begins with one of @ % * & ! | > `, or a tab: put the whole value in quotes, and indent
with spaces. In double quotes a backslash is written twice; in single quotes an apostrophe is.

Source: YAML 1.2.2, chapters 5 to 8.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "metadata.load"
