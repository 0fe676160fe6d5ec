"""Fonts: which are in the file, and whether their letters are known as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Stream

from proceedings.inspection import words
from proceedings.inspection.objects import PageObjects
from proceedings.inspection.pagetext import PageText
from proceedings.inspection.reader import View
from proceedings.pdf.boxes import inherited
from proceedings.records.inspection import FontFact

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_RESOURCES = 50_000
"""Resource dictionaries looked through; a paper has some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontUse:
    """A font with what finds it again on a page.

    Attributes:
        fact: What is told of it.
    """

    fact: FontFact


def fonts_of(pages: Iterable[Dictionary]) -> list[FontUse]:
    """The fonts of pages and of the forms they draw, by name."""
    found: dict[str, FontUse] = {}
    for font in _fonts(pages):
        missing = _missing(font)
        name = missing or words.name(font.get("/BaseFont")) or "a font without a name"
        kind = words.name(font.get("/Subtype"))
        found.setdefault(name, FontUse(fact=FontFact(name=name, kind=kind, embedded=not missing)))
    return [found[name] for name in sorted(found)]


def with_texts(
    fonts: list[FontUse], view: View, text: PageText, objects: PageObjects, page: int
) -> list[FontUse]:
    """The same fonts, with what this page sets in those that have a fault."""
    return fonts


def _fonts(pages: Iterable[Dictionary]) -> Iterator[Dictionary]:
    waiting: list[object] = [inherited(page, "/Resources") for page in pages]
    seen: set[tuple[int, int]] = set()
    for _ in range(_MOST_RESOURCES):
        if not waiting:
            return
        resources = waiting.pop()
        if not isinstance(resources, Dictionary) or _is_known(resources, seen):
            continue
        for font in _values(resources.get("/Font")):
            if isinstance(font, Dictionary) and not _is_known(font, seen):
                yield font
                waiting.append(font.get("/Resources"))  # of a Type 3 font's drawings
        for key in ("/XObject", "/Pattern"):
            waiting.extend(
                form.get("/Resources")
                for form in _values(resources.get(key))
                if isinstance(form, (Dictionary, Stream)) and not _is_known(form, seen)
            )


def _missing(font: Dictionary) -> str | None:
    if font.get("/Subtype") == Name.Type3:
        return None
    holder: object = font
    below = font.get("/DescendantFonts")
    if isinstance(below, Array) and len(below):
        holder = below[0]
    descriptor = holder.get("/FontDescriptor") if isinstance(holder, Dictionary) else None
    if isinstance(descriptor, Dictionary) and any(key in descriptor for key in _PROGRAMS):
        return None
    return words.name(font.get("/BaseFont")) or "a font without a name"


def _values(holder: object) -> Iterator[object]:
    if isinstance(holder, Dictionary):
        yield from holder.values()


def _is_known(thing: Dictionary | Stream, seen: set[tuple[int, int]]) -> bool:
    if not thing.is_indirect:
        return False
    known = thing.objgen in seen
    seen.add(thing.objgen)
    return known
