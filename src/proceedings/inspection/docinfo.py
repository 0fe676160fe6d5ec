"""What a file says of itself, in its Info dictionary and in its XMP packet.

Source: ISO 32000-1, 14.3; ISO 16684-1 (XMP); ISO 14289-1, 5 and ISO 14289-2, 5 (the claim to be
PDF/UA).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element, ParseError

import pikepdf
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from pikepdf import Dictionary, Stream, String

from proceedings.inspection import words

SEPARATOR = "\n\x00\n"
"""Between texts that are looked through as one: no pattern goes on over it."""

_LARGEST_PACKET = 1 << 20  # bytes; hyperxmp writes some ten thousand
_MOST_TEXTS = 100
_MOST_ENTRIES = 2000
_LONGEST_TEXT = 5000
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_KEYWORDS = "{http://ns.adobe.com/pdf/1.3/}Keywords"
_UA_PART = "{http://www.aiim.org/pdfua/ns/id/}part"
_TOLD = (f"{_DC}title", f"{_DC}description", f"{_DC}subject", f"{_DC}creator", _KEYWORDS)
_ENTRIES = ("/Title", "/Subject", "/Keywords", "/Author")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """What was said.

    Attributes:
        title: The document's title: dc:title of its XMP, else of /Info; empty without.
        texts: Title, subject, description, keywords and authors, each once, as they stand.
        rest: Whatever else it says, as one text.
        claims: `PDF/UA-1` or `PDF/UA-2`; empty where no such claim is made.
    """

    title: str = ""
    texts: tuple[str, ...] = ()
    rest: str = ""
    claims: str = ""


def document_info(pdf: pikepdf.Pdf) -> DocumentInfo:
    """Read both; a packet that is no XML, too large or full of entities is passed over."""
    info = pdf.trailer.get("/Info")
    entries = {key: _entry(info, key) for key in _ENTRIES}
    packet = _packet(pdf)
    found = list(_properties(packet))
    titles = [text for name, text in found if name == f"{_DC}title"]
    parts = [text for name, text in found if name == _UA_PART]
    texts = (
        *entries.values(),
        *(text for name, text in found[:_MOST_TEXTS] if name in _TOLD),
    )
    rest = {words.page_text(text).strip() for text in (*_others(info), *_all(packet))}
    return DocumentInfo(
        title=words.line((titles or [entries["/Title"]])[0]),
        texts=tuple(dict.fromkeys(text for text in texts if text)),
        rest=SEPARATOR.join(sorted(rest.difference(("", *texts)))),
        claims=f"PDF/UA-{parts[0]}" if parts and parts[0] in {"1", "2"} else "",
    )


def _entry(info: object, key: str) -> str:
    value = info.get(key) if isinstance(info, Dictionary) else None
    return words.page_text(str(value)).strip() if isinstance(value, String) else ""


def _others(info: object) -> Iterator[str]:
    """Entries that no standard names: programs read them out as well."""
    for key, value in islice(info.items(), _MOST_ENTRIES) if isinstance(info, Dictionary) else ():
        if key not in _ENTRIES and isinstance(value, String):
            yield str(value)[:_LONGEST_TEXT]


def _all(root: Element | None) -> Iterator[str]:
    for one in islice(root.iter(), _MOST_ENTRIES) if root is not None else ():
        yield (one.text or "")[:_LONGEST_TEXT]
        yield from (value[:_LONGEST_TEXT] for value in one.attrib.values())


def _packet(pdf: pikepdf.Pdf) -> Element | None:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return None
    try:
        data = stream.read_bytes()
        if len(data) > _LARGEST_PACKET:
            return None
        root: Element = ElementTree.fromstring(data.strip(b"\0\t\n\r "), forbid_dtd=True)
    except (pikepdf.PdfError, DefusedXmlException, ParseError, ValueError, LookupError):
        return None  # LookupError: an encoding nobody knows
    return root


def _properties(root: Element | None) -> Iterator[tuple[str, str]]:
    """Each property that matters with its text; of several languages the default one first."""
    for description in root.iter(f"{_RDF}Description") if root is not None else ():
        for name, value in description.items():  # a simple property may be an attribute
            if name in _TOLD or name == _UA_PART:
                yield name, words.page_text(value).strip()
        for one in description:
            if one.tag not in _TOLD and one.tag != _UA_PART:
                continue
            items = list(one.iter(f"{_RDF}li")) or [one]
            items.sort(key=lambda item: item.get(_LANGUAGE, "x-default") != "x-default")
            for item in items[:_MOST_TEXTS]:
                if text := words.page_text(item.text or "").strip():
                    yield str(one.tag), text
