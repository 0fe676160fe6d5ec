"""Texts reduced to their letters, for comparing what may be written in many ways."""

from __future__ import annotations

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_ˆˇˉˊˋ]+")  # TeX's old fonts print accents beside their letters
_NO_ASCII_LETTER = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


def folded(text: str) -> str:
    """Letters and digits alone, without accents, case and ligatures."""
    if text.isascii():
        return text.lower().translate(_NO_ASCII_LETTER)
    return _NO_LETTER.sub("", unicodedata.normalize("NFKD", text.casefold()))
