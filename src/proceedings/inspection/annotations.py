"""What annotations are made of: their place, their texts, the addresses they lead to.

Source: ISO 32000-1, 12.5 (annotations), 12.6.4.7 (addresses), 7.9.2 (text strings), 7.11 (files).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, String

from proceedings.inspection import words
from proceedings.pdf.boxes import Frame, is_box
from proceedings.records.inspection import Box, Comment

_MARKUP = """
    Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp
    Caret Ink Redact Watermark
"""
MARKUP = frozenset(_MARKUP.split())
"""The kinds of annotation that are remarks and marks; links, fields and media are others."""

_MOST_ANNOTATIONS = 50_000
_MOST_CORNERS = 8 * 50  # numbers of /QuadPoints
_LONGEST_REMARK = 200
_LONGEST_TEXT = 5000
_SAID = ("/Contents", "/Subj", "/T", "/TU", "/V")
_MARKED_UP = re.compile(r"<[^<>]*>")
_LONGEST_ADDRESS = 4096  # bytes
_OF_THE_WEB = re.compile(r"(?:https?|ftp|file):", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:")
_TWO_BYTES = {codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF16_LE: "utf-16-le"}


def annotations_of(pages: Iterable[Dictionary]) -> Iterator[tuple[int, list[Dictionary]]]:
    """Each page's number from 1 with its annotations; the first 50 000 of a file.

    All pages of a hostile file may share one long list.
    """
    left = _MOST_ANNOTATIONS
    for number, page in enumerate(pages, 1):
        listed = page.get("/Annots")
        count = min(len(listed), left) if isinstance(listed, Array) else 0
        left -= count
        found = [listed[at] for at in range(count)] if isinstance(listed, Array) else []
        yield number, [one for one in found if isinstance(one, Dictionary)]


def box_of(annotation: Dictionary, frame: Frame) -> Box | None:
    """Where it stands on the page as displayed: around its quadrilaterals, else its rectangle.

    Returns:
        None where it has no place, or one that isn't on the page.
    """
    corners, around = annotation.get("/QuadPoints"), annotation.get("/Rect")
    numbers = _numbers(corners) if isinstance(corners, Array) else None
    if numbers and len(numbers) % 8 == 0:
        box = (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
    elif is_box(around):
        x0, y0, x1, y1 = (float(number) for number in around)  # type: ignore[union-attr]
        box = (x0, y0, x1, y1)
    else:
        return None
    left, bottom, right, top = frame.displayed(box)
    left, right = max(left, 0.0), min(right, frame.width)
    bottom, top = max(bottom, 0.0), min(top, frame.height)
    if left > right or bottom > top:
        return None
    return (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))


def _numbers(corners: Array) -> list[float] | None:
    if not len(corners) or len(corners) > _MOST_CORNERS:
        return None
    try:
        numbers = [float(number) for number in corners]
    except (TypeError, ValueError):
        return None
    return numbers if all(abs(number) < 1e9 for number in numbers) else None


def comment_of(annotation: Dictionary, kind: str, page: int, frame: Frame) -> Comment | None:
    """A remark or a mark; None for a reply, which belongs to the remark it answers."""
    if kind not in MARKUP or "/IRT" in annotation:
        return None
    return Comment(
        kind=kind,
        page=page,
        box=box_of(annotation, frame),
        text=text_of(annotation.get("/Contents"))[:_LONGEST_REMARK],
    )


def text_of(value: object) -> str:
    """A text string on one line; empty for anything else."""
    return words.line(str(value)) if isinstance(value, String) else ""


def long_text_of(value: object) -> str:
    """A text string without its line ends, the first 5000 letters; empty for anything else."""
    if not isinstance(value, String):
        return ""
    return " ".join(words.page_text(str(value)[:_LONGEST_TEXT]).split())


def texts_of(annotation: Dictionary) -> str:
    """All that an annotation says in words, of itself and of who wrote it."""
    said = [long_text_of(annotation.get(key)) for key in _SAID]
    rich = _MARKED_UP.sub(" ", long_text_of(annotation.get("/RC")))  # XHTML, 12.7.3.4
    return " ".join(text for text in (*said, rich) if text)


def uri_of(value: object, base: str = "") -> str:
    """An address as text; one without a scheme is made whole with the document's base."""
    uri = _decoded(bytes(value)[:_LONGEST_ADDRESS]) if isinstance(value, String) else ""
    if base and uri and not _SCHEME.match(uri):
        return words.line(f"{base.rstrip('/')}/{uri.lstrip('/')}")
    return uri


def file_of(value: object) -> str:
    """A file specification as an address: the web's where it is one, else beginning `file:`."""
    if isinstance(value, Dictionary):
        value = value.get("/UF", value.get("/F"))
    name = _decoded(bytes(value)[:_LONGEST_ADDRESS]) if isinstance(value, String) else ""
    return name if not name or _OF_THE_WEB.match(name) else f"file:{name}"


def _decoded(data: bytes) -> str:
    """ASCII by the standard; tools write UTF-8, UTF-16 with its mark, and PDFDocEncoding too."""
    coding = _TWO_BYTES.get(data[:2])
    if coding:
        return words.line(data[2:].decode(coding, "replace"))
    try:
        return words.line(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"))
    except UnicodeDecodeError:
        return words.line(data.decode("pdfdoc", "replace"))
