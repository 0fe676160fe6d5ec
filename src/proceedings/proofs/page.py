"""The proof's pages in HTML: one for each paper, and an index for the chair.

Whatever comes from authors is a variable of a template and escaped there; the templates are ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from jinja2 import Environment

from proceedings.proofs import places
from proceedings.proofs.answer import answers
from proceedings.records.proof import ProofRecord, ShownName
from proceedings.text.htmlpage import environment, house_style, level_counts

_TEMPLATES = "data/proofs"
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
            counts=level_counts(record.findings),
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
            counts=[level_counts(paper.findings) for paper in papers],
            total=level_counts([finding for paper in papers for finding in paper.findings]),
            conference=papers[0].conference if papers else "",
            deadline=papers[0].deadline if papers else None,
            style_sheet=places.STYLE_SHEET,
            short=_SHORT_HASH,
        )
    )


def style_sheet() -> str:
    """The style sheet of all proofs."""
    return house_style()


@cache
def _environment() -> Environment:
    made = environment(_TEMPLATES)
    made.filters["pieces"] = _pieces
    return made


def _pieces(text: str, names: Sequence[ShownName]) -> Iterator[tuple[str, ShownName | None]]:
    """The text cut where a name of the paper's authors stands, each name by itself.

    Two names of a script that runs from right to left would otherwise change places.
    """
    known = {name.printed: name for name in names}
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", text) if known else [text]
    return ((part, known.get(part)) for part in parts if part)


def _alt(record: ProofRecord, index: int) -> str:
    words = f"Page {index + 1} of {len(record.images.pages)}"
    return f"{words}, folio {record.folios[index]}" if index < len(record.folios) else words
