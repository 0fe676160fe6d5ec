"""Importing: exports are read, joined and merged, PDFs matched, and all is written at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from proceedings import outputs
from proceedings.errors import CannotStart
from proceedings.findings.finding import Level, by_place
from proceedings.importing.batch import put
from proceedings.importing.companions import Companions, accompany
from proceedings.importing.firstpages import FirstPages
from proceedings.importing.gathering import TakenPdf, pdfs_of, take
from proceedings.importing.join import join
from proceedings.importing.match import Candidate, match, told
from proceedings.importing.naming import Named, name
from proceedings.importing.pdfnames import Names
from proceedings.importing.reconcile import Reconciled, reconcile
from proceedings.importing.values import excerpt
from proceedings.inspection.inspect import inspect
from proceedings.metadata.bases import Base, base_name, base_text, read_base
from proceedings.metadata.save import save
from proceedings.metadata.trees import read_trees
from proceedings.records.imported import ImportedPdf
from proceedings.records.importing import Certainty, ImportReport, PdfMatch, Wishes
from proceedings.records.inspection import Inspection
from proceedings.records.order import Order
from proceedings.records.trees import Fields, Trees
from proceedings.stations.sources import Sources
from proceedings.volume.kinds import parse_id, parse_path
from proceedings.volume.paper import Status
from proceedings.workbench.bench import Bench, Done, Task

_PAPERS = "papers"
_UNBOUND = {Status.NOT_RECEIVED.value, Status.NON_ARCHIVAL.value, Status.WITHDRAWN.value}
_ORDER = (Level.ERROR, Level.WARNING, Level.NOTE)


def bring_in(
    order: Order, staged: outputs.Stage, bench: Bench, sources: Sources, wishes: Wishes
) -> ImportReport:
    """Bring exports and PDFs into a volume.

    An empty volume is written at once, another one only where the wishes say so.

    Raises:
        CannotStart: The volume's metadata can't be read or kept, a wish can't be met, or a file
            can't be written: nothing was written then.
    """
    _check(wishes)
    folder = order.folder
    kept = read_trees(folder)
    imported = sources.read()
    base_file = base_name(sources.system, wishes.prefix) if sources.system else None
    base = read_base(folder, base_file) if base_file else Base()
    records, contradictions = join(imported.papers)
    named = name(
        imported,
        records,
        prefix=wishes.prefix,
        track=wishes.track,
        ours=kept.trees,
        base=base.trees,
    )
    merged = reconcile(base.trees, kept.trees, named.trees, source=base_file or "")
    beside = accompany(folder, imported.files, base.files)
    loose = [pdf for path in sources.pdfs for pdf in pdfs_of(path)]
    home = staged.scratch("pdfs")
    home.mkdir()
    taken, refused = take([*imported.pdfs, *loose], home)
    matches = _matched(bench, taken, merged.wanted, named, wishes)
    matches, pdfs = _compared(folder, taken, matches, merged.wanted)
    files: dict[str, bytes | Path] = {
        **pdfs,
        **beside.files,
        **save(folder, merged.wanted, kept),
        **_base(folder, base_file, merged, beside),
    }
    changes = (*merged.changes, *beside.changes)
    told_of = bool(changes or pdfs)
    is_empty = not kept.trees.papers and not list((folder / _PAPERS).glob("*.pdf"))
    write = bool(files) and (is_empty or wishes.apply or not told_of)
    if write:
        put(folder, files)
    titles = {key: excerpt(one.get("title")) for key, one in merged.wanted.papers.items()}
    findings = (
        *imported.findings,
        *contradictions,
        *named.findings,
        *merged.findings,
        *beside.findings,
        *refused,
        *told(matches, titles),
    )
    return ImportReport(
        system=sources.system,
        files=sources.told,
        papers=len(named.trees.papers),
        left_out=named.left_out,
        changes=changes,
        matches=matches,
        missing=tuple(_missing(folder, merged.wanted, pdfs)),
        unmapped=imported.unmapped,
        findings=tuple(sorted(findings, key=lambda one: (_ORDER.index(one.level), by_place(one)))),
        written=tuple(files) if write else (),
        pending=bool(files) and not write,
    )


def _check(wishes: Wishes) -> None:
    try:
        parse_id(f"{wishes.prefix}1")
        parse_id(wishes.track or "1")
    except ValueError as error:
        raise CannotStart(
            f"prefix and track are parts of ids: {error}", "Say for example --prefix p-."
        ) from error


def _matched(
    bench: Bench, taken: Sequence[TakenPdf], wanted: Trees, named: Named, wishes: Wishes
) -> tuple[PdfMatch, ...]:
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
        FirstPages(wanted.papers, markup if isinstance(markup, str) else "plain"),
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


def _compared(
    folder: Path, taken: Sequence[TakenPdf], matches: Sequence[PdfMatch], wanted: Trees
) -> tuple[tuple[PdfMatch, ...], dict[str, Path]]:
    """What papers/ has already, and the files that are to come."""
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


def _base(
    folder: Path, name_: str | None, merged: Reconciled, beside: Companions
) -> dict[str, bytes]:
    """The base of the next import, where it differs from the last one's."""
    if name_ is None:
        return {}
    new = base_text(Base(trees=merged.base, files=beside.hashes)).encode()
    there = folder / name_
    return {} if there.is_file() and there.read_bytes() == new else {name_: new}


def _missing(folder: Path, wanted: Trees, pdfs: Mapping[str, Path]) -> Iterable[str]:
    for paper, fields in wanted.papers.items():
        if fields.get("status") in _UNBOUND:
            continue
        file = _file_of(paper, fields)
        if file not in pdfs and not (folder / file).is_file():
            yield paper
