"""The proof's pages in HTML: one for each paper, and an index for the chair.

Whatever comes from authors is a variable of a template and escaped there; the templates are ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from proceedings.findings.finding import Finding, Level
from proceedings.proofs import places
from proceedings.proofs.answer import answers
from proceedings.records.proof import ProofRecord, ShownName

_TEMPLATES = "data/proofs"
_SIGNS = {Level.ERROR: "✖", Level.WARNING: "▲", Level.NOTE: "●"}
_LINKS = frozenset({"https", "mailto"})
# Letters and marks that turn the direction of what follows; zero-width joiners spell names.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SHORT_HASH = 8


def proof_page(record: ProofRecord) -> str:
    """The page an author reads, checks and answers."""
    return (
        _environment()
        .get_template("paper.html")
        .render(
            record=record,
            proof=record.proof[:_SHORT_HASH],
            style_sheet=f"../{places.STYLE_SHEET}",
            index=f"../{places.INDEX}",
            answers=answers(record, record.proof[:_SHORT_HASH]),
            counts=_counts(record.findings),
            alts=[_alt(record, index) for index in range(len(record.images.pages))],
        )
    )


def proof_index(records: Iterable[ProofRecord]) -> str:
    """The page the chair reads: every paper, what was found, where its proof lies."""
    papers = tuple(records)
    return (
        _environment()
        .get_template("index.html")
        .render(
            papers=papers,
            hrefs=[places.in_folder(paper.id, places.PAGE) for paper in papers],
            counts=[_counts(paper.findings) for paper in papers],
            total=_counts([finding for paper in papers for finding in paper.findings]),
            conference=papers[0].conference if papers else "",
            deadline=papers[0].deadline if papers else None,
            style_sheet=places.STYLE_SHEET,
            short=_SHORT_HASH,
        )
    )


def style_sheet() -> str:
    """The style sheet of all proofs."""
    folder = resources.files("proceedings") / _TEMPLATES
    return (folder / places.STYLE_SHEET).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("proceedings", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legible,
    )
    environment.filters["allowed"] = _allowed
    environment.filters["pieces"] = _pieces
    environment.filters["sign"] = _SIGNS.__getitem__
    return environment


def _pieces(text: str, names: Sequence[ShownName]) -> Iterator[tuple[str, ShownName | None]]:
    """The text cut where a name of the paper's authors stands, each name by itself.

    Two names of a script that runs from right to left would otherwise change places.
    """
    known = {name.printed: name for name in names}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", text) if known else [text]
    return ((part, known.get(part)) for part in parts if part)


def _legible(value: Any) -> Any:
    """Text in which nothing hides: control characters and those that turn text are spelt out."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join(letter if _is_plain(letter) else f"⟨U+{ord(letter):04X}⟩" for letter in value)


def _is_plain(letter: str) -> bool:
    if letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in _TURNING


def _allowed(address: str | None) -> str | None:
    """The address, if it leads where a proof's links may lead (`javascript:` passes escaping)."""
    return address if address and urlsplit(address).scheme in _LINKS else None


def _counts(findings: Sequence[Finding]) -> list[tuple[Level, int, str]]:
    """Each level that occurs, how often, and its word in the right number."""
    found = Counter(finding.level for finding in findings)
    return [
        (level, found[level], level.value if found[level] == 1 else f"{level.value}s")
        for level in Level
        if found[level]
    ]


def _alt(record: ProofRecord, index: int) -> str:
    words = f"Page {index + 1} of {len(record.images.pages)}"
    return f"{words}, folio {record.folios[index]}" if index < len(record.folios) else words
