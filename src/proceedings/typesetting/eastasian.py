"""Han, Kana and Hangul: whether a text has them, and the fonts of the `cjk` extra.

The package ships no font for them: one that has them all is larger than everything else in it. The
extra is an ordinary wheel that carries one. Only a volume that has such letters, and no font of its
own for them, is set with it, so all others come out the same whatever is installed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from importlib.util import find_spec
from pathlib import Path

from proceedings.typesetting.letters import shows
from proceedings.typesetting.press import Press

INSTALL = "pip install 'proceedings-builder[cjk]'"
"""What a chair types for these fonts."""

_PACKAGE = "noto_cjk_sans_otc"

# Blocks of the Unicode standard, ch. 18 (East Asia): scripts, their punctuation and wide forms.
_LETTERS = re.compile(
    "["
    "\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff"  # Hangul
    "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"  # Han
    "\u3040-\u30ff\u31f0-\u31ff\U0001aff0-\U0001b16f"  # Kana
    "\u3100-\u312f\u31a0-\u31bf"  # Bopomofo
    "\u2ff0-\u303f\u3130-\u318f\u3190-\u319f\u31c0-\u31ef\u3200-\u33ff\U0001f200-\U0001f2ff"
    "\ufe30-\ufe4f\uff00-\uffef"
    "]"
)


def letters_in(texts: Iterable[str]) -> frozenset[str]:
    """The East Asian letters among all the texts' letters."""
    return frozenset(letter for text in texts for letter in _LETTERS.findall(text))


def installed() -> tuple[Path, ...]:
    """The folder of the extra's fonts; none where it isn't installed."""
    found = find_spec(_PACKAGE)
    places = found.submodule_search_locations if found else None
    return tuple(Path(place) for place in places or ())


def fonts_for(own: tuple[Path, ...], texts: Iterable[str]) -> tuple[Path, ...]:
    """The folders of fonts a volume is set with: its own, and the extra's where it needs them.

    Args:
        own: The volume's own folders of fonts.
        texts: All that may be printed.
    """
    needed = letters_in(texts)
    extra = installed() if needed else ()
    if not extra or shows(Press(0, own), sorted(needed)):
        return own
    return (*own, *extra)


def advice(letters: Collection[str]) -> str:
    """What begins the advice on letters that no font has: the extra, where it may have them."""
    if installed() or not letters_in(letters):
        return ""
    return f"For Han, Kana and Hangul install the extra's fonts: {INSTALL}. Or else: "
