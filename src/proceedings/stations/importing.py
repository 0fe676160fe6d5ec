"""Importing: exports are read, joined and merged, PDFs matched, and all is written at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from proceedings import outputs
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level, by_place
from proceedings.importing.batch import put
from proceedings.importing.companions import Companions, accompany
from proceedings.importing.gathering import pdfs_of, take
from proceedings.importing.join import join
from proceedings.importing.match import told
from proceedings.importing.naming import Named, name
from proceedings.importing.reconcile import Reconciled, reconcile
from proceedings.importing.values import excerpt
from proceedings.metadata.bases import Base, base_name, base_text, read_base
from proceedings.metadata.save import save
from proceedings.metadata.trees import read_trees
from proceedings.records.importing import Certainty, ImportReport, PdfMatch, Wishes
from proceedings.records.order import Order
from proceedings.stations.pdfs import compare_pdfs, match_pdfs, without_pdf
from proceedings.stations.sources import Sources
from proceedings.volume.kinds import parse_id
from proceedings.workbench.bench import Bench

_PAPERS = "papers"
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
    if sources.system is None and not kept.trees.papers:
        raise CannotStart(
            f"{folder} has no papers yet that PDFs could belong to",
            "Import the conference system's export first, or with the PDFs in one call.",
        )
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
    matches = match_pdfs(bench, taken, merged.wanted, named, wishes)
    matches, pdfs = compare_pdfs(folder, taken, matches, merged.wanted)
    files: dict[str, bytes | Path] = {
        **pdfs,
        **beside.files,
        **save(folder, merged.wanted, kept),
        **_base(folder, base_file, merged, beside),
    }
    changes = (*merged.changes, *beside.changes)
    told_of = bool(changes or pdfs)
    if not (told_of or kept.files):
        files = {}  # nothing could be read: no volume is made of that
    is_empty = not kept.trees.papers and not list((folder / _PAPERS).glob("*.pdf"))
    write = bool(files) and (is_empty or wishes.apply or not told_of)
    if write:
        put(folder, files)
    titles = {key: excerpt(one.get("title")) for key, one in merged.wanted.papers.items()}
    findings = (
        *_open(imported.findings, named, matches),
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
        missing=tuple(without_pdf(folder, merged.wanted, pdfs)),
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


def _base(
    folder: Path, name_: str | None, merged: Reconciled, beside: Companions
) -> dict[str, bytes]:
    """The base of the next import, where it differs from the last one's."""
    if name_ is None:
        return {}
    new = base_text(Base(trees=merged.base, files=beside.hashes)).encode()
    there = folder / name_
    return {} if there.is_file() and there.read_bytes() == new else {name_: new}


def _open(
    findings: Iterable[Finding], named: Named, matches: Iterable[PdfMatch]
) -> Iterable[Finding]:
    """What an importer told of, without PDFs that it missed and another file of the call has."""
    came = {one.paper for one in matches if one.certainty is Certainty.SURE}
    for one in findings:
        paper = named.ids.get(one.place.paper or "", one.place.paper)
        is_pdf = (one.evidence or "").lower().endswith(".pdf")
        if not (one.rule == "metadata/import-missing" and is_pdf and paper in came):
            yield replace(one, place=replace(one.place, paper=paper))
