"""One document of the book: its frame, its data, and the letters no font has."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from proceedings.findings.finding import Finding, Level, Place
from proceedings.matter.files import templates
from proceedings.records.matter import Opening, SetMatter
from proceedings.typesetting.eastasian import advice
from proceedings.typesetting.letters import lacking
from proceedings.typesetting.press import Press
from proceedings.typesetting.refusals import MissingLettersError
from proceedings.typesetting.spoken import language
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

Data = dict[str, Any]
_DATA = "data.json"
INDEX_LETTER = "letter"
NO_GLYPH = "front/no-glyph"


def frame(volume: Volume, style: Style) -> Data:
    """What every document of the book knows: page size, language, title, where the folio stands."""
    folio = next((stamp for stamp in style.stamps if stamp.name == "folio"), None)
    return {
        "page": {"width": style.page.width, "height": style.page.height},
        "title": volume.book.title,
        "language": {"lang": "en"} | language(volume.book.language),
        # The folios of front and back matter stand as high as those stamped on papers.
        "folio": {
            "baseline": folio.y if folio and folio.edge == "bottom" else 36.0,
            "size": folio.size if folio else 9.0,
        },
    }


def set_document(
    press: Press,
    folder: Path | None,
    main: str,
    data: Data,
    *,
    output: Path,
    files: Mapping[str, bytes] | None = None,
    unnumbered: int = 0,
) -> SetMatter:
    """Set `main` with the data and write the PDF.

    It is tagged and keeps PDF/UA-1 and PDF/A-2a. Letters that no font has are set as their code
    point and told as errors.

    Raises:
        PressError: A template is at fault.
    """
    sources = templates(folder) | dict(files or {})
    findings: tuple[Finding, ...] = ()

    def compiled(content: Data) -> bytes:
        sources[_DATA] = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        return press.set(sources, main, standards=("ua-1", "a-2a"))

    try:
        pdf = compiled(data)
    except MissingLettersError:
        missing = lacking(press, {text for _, _, text in _texts(data)})
        if not missing:
            raise
        findings = tuple(_no_glyph(data, missing))
        pdf = compiled(_spelled_out(data, missing))
    output.write_bytes(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return SetMatter(
            pages=len(document.pages),
            unnumbered=unnumbered,
            openings=tuple(_openings(document)),
            findings=findings,
        )


def _openings(document: pikepdf.Pdf) -> Iterator[Opening]:
    pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    with document.open_outline() as outline:
        for item in outline.root:
            place = item.destination
            if isinstance(place, pikepdf.Array) and place[0].objgen in pages:
                yield Opening(title=item.title, page=pages[place[0].objgen])


def with_findings(matter: SetMatter, findings: tuple[Finding, ...]) -> SetMatter:
    """The same, with more to tell."""
    return replace(matter, findings=findings + matter.findings)


def _texts(
    value: Any, paper: str | None = None, key: str | None = None
) -> Iterator[tuple[str | None, str | None, str]]:
    """All strings in the data, each with the id of the paper it belongs to and its key."""
    match value:
        case str():
            yield paper, key, value
        case dict():
            own = value.get("id") if isinstance(value.get("id"), str) else paper
            for name, part in value.items():
                yield from _texts(part, own, name)
        case list() | tuple():
            for part in value:
                yield from _texts(part, paper, key)


def name_words(name: str) -> frozenset[str]:
    """A name's words, by which `Sample, Ada` is known as `Ada Sample`."""
    return frozenset(name.replace(",", " ").split())


def _no_glyph(data: Data, missing: frozenset[str]) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for paper, key, text in _texts(data):
        letters = [letter for letter in dict.fromkeys(text) if letter in missing]
        # The letter over a group of names is told with the names.
        if not letters or key == INDEX_LETTER or name_words(text) in told:
            continue
        told.add(name_words(text))
        called = ", ".join(_called(letter) for letter in letters)
        yield Finding(
            rule=NO_GLYPH,
            level=Level.ERROR,
            message=f"No font has {called} of “{text}”; the page shows the code instead.",
            fix=advice(letters)
            + "Put a font that has it into the volume's fonts/ folder, or mend the text.",
            place=Place(paper=paper),
            evidence=text,
        )


def _spelled_out(value: Any, missing: frozenset[str]) -> Any:
    match value:
        case str():
            return "".join(f"[{_code(sign)}]" if sign in missing else sign for sign in value)
        case dict():
            return {key: _spelled_out(part, missing) for key, part in value.items()}
        case list() | tuple():
            return [_spelled_out(part, missing) for part in value]
    return value


def _called(letter: str) -> str:
    shown = letter if letter.isprintable() else unicodedata.name(letter, "a control character")
    return f"{shown} ({_code(letter)})"


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"
