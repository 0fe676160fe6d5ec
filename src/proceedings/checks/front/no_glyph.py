"""A letter of front or back matter is in no font.

Why: a box in the place of a letter is a misprint, often in somebody's name. The page shows the
letter's code instead, and the volume stays a draft.

How to mend: for Han, Kana and Hangul, `pip install 'proceedings-builder[cjk]'`, which brings Noto
Sans CJK. For other letters put a font that has them into the volume's `fonts/` folder, or mend the
text where the letter shouldn't be at all.

Source: PDF/UA-1 (ISO 14289-1, 7.21) allows no undefined glyph; front and back matter are set by
it.
"""

from proceedings.findings.finding import Level

LEVEL = Level.ERROR
SCOPE = "volume"
RAISED_BY = "matter"
