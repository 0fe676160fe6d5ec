"""HTML entities in exported text, escaped once or twice."""

from __future__ import annotations

import html
import re

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# A command, an escaped sign, or maths: as TeX's readers do, a dollar sign opens maths before
# something and closes it behind something, so that «$5 and $10» is money.
_LATEX = re.compile(r"\\[A-Za-z]+|\\[&%$#_{}'\"`^~=.]|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)")


def is_latex(text: str) -> bool:
    """Whether the text has commands or maths of LaTeX."""
    return bool(_LATEX.search(text))


def unescape(text: str) -> str:
    r"""Resolve entities until nothing changes, at most twice.

    LaTeX text is left as it is: `&` parts columns there, and `\&amp;` may be meant.
    """
    if "&" not in text or is_latex(text):
        return text
    for _ in range(2):
        resolved = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
        if resolved == text:
            break
        text = resolved
    return text
