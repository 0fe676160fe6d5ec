"""Fonts: which are in the file, and whether their letters are known as text.

What a page's resources name is not yet used: some tools name Helvetica on each page and set nothing
in it. So a font with a fault is told only where a page is seen to set letters in it.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Name, Stream, String

from proceedings.inspection import words
from proceedings.inspection.objects import NO_INK, PageObjects, Text
from proceedings.inspection.origin import tool_named
from proceedings.inspection.readable import is_readable, names_inside, say_letters
from proceedings.inspection.reader import View, around
from proceedings.pdf.boxes import inherited
from proceedings.records.inspection import Box, FontFact, Tool

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_RESOURCES = 50_000
"""Resource dictionaries looked through; a paper has some hundreds."""
_DEEPEST = 12  # forms within forms
_MOST_PAGES = 50
_LONGEST_TEXT = 60
_ENOUGH_TRIED = 24  # letters, by which a font is judged
_LEAST_TRIED = 3  # letters: fewer are a sign or two
_AT_ONCE = 8  # letters tried of one text
_SPACES = " \u00a0\t\r\n"  # control codes count: letters whose text isn't known come as such
_NAMELESS = "a font without a name"
_SUBSET = re.compile(r"\A[A-Z]{6}\+")
# Matplotlib's own fonts, as Type 3: the picture says nothing of its tool where XeTeX took it in.
_MATPLOTLIB = re.compile(r"DejaVu|BitstreamVera|STIX|cm(?:r|mi|sy|ex|tt|ss|b)10\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A font with what finds it again on a page.

    Attributes:
        fact: What is told of it; `pages` are those that name it.
        dictionary: The font, or one of several like it.
        in_doubt: The file doesn't say its letters as text; a reader has to try.
        tried: Letters that were tried.
        failed: Those among them that the reader had no text for.
        used: Pages that set letters in it, looked for where it has a fault or is in doubt.
    """

    fact: FontFact
    dictionary: Dictionary
    in_doubt: bool = False
    tried: int = 0
    failed: int = 0
    used: tuple[int, ...] = ()

    @property
    def has_fault(self) -> bool:
        """Whether something is to be told of it."""
        return not self.fact.embedded or not self.fact.readable or self.fact.kind == "Type3"

    def is_sought_on(self, page: int) -> bool:
        """Whether a page is to be looked through for it."""
        return (self.has_fault or self.is_undecided) and page in self.fact.pages

    @property
    def is_undecided(self) -> bool:
        """Whether more letters have to be tried."""
        return self.in_doubt and self.tried < _ENOUGH_TRIED


def fonts_of(pages: Iterable[Dictionary]) -> list[FontUse]:
    """The fonts of pages and of the forms they draw, by name."""
    search = _Search()
    found: dict[tuple[object, ...], FontUse] = {}
    for number, page in enumerate(pages, 1):
        for font, tool in search.fonts(inherited(page, "/Resources")):
            use = search.described(font, tool)
            fact = use.fact
            key = (fact.name, fact.kind, fact.embedded, fact.readable, use.in_doubt, fact.tool)
            known = found.setdefault(key, use)
            seen = known.fact.pages
            if len(seen) < _MOST_PAGES and (not seen or seen[-1] != number):
                found[key] = replace(known, fact=replace(known.fact, pages=(*seen, number)))
    return sorted(found.values(), key=lambda use: use.fact.name)


def with_texts(fonts: list[FontUse], view: View, objects: PageObjects, page: int) -> list[FontUse]:
    """The same fonts, with what this page sets in those that have a fault or are in doubt."""
    sought = {index for index, use in enumerate(fonts) if use.is_sought_on(page)}
    if not sought:
        return fonts
    told = list(fonts)
    known: dict[int, int | None] = {}
    for place, one in enumerate(objects.texts):
        handle = None if one.mode in NO_INK else pdfium.FPDFTextObj_GetFont(one.handle)
        if not handle:
            continue
        address = ctypes.addressof(handle.contents)
        if address not in known:
            known[address] = _match(fonts, sought, handle, in_form=one.form >= 0)
        index = known[address]
        if index is None or index not in sought:
            continue
        told[index] = use = _looked_at(told[index], view, objects, place, address, page)
        if page in use.used and not use.is_undecided:
            sought.discard(index)
            if not sought:
                break
    return told


