"""The PDF that was written is not sound.

Why: a reader that is stricter than ours may refuse the file or show empty pages.

How to mend: the evidence names the object. If it comes with one paper, ask its author to export the
PDF again; else report it.

Source: what qpdf has to mend while it reads every object. The data of papers' pictures and fonts
are not looked into here: `page/cut` and `page/damaged-part` told of them when the file came in.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "verification"
