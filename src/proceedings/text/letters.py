"""Texts reduced to their letters, for comparing what may be written in many ways."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Letters and digits alone, without accents, case and ligatures."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", text.casefold()))
