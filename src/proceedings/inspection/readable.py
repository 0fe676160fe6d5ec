"""Whether a font's letters are known as text, by what the file says of the font.

Source: ISO 32000-1, 9.10.2 (mapping character codes to Unicode values).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from proceedings.inspection import words
from proceedings.inspection.tounicode import says_letters

_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding", "/StandardEncoding")
_COLLECTIONS = ("GB1", "CNS1", "Japan1", "Japan2", "Korea1", "KR")
_IDENTITY = ("/Identity-H", "/Identity-V")
_STANDARD = re.compile(
    r"(Times|Helvetica|Courier|Arial|TimesNewRoman|CourierNew)\b|Symbol|.*Dingbats"
)
# Their programs name the glyphs as letters and signs, whatever the file says of them.
_OF_TEX = re.compile(
    r"CM(?:R|MI|MIB|SY|BSY|EX|BX|BXTI|TI|TT|SL|SS|SSBX|CSC|DUNH|FIB)\d|MS[AB]M\d|EU[FRSE][MB]\d"
    r"|LMMath|r?(?:tx|px|ntx|npx)(?:sy|ex|mi|r|i|b|tt|ss|sc)\w*\Z|StandardSym|STIXMath|wasy\d|rsfs\d"
    r"|stmary\d|esint\d|bbm\w*\d|NewTX|LibertineMath"
)
_SYMBOLIC = 4  # of a descriptor's /Flags
# A name that says a letter, and not where it stands in some font: `g12`, `C0041`, `cid:7`, `a49`.
_SAYS_A_LETTER = re.compile(
    r"uni[0-9A-F]{4}|u[0-9A-F]{4,6}|(?!(?:cid|glyph|index|char)\b)[A-Za-z]+\b(?!:)"
)
_GLYPH = re.compile(rb"dup\s+\d+\s*/([^\s/]+)\s+put")
_MOST_NAMES = 600
_LONGEST_HEAD = 20_000  # bytes of a Type 1 program's clear text; an encoding of 256 takes 6000


def is_readable(font: Dictionary) -> bool | None:
    """Whether a font's letters are known as text; None where a reader has to try."""
    to_unicode: object = font.get("/ToUnicode")
    if isinstance(to_unicode, Name):
        return True
    if isinstance(to_unicode, Stream) and says_letters(to_unicode):
        return True
    encoding: object = font.get("/Encoding")
    if font.get("/Subtype") == Name.Type0:
        return _has_collection(font, encoding)
    if isinstance(encoding, Name):
        return True if str(encoding) in _ENCODINGS else None
    if isinstance(encoding, Dictionary):
        names = list(_differences(encoding))
        if names and font.get("/Subtype") == Name.Type3:
            return say_letters(names)  # there is no program that could say more
        if names:
            return True if say_letters(names) or _is_standard(font) else None
        if str(encoding.get("/BaseEncoding")) in _ENCODINGS:
            return True
    if _is_standard(font) or _is_latin(font) or _is_of_tex(font):
        return True
    return None


def names_inside(font: Dictionary) -> list[str]:
    """The glyph names of a Type 1 program's own encoding; empty where there is none."""
    descriptor: object = font.get("/FontDescriptor")
    program = descriptor.get("/FontFile") if isinstance(descriptor, Dictionary) else None
    if not isinstance(program, Stream):
        return []
    try:
        head = program.read_bytes()[:_LONGEST_HEAD]
    except pikepdf.PdfError:  # damaged; the letters are in doubt as before
        return []
    return [name.decode("latin-1") for name in islice(_GLYPH.findall(head), _MOST_NAMES)]


def say_letters(names: Iterable[str]) -> bool:
    """Whether most glyph names of a font say which letter they are."""
    kept = [name for name in names if name != ".notdef"]
    return 2 * sum(bool(_SAYS_A_LETTER.match(name)) for name in kept) > len(kept)


def _has_collection(font: Dictionary, encoding: object) -> bool:
    """Whether a composite font's codes are those of a character collection that is published."""
    if isinstance(encoding, Name) and str(encoding) not in _IDENTITY:
        return True
    below: object = font.get("/DescendantFonts")
    holder: object = below[0] if isinstance(below, Array) and len(below) else None
    system = holder.get("/CIDSystemInfo") if isinstance(holder, Dictionary) else None
    ordering = system.get("/Ordering") if isinstance(system, Dictionary) else None
    return isinstance(ordering, pikepdf.String) and str(ordering) in _COLLECTIONS


def _differences(encoding: Dictionary) -> Iterator[str]:
    listed: object = encoding.get("/Differences")
    if isinstance(listed, Array):
        for item in islice(listed, 2 * _MOST_NAMES):
            if isinstance(item, Name):
                yield str(item)[1:]


def _is_standard(font: Dictionary) -> bool:
    """Whether a font is one of the standard ones, whose own encoding is known."""
    descriptor: object = font.get("/FontDescriptor")
    has_program = isinstance(descriptor, Dictionary) and any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
    return not has_program and bool(_STANDARD.match(words.name(font.get("/BaseFont"))))


def _is_of_tex(font: Dictionary) -> bool:
    name = words.name(font.get("/BaseFont")).rpartition("+")[2]
    return font.get("/Subtype") == Name.Type1 and bool(_OF_TEX.match(name))


def _is_latin(font: Dictionary) -> bool:
    """Whether a TrueType font says that it has the standard letters at their usual places."""
    descriptor: object = font.get("/FontDescriptor")
    flags: object = descriptor.get("/Flags") if isinstance(descriptor, Dictionary) else None
    return (
        font.get("/Subtype") == Name.TrueType and isinstance(flags, int) and not flags & _SYMBOLIC
    )
