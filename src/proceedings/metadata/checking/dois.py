"""DOIs are the volume's, and no two things share one."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.findings.finding import Finding, Level
from proceedings.metadata.checking.pieces import Pieces
from proceedings.volume.kinds import PENDING
from proceedings.volume.paper import Paper
from proceedings.volume.volume import VolumeFile


def check_dois(pieces: Pieces) -> Iterator[Finding]:
    """Tell of DOIs used twice, of another registrant, or not assigned yet."""
    settings = pieces.settings
    seen: dict[str, str] = {}
    if settings and settings.book.doi and settings.book.doi != PENDING:
        seen[settings.book.doi.casefold()] = "the volume"
    for paper in pieces.papers:
        doi = _doi_of(settings, paper)
        if doi is None:
            continue
        other = seen.setdefault(doi.casefold(), f"'{paper.id}'")
        if other != f"'{paper.id}'":
            yield pieces.finding(
                "metadata/duplicate-doi",
                ("papers", paper.id, "doi" if paper.doi else "serial"),
                f"'{paper.id}' has the DOI {doi}, and so has {other}.",
                "Look up in the list of registered DOIs which of the two it belongs to.",
                evidence=doi,
            )
        prefix = settings.doi.prefix if settings else None
        if prefix and not doi.startswith(f"{prefix}/"):
            yield pieces.finding(
                "metadata/doi-prefix",
                ("papers", paper.id, "doi"),
                f"The DOI {doi} doesn't begin with the volume's prefix {prefix}.",
                "Mend the DOI, or 'prefix' under 'doi' in metadata/volume.yaml.",
                level=Level.WARNING,
                evidence=doi,
            )
    yield from _pending(pieces)


def _doi_of(settings: VolumeFile | None, paper: Paper) -> str | None:
    """As `Volume.doi_of`, which takes no notice of the rest of the volume."""
    if paper.doi:
        return None if paper.doi == PENDING else paper.doi
    pattern = settings.doi.pattern if settings else None
    if not pattern or ("{serial}" in pattern and not paper.serial):
        return None
    return pattern.replace("{id}", paper.id).replace("{serial}", paper.serial or "")


def _pending(pieces: Pieces) -> Iterator[Finding]:
    paths: list[tuple[str | int, ...]] = [
        ("papers", paper.id, "doi") for paper in pieces.papers if paper.doi == PENDING
    ]
    if pieces.settings:
        book = pieces.settings.book
        if book.doi == PENDING:
            paths.append(("book", "doi"))
        paths += [
            ("book", "isbn", kind)
            for kind in ("electronic", "print")
            if getattr(book.isbn, kind) == PENDING
        ]
    for path in paths:
        name = "DOI" if path[-1] == "doi" else "ISBN"
        yield pieces.finding(
            "metadata/pending",
            path,
            f"The {name} is still pending.",
            "Write it here as soon as it is assigned; the volume can't be locked before.",
            level=Level.WARNING,
            evidence=PENDING,
        )
