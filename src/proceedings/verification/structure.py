"""Pages, labels, links and names of the volume against the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from proceedings.findings.finding import Finding
from proceedings.records.prepared import Prepared
from proceedings.verification.fault import fault
from proceedings.verification.reader import Link, VolumeReader
from proceedings.verification.spans import MATTER, Leaf, starts


def page_faults(reader: VolumeReader, book: Sequence[Leaf]) -> Iterator[Finding]:
    """The volume has as many pages as the plan."""
    if reader.page_count != len(book):
        yield fault("pages", f"the volume has {reader.page_count} pages, the plan {len(book)}")


def label_faults(reader: VolumeReader, book: Sequence[Leaf]) -> Iterator[Finding]:
    """Each page's label is its printed folio."""
    wrong = [
        (number, label, leaf)
        for number, (label, leaf) in enumerate(zip(reader.labels, book, strict=False), start=1)
        if label != leaf.label
    ]
    if wrong:
        number, label, leaf = wrong[0]
        yield fault(
            "labels",
            f"{len(wrong)} page labels differ from the printed folios; the first, on page {number} "
            f"of the file, should be {leaf.label}",
            page=number,
            evidence=label,
        )


def link_faults(
    links: Sequence[Link], book: Sequence[Leaf], prepared: Mapping[str, Prepared]
) -> Iterator[Finding]:
    """A paper's links lead into the paper, and are as many as its file had."""
    kept: Counter[str] = Counter()
    wrong: dict[tuple[str, str], list[int]] = {}
    for link in links:
        owner = book[link.page].owner
        kept[owner] += 1
        if what := _misled(owner, None if link.target is None else book[link.target]):
            wrong.setdefault((owner, what), []).append(link.page + 1)
    for (owner, what), pages in wrong.items():
        yield fault(
            "links",
            f"{len(pages)} links {what}, the first on page {pages[0]} of the volume",
            paper=owner or None,
            page=pages[0],
        )
    for paper, facts in prepared.items():
        if kept[paper] != facts.internal_links:
            yield fault(
                "links",
                f"the paper has {facts.internal_links} links into itself, "
                f"the volume {kept[paper]} of them",
                paper=paper,
            )


def _misled(owner: str, target: Leaf | None) -> str:
    """What is wrong with a link; empty for nothing."""
    if target is None:
        return "lead nowhere"
    if owner not in (MATTER, target.owner):
        return "lead out of their paper"
    if owner == MATTER and target.owner != MATTER and target.offset:
        return "of contents or index miss a paper's first page"
    return ""


def name_faults(reader: VolumeReader, book: Sequence[Leaf]) -> Iterator[Finding]:
    """Each paper can be reached from outside by its name, `volume.pdf#paper-<id>`."""
    for paper, index in starts(book).items():
        if reader.page_of(reader.names.get(f"paper-{paper}".encode())) != index:
            yield fault("links", f"the destination paper-{paper} misses its page", paper=paper)
