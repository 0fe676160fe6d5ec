"""Letters under more than one mark, told once to readers of a page's text.

Typst draws a mark that stands higher or lower than its letter in a run of its own, and says the
whole letter again for it: `ọ̀` is copied as `ọ̀ọ̀`. Here each part of such a letter is told as its own
share of it (ISO 32000-1, 14.9.4), so that a name is found, copied and read aloud as it was written.
What is drawn stays the same.

Marks that begin to the right of their letter stay as they are (Thai has some): readers that put
glyphs in order by their places would take them for the next letter's.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_CHAR = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")

Instruction = Any
"""Operands and operator, as pikepdf reads and writes them."""
Glyphs = Mapping[bytes, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Glyphs that are told by one text: those of a span, or a single one.

    Attributes:
        text: What they are told as.
        code: The first glyph.
        back: How far to the left it is moved before it is drawn, in thousandths of the size.
        span: The index of the span's instruction; none for a glyph outside of spans.
        show: The index of the instruction that shows a single glyph.
        glyph: Which of that instruction's glyphs it is.
    """

    text: str
    code: bytes
    back: float
    span: int | None = None
    show: int = 0
    glyph: int = 0


@dataclass(frozen=True, slots=True)
class _Shares:
    """What spans, and glyphs outside of spans, are told as from now on, by their indices."""

    spans: dict[int, str] = field(default_factory=dict)
    glyphs: dict[int, dict[int, str]] = field(default_factory=dict)


def told_once(pdf: bytes) -> bytes:
    """The same pages, each letter told once; a file without such letters comes back as it is."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        changed = False
        for page in document.pages:
            fonts = dict(_fonts(page))
            if any(_is_marked(text) for glyphs in fonts.values() for text in glyphs.values()):
                changed |= _mend(document, page, fonts)
        if not changed:
            return pdf
        mended = io.BytesIO()
        document.save(mended, deterministic_id=True)
        return mended.getvalue()


def _fonts(page: pikepdf.Page) -> Iterator[tuple[str, dict[bytes, str]]]:
    """What the glyphs of the page's fonts are told as, in the one form that Typst writes it in."""
    fonts: Any = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", {})
    for name, font in fonts.items():
        if "/ToUnicode" in font:
            found = _CHAR.findall(font.ToUnicode.read_bytes())
            yield (
                name,
                {bytes.fromhex(a.decode()): _text(bytes.fromhex(b.decode())) for a, b in found},
            )


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "replace")


def _is_marked(text: str) -> bool:
    return len(text) > 1 and any(unicodedata.category(each).startswith("M") for each in text)


def _mend(document: pikepdf.Pdf, page: pikepdf.Page, fonts: Mapping[str, Glyphs]) -> bool:
    instructions = list(pikepdf.parse_content_stream(page))
    shares = _shared(_parts(instructions, fonts))
    if not shares.spans and not shares.glyphs:
        return False
    data = pikepdf.unparse_content_stream(list(_retold(instructions, shares)))
    page.obj.Contents = document.make_stream(data)
    return True


def _parts(instructions: Sequence[Instruction], fonts: Mapping[str, Glyphs]) -> Iterator[_Part]:
    glyphs: Glyphs = {}
    marked: list[tuple[int, str | None]] = []
    told: int | None = None
    for index, (operands, operator) in enumerate(instructions):
        match str(operator):
            case "Tf":
                glyphs = fonts.get(str(operands[0]), {})
            case "BDC" | "BMC":
                marked.append((index, _actual(operands)))
            case "EMC" if marked:
                marked.pop()
            case "Tj" | "TJ":
                span = next(((i, text) for i, text in marked[::-1] if text is not None), None)
                for number, (code, back) in enumerate(_codes(operands[0])):
                    if span is None:
                        text = glyphs.get(code, "")
                        yield _Part(text=text, code=code, back=back, show=index, glyph=number)
                    elif told != span[0]:
                        told = span[0]
                        yield _Part(text=span[1] or "", code=code, back=back, span=told)


def _actual(operands: Sequence[Any]) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _codes(shown: Any) -> Iterator[tuple[bytes, float]]:
    """The glyphs of a show, each with how far it is moved to the left right before it."""
    back = 0.0
    for item in _items(shown):
        if not isinstance(item, pikepdf.String):
            back += float(item)
            continue
        for code in _pairs(item):
            yield code, back
            back = 0.0


def _items(shown: Any) -> Sequence[Any]:
    return list(shown) if isinstance(shown, pikepdf.Array) else [shown]


def _pairs(item: pikepdf.String) -> list[bytes]:
    data = bytes(item)
    return [data[at : at + 2] for at in range(0, len(data), 2)]


def _shared(parts: Iterator[_Part]) -> _Shares:
    """Share letters out over their parts: a character for each mark's, the rest for the first."""
    shares = _Shares()
    for letter in _letters(parts):
        text = letter[0].text
        rest = len(text) - len(letter) + 1
        if rest < 1 or any(part.back <= 0 for part in letter[1:]):
            continue
        for part, share in zip(letter, (text[:rest], *text[rest:]), strict=True):
            if part.span is not None:
                shares.spans[part.span] = share
            else:
                shares.glyphs.setdefault(part.show, {})[part.glyph] = share
    return shares


def _letters(parts: Iterator[_Part]) -> Iterator[list[_Part]]:
    """Letters of more than one part.

    The same letter twice in a row begins twice with the same glyph; its marks begin with others.
    """
    letter: list[_Part] = []
    for part in parts:
        if letter and part.text == letter[0].text and part.code != letter[0].code:
            letter.append(part)
            continue
        if len(letter) > 1:
            yield letter
        letter = [part] if _is_marked(part.text) else []
    if len(letter) > 1:
        yield letter


def _retold(instructions: Sequence[Instruction], shares: _Shares) -> Iterator[Instruction]:
    for index, (operands, operator) in enumerate(instructions):
        if index in shares.spans:
            yield _span(shares.spans[index])
        elif index in shares.glyphs:
            yield from _split(operands[0], shares.glyphs[index])
        else:
            yield operands, operator


def _split(shown: Any, shares: Mapping[int, str]) -> Iterator[Instruction]:
    """A show of glyphs as several; those with a share of a letter stand in a span each."""
    kept: list[Any] = []
    number = 0
    for item in _items(shown):
        if not isinstance(item, pikepdf.String):
            kept.append(item)
            continue
        for code in _pairs(item):
            glyph = pikepdf.String(code)
            if number in shares:
                if kept:
                    yield _show(kept)
                yield _span(shares[number])
                yield _show([glyph])
                yield [], pikepdf.Operator("EMC")
                kept = []
            else:
                kept.append(glyph)
            number += 1
    if kept:
        yield _show(kept)


def _show(items: Sequence[Any]) -> Instruction:
    return [pikepdf.Array(items)], pikepdf.Operator("TJ")


def _span(text: str) -> Instruction:
    # UTF-16 whatever the text: a lone mark is no letter of PDFDocEncoding.
    data = pikepdf.String(b"\xfe\xff" + text.encode("utf-16-be"))
    return [pikepdf.Name.Span, pikepdf.Dictionary(ActualText=data)], pikepdf.Operator("BDC")