def used(fonts: Iterable[FontUse]) -> tuple[FontFact, ...]:
    """What is told in the end: fonts with a fault only where a page sets letters in them."""
    told: list[FontFact] = []
    for use in fonts:
        fact = use.fact
        if use.in_doubt:
            fact = replace(fact, readable=not _is_unreadable(use))
        if fact.embedded and fact.readable and fact.kind != "Type3":
            told.append(replace(fact, text="", box=None))
        elif use.used:
            told.append(replace(fact, pages=use.used))
    return tuple(told)


def _is_unreadable(use: FontUse) -> bool:
    """Whether most letters tried had no text; a sign or two keep nobody from a search."""
    if use.tried < _LEAST_TRIED or 2 * use.failed <= use.tried:
        return False
    names = names_inside(use.dictionary)
    return not names or not say_letters(names)


def _match(
    fonts: Sequence[FontUse], sought: Iterable[int], handle: Any, *, in_form: bool
) -> int | None:
    """Which of the fonts sought PDFium's one is; of two alike, that of a figure in a form."""
    size = pdfium.FPDFFont_GetBaseFontName(handle, None, 0)
    letters = ctypes.create_string_buffer(max(1, size))
    pdfium.FPDFFont_GetBaseFontName(handle, letters, size)
    name = _bare(words.line(letters.value.decode("utf-8", "replace"))) or _NAMELESS
    embedded = pdfium.FPDFFont_GetIsEmbedded(handle) == 1
    alike = [
        index
        for index in sought
        if fonts[index].fact.name == name and fonts[index].fact.embedded == embedded
    ]
    return max(
        alike, key=lambda index: (fonts[index].fact.tool is not None) == in_form, default=None
    )


def _looked_at(
    use: FontUse, view: View, objects: PageObjects, place: int, address: int, page: int
) -> FontUse:
    one = objects.texts[place]
    letters = len(objects.text_of(one).strip(_SPACES))
    if not letters and use.fact.kind != "Type3":
        return use
    if use.in_doubt:
        # Where the file says itself that its letters aren't known, nothing is to be tried.
        tried, failed = _tried(view, one) if use.fact.readable else (letters, letters)
        use = replace(use, tried=use.tried + tried, failed=use.failed + failed)
    if page in use.used:
        return use
    use = replace(use, used=(*use.used, page)[:_MOST_PAGES])
    if use.fact.text:
        return use
    text, box = _opening(objects, place, address)
    return replace(use, fact=replace(use.fact, text=text, box=box))


