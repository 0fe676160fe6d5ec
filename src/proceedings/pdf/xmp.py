"""What a PDF says of itself, written anew: Info and XMP from one record, so that they agree.

An author's own packet is never kept: hyperxmp's is full of defaults and of identifiers that change
with each run. No conformance is claimed but where the caller knows that it is kept.

Source: XMP specification part 1 (ISO 16684-1), PRISM 3.0 basic, ISO 32000-1 14.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

import pikepdf

from proceedings.records.published import DocInfo

PRODUCER = "proceedings-builder"

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_CLAIM = {"pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}
_PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"  # fixed by the XMP specification


def write_info(pdf: pikepdf.Pdf, info: DocInfo, *, accessible: bool = False) -> None:
    """Replace the file's Info dictionary and XMP packet.

    Dates are those of the record: a published file tells when it was published, not when a machine
    wrote it.

    Args:
        pdf: The file.
        info: What it says of itself.
        accessible: It says that it keeps PDF/UA-1.
    """
    entries = {
        "/Title": info.title,
        "/Author": "; ".join(info.authors),
        "/Keywords": ", ".join(info.keywords),
        "/Producer": PRODUCER,
        "/CreationDate": _pdf_date(info.published),
        "/ModDate": _pdf_date(info.published),
    }
    texts = {key: pikepdf.String(_clean(text)) for key, text in entries.items() if text}
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(texts))
    pdf.Root.Metadata = pdf.make_stream(
        packet(info, accessible=accessible),
        {"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML},
    )


def packet(info: DocInfo, *, accessible: bool = False) -> bytes:
    """The XMP packet, UTF-8; with a claim of PDF/UA-1 where the file is to make it."""
    named = _NAMESPACES | (_CLAIM if accessible else {})
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in named.items())
    lines = [*_properties(info), *([_simple("pdfuaid:part", "1")] if accessible else [])]
    body = "\n".join(f"   {line}" for line in lines)
    return (
        f'<?xpacket begin="\ufeff" id="{_PACKET_ID}"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'  <rdf:Description rdf:about="" {spaces}>\n'
        f"{body}\n"
        "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    ).encode()


def _properties(info: DocInfo) -> Iterator[str]:
    day = info.published.isoformat()
    yield _simple("dc:format", "application/pdf")
    yield _alternative("dc:title", info.title)
    if info.authors:
        yield _array("dc:creator", "Seq", info.authors)
    if info.abstract:
        yield _alternative("dc:description", info.abstract)
    if info.keywords:
        yield _array("dc:subject", "Bag", info.keywords)
        yield _simple("pdf:Keywords", ", ".join(info.keywords))
    yield _array("dc:publisher", "Bag", (info.publisher,))
    yield _array("dc:date", "Seq", (day,))
    yield _array("dc:language", "Bag", (info.language,))
    if info.rights:
        yield _alternative("dc:rights", info.rights)
        # False says that it is in the public domain (XMP specification part 1, 8.5).
        yield _simple("xmpRights:Marked", "False" if info.is_free else "True")
    if info.terms:
        yield _alternative("xmpRights:UsageTerms", info.terms)
    if info.licence_url:
        yield _simple("xmpRights:WebStatement", info.licence_url)
    yield from _publication(info)
    yield _simple("pdf:Producer", PRODUCER)
    yield _simple("xmp:CreateDate", f"{day}T00:00:00Z")
    yield _simple("xmp:ModifyDate", f"{day}T00:00:00Z")


def _publication(info: DocInfo) -> Iterator[str]:
    if info.doi:
        yield _simple("dc:identifier", f"doi:{info.doi}")
        yield _simple("prism:doi", info.doi)
        yield _simple("prism:url", f"https://doi.org/{info.doi}")
    if info.publication:
        yield _simple("prism:publicationName", info.publication)
    if info.isbn:
        yield _simple("prism:isbn", info.isbn)
    if info.issn:
        yield _simple("prism:issn", info.issn)
    yield _simple("prism:publicationDate", info.published.isoformat())
    if info.first:
        yield _simple("prism:startingPage", info.first)
        if info.last:
            yield _simple("prism:endingPage", info.last)
            # PRISM writes ranges with a hyphen.
            single = info.first == info.last
            yield _simple("prism:pageRange", info.first if single else f"{info.first}-{info.last}")
    if info.pages:
        yield _simple("prism:pageCount", str(info.pages))


def _simple(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text))}</{name}>"


def _alternative(name: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{escape(_clean(text))}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _array(name: str, kind: str, items: tuple[str, ...]) -> str:
    listed = "".join(f"<rdf:li>{escape(_clean(item))}</rdf:li>" for item in items)
    return f"<{name}><rdf:{kind}>{listed}</rdf:{kind}></{name}>"


def _clean(text: str) -> str:
    """The text without what XML 1.0 can't hold, on one line."""
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if _is_xml(ord(letter)))


def _is_xml(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code <= 0xDFFF and code not in (0xFFFE, 0xFFFF)


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"
