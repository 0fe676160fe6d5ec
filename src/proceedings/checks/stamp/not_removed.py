r"""A line the paper prints itself stays on the page though the chair lets it be taken off.

Why: `replace:` is done only where it is safe. Nothing is removed where the line is drawn or lies in
a picture, where the places of its letters can't be told (old fonts without widths, text that is
written downwards), where something else would change with it, where the volume's own line couldn't
be set even then, or where nobody can tell whether it is a running head or the paper's first line,
or where a rights strip begins and ends. The strip of a tagged file stays: its tags tell of it.

How to mend: ask the author for the paper without it (LaTeX: `\pagestyle{empty}`; acmart:
`\settopmatter{printfolios=false}`; Word: empty headers and footers). Or take the `replace:` line
out: the finding about the line itself stays.

Source: text is taken out of a page's content or stays there; it is never painted over.
"""

from proceedings.findings.finding import Level

LEVEL = Level.WARNING
SCOPE = "paper"
RAISED_BY = "stamping"
TO = "chair"
