"""The order of the work. This module alone knows it; read it from top to bottom.

    load → inspect → plan → relieve → check → stamp → set matter → bind → export → verify

Each step is a plain function from values to values. The stations hand the steps that read one file
to the bench, which runs them in processes with limits and remembers what they gave. Outputs get
their names at the end, all at once. What follows is one road with different stops.

Stations that `check` doesn't come to are imported on the way to them: of a check of files that are
known already, most is imports.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from proceedings import outputs
from proceedings.exports import refuse_unknown
from proceedings.findings.finding import has_errors
from proceedings.findings.levels import settle
from proceedings.findings.rounds import Compared
from proceedings.metadata.load import Loaded
from proceedings.records.importing import ImportReport, Wishes
from proceedings.records.letters import LettersReport
from proceedings.records.order import Order
from proceedings.records.reports import Report
from proceedings.stations.book import BookInWork
from proceedings.stations.choosing import refuse_unknown_choice
from proceedings.stations.intake import ask_rules, take_in
from proceedings.stations.onefile import look_at
from proceedings.stations.pages import choose_stamps, plan_pages
from proceedings.stations.reading import read_records, settled_records
from proceedings.stations.relieving import relieve
from proceedings.stations.reporting import stage_report
from proceedings.verification.manifest import damage, outdated
from proceedings.workbench.bench import Bench

PROGRAM = version("proceedings-builder")


def check(order: Order, *, metadata_only: bool = False) -> Report:
    """Validate what comes in: the metadata, and unless told otherwise the papers.

    Where the papers are looked at, pages are planned and stamps chosen too: what stands in the way
    of them is the authors' to mend. Findings are set against those of the last look, and the report
    is written anew; a finished build stays one.

    Raises:
        CannotStart: There is no volume here, or it can't be read.
    """
    loaded = read_records(order.folder)
    if loaded.volume is None or metadata_only:
        return _only_metadata(order, loaded)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
        book = choose_stamps(book)
        told = stage_report(staged, book, bench)
        outputs.put_in_place(staged)
    return _with_rounds(_report(book), told)


def check_file(order: Order, file: Path, style: str) -> Report:
    """The preflight of one file with no volume: what an author runs. Nothing is written.

    Args:
        order: Its folder is where the file lies.
        file: The PDF.
        style: The name of a shipped style.

    Raises:
        CannotStart: There is no such style, or the file can't be read.
    """
    with tempfile.TemporaryDirectory() as scratch, Bench(Path(scratch), 1, order.progress) as bench:
        return Report(volume=None, findings=look_at(file, style, bench), build=order.folder)


def plan(order: Order) -> Report:
    """Plan the pages; front matter is set as well, for its length.

    Raises:
        CannotStart: As `check`.
    """
    loaded = read_records(order.folder)
    if loaded.volume is None:
        return _only_metadata(order, loaded)
    with _at_work(order) as (_, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
    return _report(book)


def build(order: Order, *, strict: bool = False) -> Report:
    """Build everything but proofs: the volume, single papers, library files, the report.

    Args:
        order: What is to be built, and where.
        strict: Stop before binding when there are errors; nothing is published then.

    Raises:
        CannotStart: As `check`; or an output can't be written.
    """
    from proceedings.stations.publishing import bind_volume, read_back, stage_exports, stage_papers

    loaded = read_records(order.folder)
    if loaded.volume is None:
        return _only_metadata(order, loaded)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
        book = choose_stamps(book)
        if strict and has_errors(book.settled):
            told = stage_report(staged, book, bench)
            outputs.put_in_place(staged)
            return _with_rounds(_report(book), told)
        stage_papers(staged, book, bench)
        bound = bind_volume(staged, book, bench)
        stage_exports(staged, book, book.volume.formats)
        verified = read_back(staged.folder, book, bench)
        book = book.with_findings(verified.findings)
        told = stage_report(staged, book, bench, asked=("export", "verify"))
        manifest = outputs.publish(
            staged,
            program=PROGRAM,
            draft=book.is_draft,
            inputs=book.inputs,
            untagged=bound.untagged,
        )
        bench.cache.sweep()
    report = replace(_report(book), manifest=manifest, verified=verified.checks)
    return _with_rounds(report, told)


def proof(order: Order) -> Report:
    """Make the page proofs of all papers, or of the chosen ones, and the chair's index.

    Raises:
        CannotStart: As `build`; or there is no such paper, track or session.
    """
    from proceedings.stations.proofing import stage_proofs

    loaded = read_records(order.folder)
    if loaded.volume is None:
        return _only_metadata(order, loaded)
    refuse_unknown_choice(order.choice, loaded.volume)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
        book = choose_stamps(book)
        book, made = stage_proofs(staged, book, bench)
        outputs.put_in_place(staged, whole=outputs.PROOFS if order.choice.is_all else None)
    return replace(_report(book), made=made)


def letters(order: Order) -> LettersReport:
    """Write to the authors of all papers, or of the chosen ones, who have something to mend.

    Raises:
        CannotStart: As `proof`; or the chair's own template can't be filled.
    """
    from proceedings.stations.mailing import stage_letters

    loaded = read_records(order.folder)
    if loaded.volume is None:
        return LettersReport(report=_only_metadata(order, loaded))
    refuse_unknown_choice(order.choice, loaded.volume)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
        book = choose_stamps(book)
        written = stage_letters(staged, book)
        outputs.put_in_place(staged, gone=written.gone)
    return LettersReport(
        report=_report(book),
        rows=written.rows,
        chairs=written.chairs,
        edited=written.edited,
        no_sender=book.volume.contact is None,
    )


def export(order: Order, formats: Sequence[str]) -> Report:
    """Make library files alone; without formats those the volume is for.

    Raises:
        CannotStart: As `build`; or there is no such format.
    """
    from proceedings.stations.publishing import stage_exports

    refuse_unknown(formats)
    loaded = read_records(order.folder)
    if loaded.volume is None:
        return _only_metadata(order, loaded)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = ask_rules(book)
        stage_exports(staged, book, formats or book.volume.formats)
        outputs.put_in_place(staged)
    return replace(_report(book), made=tuple(staged.outputs))


def verify(order: Order) -> Report:
    """Read the finished build back with other libraries than those which wrote it.

    Raises:
        CannotStart: As `check`; or there is no finished build.
    """
    from proceedings.stations.publishing import read_back

    manifest = outputs.finished(_build_folder(order))
    loaded = read_records(order.folder)
    if loaded.volume is None:
        return _only_metadata(order, loaded)
    with _at_work(order) as (staged, bench):
        book = take_in(order, bench, loaded, loaded.volume)
        book = plan_pages(book, bench)
        book = relieve(book, bench)
        book = choose_stamps(book)
        damaged = (*outdated(manifest, book.inputs), *damage(staged.build, manifest))
        verified = read_back(staged.build, book, bench)
    findings = settle((*damaged, *verified.findings), book.volume, book.style.levels)
    return replace(_report(book), findings=findings, manifest=manifest, verified=verified.checks)


def import_exports(order: Order, files: Sequence[Path], wishes: Wishes) -> ImportReport:
    """Bring conference systems' exports and PDFs into a volume, which may not be there yet.

    Raises:
        CannotStart: A file can't be told what it is, the volume's metadata can't be kept, or a file
            can't be written; nothing was written then.
    """
    from proceedings.stations.importing import bring_in
    from proceedings.stations.sources import recognise

    sources = recognise(files, wishes.system)
    with _at_work(order) as (staged, bench):
        return bring_in(order, staged, bench, sources, wishes)


@contextlib.contextmanager
def _at_work(order: Order) -> Iterator[tuple[outputs.Stage, Bench]]:
    with (
        outputs.stage(_build_folder(order), order.folder) as staged,
        Bench(staged.cache, order.jobs, order.progress) as bench,
    ):
        yield staged, bench


def _build_folder(order: Order) -> Path:
    return order.build or order.folder / outputs.BUILD


def _report(book: BookInWork) -> Report:
    plan = book.plan if book.plan.papers else None
    return Report(
        volume=book.volume, findings=book.settled, build=_build_folder(book.order), plan=plan
    )


def _with_rounds(report: Report, told: Compared) -> Report:
    page = report.build / outputs.REPORT_PAGE
    return replace(report, findings=told.findings, fixed=told.fixed, page=page)


def _only_metadata(order: Order, loaded: Loaded) -> Report:
    """All that can be told when the papers aren't looked at."""
    findings = settled_records(loaded, order.folder, order.today)
    return Report(volume=loaded.volume, findings=findings, build=_build_folder(order))