def _tried(view: View, text: Text) -> tuple[int, int]:
    """Letters of a text that were tried, and those that the reader has no text for."""
    x, y = (text.box[0] + text.box[2]) / 2, (text.box[1] + text.box[3]) / 2
    page = view.text_page
    middle = pdfium.FPDFText_GetCharIndexAtPos(page, x, y, 4.0, 4.0)
    wanted = ctypes.addressof(text.handle.contents)
    tried = failed = 0
    for index in range(max(0, middle - _AT_ONCE // 2), middle + _AT_ONCE // 2):
        owner = pdfium.FPDFText_GetTextObject(page, index)
        if owner and ctypes.addressof(owner.contents) == wanted:
            tried += 1
            failed += pdfium.FPDFText_HasUnicodeMapError(page, index) == 1
    return tried, failed


def _opening(objects: PageObjects, place: int, address: int) -> tuple[str, Box]:
    """The first letters that are set in a font, and the box around them."""
    parts: list[str] = []
    boxes: list[Box] = []
    for one in objects.texts[place : place + _LONGEST_TEXT]:
        handle = pdfium.FPDFTextObj_GetFont(one.handle)
        if not handle or ctypes.addressof(handle.contents) != address:
            break
        if boxes and not _is_beside(boxes[-1], one.box):
            break
        parts.append(objects.text_of(one))
        boxes.append(one.box)
        if sum(map(len, parts)) >= _LONGEST_TEXT:
            break
    x0, y0, x1, y1 = objects.displayed(around(*boxes))
    box = (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
    return words.line(" ".join(parts))[:_LONGEST_TEXT].rstrip(), box


def _is_beside(one: Box, other: Box) -> bool:
    height = max(one[3] - one[1], other[3] - other[1])
    across = max(one[0], other[0]) - min(one[2], other[2])
    along = max(one[1], other[1]) - min(one[3], other[3])
    return across <= height and along <= 0


class _Search:
    """Fonts below resources; what several pages share is looked through once."""

    def __init__(self) -> None:
        self._left = _MOST_RESOURCES
        self._below: dict[tuple[int, int, Tool | None], list[tuple[Dictionary, Tool | None]]] = {}
        self._described: dict[tuple[int, int, Tool | None], FontUse] = {}

    def fonts(
        self, resources: object, tool: Tool | None = None, depth: int = 0
    ) -> list[tuple[Dictionary, Tool | None]]:
        """The fonts of resources, each with the tool of the figure it stands in."""
        if not isinstance(resources, Dictionary) or depth > _DEEPEST or self._left <= 0:
            return []
        self._left -= 1
        if not resources.is_indirect:
            return self._looked_through(resources, tool, depth)
        key = (*resources.objgen, tool)
        if key not in self._below:
            self._below[key] = []  # where resources name themselves
            self._below[key] = self._looked_through(resources, tool, depth)
        return self._below[key]

    def described(self, font: Dictionary, tool: Tool | None) -> FontUse:
        """A font by what the file says of it."""
        if not font.is_indirect:
            return _described(font, tool)
        key = (*font.objgen, tool)
        if key not in self._described:
            self._described[key] = _described(font, tool)
        return self._described[key]

    def _looked_through(
        self, resources: Dictionary, tool: Tool | None, depth: int
    ) -> list[tuple[Dictionary, Tool | None]]:
        found: list[tuple[Dictionary, Tool | None]] = []
        for font in _values(resources.get("/Font")):
            if isinstance(font, Dictionary):
                found.append((font, tool))
                if "/CharProcs" in font:  # a Type 3 font's drawings may set letters
                    found += self.fonts(font.get("/Resources"), tool, depth + 1)
        for key in ("/XObject", "/Pattern"):
            for form in _values(resources.get(key)):
                if isinstance(form, (Dictionary, Stream)):
                    found += self._below_form(form, tool, depth)
        return found

    def _below_form(
        self, form: Dictionary | Stream, tool: Tool | None, depth: int
    ) -> list[tuple[Dictionary, Tool | None]]:
        inner = form.get("/Resources")
        return self.fonts(inner, _tool_of(form) or tool, depth + 1) if inner is not None else []


def _described(font: Dictionary, tool: Tool | None) -> FontUse:
    missing, kind = _is_missing(font), words.name(font.get("/Subtype"))
    # A composite font is called by its letters' font and its encoding (ISO 32000-1, 9.7.6.1).
    name = words.name(font.get("/BaseFont"))
    name = name.removesuffix(f"-{words.name(font.get('/Encoding'))}") if kind == "Type0" else name
    name = _bare(name) or _NAMELESS
    if kind == "Type3" and tool in (None, Tool.OTHER) and _MATPLOTLIB.match(name):
        tool = Tool.MATPLOTLIB
    readable = is_readable(font)
    fact = FontFact(
        name=name, kind=kind, embedded=not missing, readable=readable is not False, tool=tool
    )
    return FontUse(fact=fact, dictionary=font, in_doubt=readable is not True)


def _tool_of(form: Dictionary | Stream) -> Tool | None:
    """What a figure was made with, by what pdfTeX and LuaTeX keep of its file's Info."""
    info: object = form.get("/PTEX.InfoDict")
    if not isinstance(info, Dictionary):
        return None
    creator, producer = (
        words.line(str(value)) if isinstance(value := info.get(key), String) else ""
        for key in ("/Creator", "/Producer")
    )
    return tool_named(creator, producer) or Tool.OTHER


def _is_missing(font: Dictionary) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return False
    holder: object = font
    below = font.get("/DescendantFonts")
    if isinstance(below, Array) and len(below):
        holder = below[0]
    descriptor = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    return not (isinstance(descriptor, Dictionary) and any(key in descriptor for key in _PROGRAMS))


def _bare(name: str) -> str:
    """A name without the prefix of a subset."""
    return _SUBSET.sub("", name)


def _values(holder: object) -> Iterable[object]:
    return holder.values() if isinstance(holder, Dictionary) else ()
