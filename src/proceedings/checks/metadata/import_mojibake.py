"""An export has letters that were read in the wrong encoding before it was made.

Why: `JosÃ©` is José, saved in UTF-8 and read in another encoding by the system or by whoever pasted
the name. It would be printed and indexed so.

How to mend: Ask the author how the name is written, correct it in the system and export again, or
correct it in papers.yaml after the import.

Source: Unicode 16, §3.9 (UTF-8); the pairs of signs are those of a lead byte and what follows it.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "volume"
RAISED_BY = "importers"
