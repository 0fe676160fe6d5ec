"""Page content: whether what it opens is closed again."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from proceedings.pdf.damage import readable_part

_PAIRS = "q Q BMC BDC EMC"
_OPENS_MARK = (b"BMC", b"BDC")


def balance(page: Dictionary) -> tuple[int, int, int]:
    """Count a page's unclosed states, unclosed marks and surplus `Q`.

    Raises:
        pikepdf.PikepdfError: The content can't be unpacked within limits.
    """
    states = marks = surplus = 0
    for operator, _ in _instructions(page, _PAIRS):
        if operator == b"q":
            states += 1
        elif operator == b"Q":
            surplus += states == 0
            states = max(0, states - 1)
        elif operator in _OPENS_MARK:
            marks += 1
        else:
            marks = max(0, marks - 1)
    return states, marks, surplus


def mend(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    """Rewrite a page's content without each `Q` that closes nothing and without an unended image.

    Such a `Q` does nothing alone, but pops the state saved around the page when a stamp is laid;
    an inline image without an end swallows the stamp.

    Raises:
        pikepdf.PikepdfError: The content can't be unpacked within limits.
    """
    depth, kept = 0, []
    for operator, instruction in _instructions(page):
        if operator == b"Q" and depth == 0:
            continue
        depth += (operator == b"q") - (operator == b"Q")
        kept.append(instruction)
    page["/Contents"] = Stream(pdf, pikepdf.unparse_content_stream(kept))


def _instructions(page: Dictionary, operators: str = "") -> list[tuple[bytes, Any]]:
    """What a page's content says, with each operator's name, which may be any bytes."""
    try:
        parsed = pikepdf.parse_content_stream(pikepdf.Page(page), operators)
    except TypeError as error:  # objects of kinds that no content has, from damaged data
        raise pikepdf.PdfError(str(error)) from None
    return [(instruction.operator.unparse(), instruction) for instruction in parsed]


def salvage(pdf: pikepdf.Pdf, page: Dictionary, broken: frozenset[tuple[int, int]]) -> bool:
    """Put what can be read of broken content streams in their place.

    A stamp behind a stream that breaks off inside a string or a number would be lost with it.

    Args:
        pdf: The page's document.
        page: The page, changed in place.
        broken: Numbers of streams that can't be unpacked to their end.

    Returns:
        Whether any was broken.
    """
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    if not any(isinstance(one, Stream) and one.objgen in broken for one in streams):
        return False
    page["/Contents"] = Array(
        [
            Stream(pdf, readable_part(one)) if one.objgen in broken else one
            for one in streams
            if isinstance(one, Stream)
        ]
    )
    return True
