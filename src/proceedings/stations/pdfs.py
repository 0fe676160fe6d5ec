"""PDFs of an import: copied, looked at in workers, matched, and compared with papers/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from proceedings import outputs
from proceedings.errors import CannotStart
from proceedings.importing.firstpages import first_pages
from proceedings.importing.gathering import TakenPdf
from proceedings.importing.match import Candidate, match
from proceedings.importing.naming import Named
from proceedings.importing.pdfnames import Names
from proceedings.inspection.inspect import inspect
from proceedings.records.imported import ImportedPdf
from proceedings.records.importing import Certainty, PdfMatch, Wishes
from proceedings.records.inspection import Inspection
from proceedings.records.trees import Fields, Trees
from proceedings.volume.kinds import parse_path
from proceedings.volume.paper import Status
from proceedings.workbench.bench import Bench, Done, Task

_PAPERS = "papers"
_UNBOUND = {Status.NOT_RECEIVED.value, Status.NON_ARCHIVAL.value, Status.WITHDRAWN.value}


def match_pdfs(
    bench: Bench, taken: Sequence[TakenPdf], wanted: Trees, named: Named, wishes: Wishes
) -> tuple[PdfMatch, ...]:
    """Find each PDF's paper, first pages being read in workers.

    Args:
        bench: Reads them.
        taken: The PDFs.
        wanted: The volume's papers with those that come in.
        named: What came in.
        wishes: Who is said to have which.

    Raises:
        CannotStart: A wish names no paper or no PDF that is there.
    """
    paired = _pairs(taken, wanted, wishes)
    pages = [
        found.value.first_page if isinstance(found, Done) else ""
        for found in bench.each("inspect", [_inspection(one) for one in taken])
    ]
    candidates = [
        Candidate(
            name=one.pdf.name,
            sha256=one.sha256,
            said=_said(one.pdf, named, wanted),
            paired=paired.get(number),
            text=text,
        )
        for number, (one, text) in enumerate(zip(taken, pages, strict=True))
    ]
    book = wanted.volume.get("book")
    markup = book.get("markup", "plain") if isinstance(book, Mapping) else "plain"
    found = match(
        candidates,
        Names(_names(wanted, named, wishes.prefix)),
        first_pages(wanted.papers, markup if isinstance(markup, str) else "plain"),
        wanted.papers,
    )
    return tuple(_without_rejected(taken, found, named))


def _without_rejected(
    taken: Sequence[TakenPdf], matches: Sequence[PdfMatch], named: Named
) -> Iterable[PdfMatch]:
    """PDFs of papers that are not accepted are no puzzle."""
    rejected = Names({paper: paper for paper in named.left_out})
    for one, found in zip(taken, matches, strict=True):
        is_theirs = one.pdf.paper in named.left_out or rejected.meant(one.pdf.name)
        if found.certainty is not Certainty.SURE and is_theirs:
            how = "its paper is not accepted"
            yield PdfMatch(
                name=found.name, paper=None, how=how, certainty=Certainty.NONE, state="left out"
            )
        else:
            yield found


def _inspection(one: TakenPdf) -> Task[Inspection]:
    return Task(
        name=one.pdf.name,
        call=inspect,
        args=(one.path, one.sha256),
        result=Inspection,
        inputs=(one.sha256,),
    )


def _said(pdf: ImportedPdf, named: Named, wanted: Trees) -> str | None:
    """The paper an export says a PDF is of; None where that didn't come in."""
    own = named.ids.get(pdf.paper or "", pdf.paper)
    return own if own in wanted.papers else None


def _names(wanted: Trees, named: Named, prefix: str) -> dict[str, str]:
    """Ids as file names may have them; the system's own words for its papers come first."""
    names = {own: own for own in wanted.papers}
    if prefix:
        names |= {own.removeprefix(prefix): own for own in wanted.papers if own.startswith(prefix)}
    return {**names, **named.ids}


def _pairs(taken: Sequence[TakenPdf], wanted: Trees, wishes: Wishes) -> dict[int, str]:
    """Papers that somebody says, by the number of the PDF."""
    paired: dict[int, str] = {}
    for paper, called in wishes.pairs:
        if paper not in wanted.papers:
            raise CannotStart(
                f"--pdf names the paper '{paper}', which is in neither export nor volume",
                "Look at the ids in metadata/papers.yaml.",
            )
        named = [number for number, one in enumerate(taken) if one.pdf.name == called]
        if len(named) != 1:
            raise CannotStart(
                f"--pdf names the file '{called}', and {len(named) or 'none'} of these PDFs "
                "has that name",
                "Give the name as the table of PDFs shows it, with its folders.",
            )
        paired[named[0]] = paper
    return paired


def compare_pdfs(
    folder: Path, taken: Sequence[TakenPdf], matches: Sequence[PdfMatch], wanted: Trees
) -> tuple[tuple[PdfMatch, ...], dict[str, Path]]:
    """What papers/ has already, and the files that are to come.

    Args:
        folder: The volume's folder.
        taken: The PDFs.
        matches: Whose they are.
        wanted: The volume's papers.
    """
    seen: list[PdfMatch] = []
    files: dict[str, Path] = {}
    for one, found in zip(taken, matches, strict=True):
        if found.certainty is not Certainty.SURE or found.state or not found.paper:
            seen.append(found)
            continue
        name_ = _file_of(found.paper, wanted.papers[found.paper])
        there = folder / name_
        state = "new"
        if there.is_file():
            state = "same" if outputs.sha256_of(there) == one.sha256 else "changed"
        if state != "same":
            files[name_] = one.path
        seen.append(replace(found, state=state))
    return tuple(seen), files


def _file_of(paper: str, fields: Fields) -> str:
    written = fields.get("file")
    try:
        named = parse_path(written) if isinstance(written, str) else ""
    except ValueError:
        named = ""
    return named if named.startswith(f"{_PAPERS}/") else f"{_PAPERS}/{paper}.pdf"


def without_pdf(folder: Path, wanted: Trees, pdfs: Mapping[str, Path]) -> Iterable[str]:
    """Papers that should have a PDF and have none, with those that come.

    Args:
        folder: The volume's folder.
        wanted: The volume's papers.
        pdfs: PDFs that come, by path in the volume.
    """
    for paper, fields in wanted.papers.items():
        if fields.get("status") in _UNBOUND:
            continue
        file = _file_of(paper, fields)
        if file not in pdfs and not (folder / file).is_file():
            yield paper
