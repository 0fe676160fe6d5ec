"""The BibTeX file, read back by a parser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bibtexparser.entrypoint import parse_string

from proceedings.findings.finding import Finding
from proceedings.records.pageplan import PagePlan
from proceedings.verification.fault import fault
from proceedings.volume.volume import Volume

_WHOLE = ("proceedings", "book")


def bibtex_faults(data: bytes, volume: Volume, plan: PagePlan) -> Iterator[Finding]:
    """One entry a bound paper, each with the plan's pages and the paper's DOI."""
    library: Any = parse_string(data.decode("utf-8"))
    if library.failed_blocks:
        first = library.failed_blocks[0]
        yield fault(
            "bibtex",
            f"{len(library.failed_blocks)} entries of the BibTeX file can't be read back",
            evidence=str(first.raw)[:200],
        )
    entries = [entry for entry in library.entries if entry.entry_type.lower() not in _WHOLE]
    if len(entries) != len(plan.papers):
        yield fault("bibtex", f"{len(entries)} entries for {len(plan.papers)} bound papers")
    printed = Counter(_pages(_field(entry, "pages")) for entry in entries)
    dois = {_pages(_field(entry, "pages")): _field(entry, "doi") for entry in entries}
    for paper in plan.papers:
        pages = _pages(str(paper.folios))
        if not printed[pages]:
            yield fault("bibtex", f"no entry has the paper's pages {paper.folios}", paper=paper.id)
            continue
        doi = volume.doi_of(volume.paper(paper.id)) or ""
        if dois[pages].lower() != doi.lower():
            yield fault(
                "bibtex",
                f"the paper's entry has another DOI than {doi or 'none'}",
                paper=paper.id,
                evidence=dois[pages],
            )


def _field(entry: Any, name: str) -> str:
    found = entry.fields_dict.get(name)
    return str(found.value) if found is not None else ""


def _pages(text: str) -> str:
    return text.replace("--", "–").replace("-", "–").replace(" ", "")
