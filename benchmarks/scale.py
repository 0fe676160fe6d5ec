"""A volume as large as one likes: papers of the corpus, varied so that no two share a stream."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import yaml

_LEAST = 1000  # bytes of a stream worth sharing
_VOLUME = """\
schema: 1
conference: {name: Meeting of Many, short: MM ’31, start: 2031-06-01, place: {city: Manyville}}
book: {title: Proceedings of the Meeting of Many, publisher: {name: M}, published: 2031-06-01}
rights: {mode: own, owner: The authors.}
"""


def many(corpus: Path, folder: Path, count: int) -> Path:
    """Make a volume of so many papers; those of the corpus come again and again, varied.

    Args:
        corpus: The shared corpus.
        folder: Where it is made.
        count: Papers.
    """
    sources = [path for path in _sources(corpus) if _opens(path)]
    (folder / "papers").mkdir(parents=True)
    (folder / "metadata").mkdir()
    for number in range(count):
        _vary(sources[number % len(sources)], folder / "papers" / f"p{number:04}.pdf", number)
    papers = [
        {
            "id": f"p{number:04}",
            "title": f"On the {number}th of Many",
            "authors": [{"given": f"Ada {number}", "family": f"Quill{number % 997}"}],
        }
        for number in range(count)
    ]
    texts = {"volume": _VOLUME, "papers": yaml.safe_dump({"schema": 1, "papers": papers})}
    for name, text in texts.items():
        (folder / "metadata" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def _sources(corpus: Path) -> Iterator[Path]:
    yield from sorted((corpus / "camera-ready").glob("*.pdf"))
    for volume in ("sigdial-2020", "jose-2"):
        yield from sorted((corpus / "volumes" / volume).rglob("*.pdf"))


def _opens(path: Path) -> bool:
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages) > 1 and not pdf.is_encrypted and not pdf.get_warnings()
    except pikepdf.PdfError:
        return False


def _vary(source: Path, target: Path, number: int) -> None:
    """Write a copy whose larger streams have bytes behind their end, which no reader minds."""
    mark = b"\n" + hashlib.sha256(str(number).encode()).digest()[:8]
    with pikepdf.open(source) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                raw = thing.read_raw_bytes()
                if len(raw) >= _LEAST and "/Filter" in thing:
                    filters, parms = thing["/Filter"], thing.get("/DecodeParms")
                    thing.write(raw + mark, filter=filters, decode_parms=parms)
        pdf.docinfo["/Subject"] = f"Variation {number}"
        pdf.save(target, deterministic_id=True)
