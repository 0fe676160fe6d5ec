"""A letter of a head is in no font, so the line isn't set.

Why: a box in the place of a letter is a misprinted name. The line is left out until a font is
there; all other lines are set.

How to mend: for Han, Kana and Hangul, `pip install 'proceedings-builder[cjk]'`, which brings Noto
Sans CJK. For other letters, or a look of your own, put a font that has them into the volume's
`fonts/` folder; or give the paper `running_authors` or `running_title` in other letters. A letter
that shouldn't be in the name at all is mended in papers.yaml.

Source: PDF/A-2u (ISO 19005-2, 6.2.11.8) allows no undefined glyph; the stamps are set by it.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "paper"
RAISED_BY = "stamping"
