"""Intake: every paper's file is found, inspected and prepared, and every rule is asked."""

from __future__ import annotations

import contextlib
import html
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from proceedings import outputs
from proceedings.checks.run import check, wanted
from proceedings.errors import BuildFault
from proceedings.findings.finding import Finding, Level, Place
from proceedings.findings.levels import PAPERS
from proceedings.inspection.cameraready import CameraReady, gather
from proceedings.inspection.inspect import inspect
from proceedings.matter.placeholder import set_placeholder
from proceedings.metadata.load import Loaded
from proceedings.preparation.prepare import prepare
from proceedings.preparation.report import told, told_of_all
from proceedings.preparation.sizing import Fit
from proceedings.records.inspection import Inspection
from proceedings.records.matter import SetMatter
from proceedings.records.order import Order
from proceedings.records.prepared import Prepared
from proceedings.stations.book import BookInWork, PaperInWork, digest, file_of
from proceedings.stations.ownfiles import own_files
from proceedings.stations.reading import styles_of
from proceedings.typesetting.eastasian import fonts_for
from proceedings.typesetting.press import Press
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume
from proceedings.workbench.bench import Bench, Done, Failed, Task
from proceedings.workbench.limits import TRUSTED

_NOT_RECEIVED = "The camera-ready file of this paper was not received."
_NOT_READABLE = "The camera-ready file of this paper could not be read."


def take_in(order: Order, bench: Bench, loaded: Loaded, volume: Volume) -> BookInWork:
    """Find, inspect and prepare every file; what can't be read gets placeholder pages."""
    styles, findings = styles_of(volume, order.folder, loaded.origins)
    known = {paper.id for paper in volume.papers}
    told = {finding.place.paper for finding in loaded.findings if finding.place.paper}
    gathered = gather(order.folder, volume, loaded.origins, told - known)
    fonts = order.folder / "fonts"
    own = (fonts,) if fonts.is_dir() else ()
    read = {(file.file, file.sha256) for file in gathered.files}
    beside = set(own_files(order.folder, volume))
    book = BookInWork(
        order=order,
        volume=volume,
        origins=loaded.origins,
        press=Press(clock(volume), fonts_for(own, _texts(order.folder, volume, styles))),
        style=styles[volume.style],
        styles=styles,
        inputs=tuple(sorted(read | beside)),
        own_files=tuple(sorted(beside)),
        findings=(*loaded.findings, *findings, *gathered.findings),
    )
    records = {paper.id: paper for paper in volume.papers if paper.is_bound}
    received = [file for file in gathered.files if file.paper in records]
    book, refused = _read(book, bench, received)
    missing = [paper for paper in records.values() if paper.id not in book.papers]
    stand_ins = _set_placeholders(book, bench, missing, refused)
    book, broken = _read(book, bench, stand_ins, placeholder=True)
    if broken:
        raise BuildFault(f"the placeholder of {broken[0]} can't be read", "Please report this.")
    return book


def ask_rules(book: BookInWork) -> BookInWork:
    """Ask every rule about the papers as they came and the volume as a whole."""
    received = [paper for paper in book.papers.values() if not paper.placeholder]
    found = check(
        book.volume,
        {paper.id: paper.inspection for paper in received},
        {paper.id: paper.style for paper in received},
        book.origins,
    )
    together = told_of_all({paper.id: paper.prepared.value for paper in received})
    return replace(book, asked=PAPERS).with_findings((*found, *together))


def clock(volume: Volume) -> int:
    """The time that stands in every output, in seconds since 1970: never the time of the build.

    Source: reproducible-builds.org, SOURCE_DATE_EPOCH.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return int(epoch)
    return int(datetime.combine(volume.book.published, time(), UTC).timestamp())


def _texts(folder: Path, *values: object) -> Iterator[str]:
    """All that may be printed: what was read of the YAML, and what pages read by themselves."""
    yield from map(repr, values)
    for name in ("metadata", "templates"):
        for path in sorted((folder / name).rglob("*")):
            if path.suffix in (".md", ".typ") and path.is_file():
                with contextlib.suppress(PermissionError):
                    yield html.unescape(path.read_text("utf-8", errors="replace"))


def _read(
    book: BookInWork, bench: Bench, files: Sequence[CameraReady], *, placeholder: bool = False
) -> tuple[BookInWork, list[str]]:
    """Inspect and prepare files; one that dies, hangs or is refused is its own finding."""
    looked = bench.each("inspect", [_inspection(book, file) for file in files])
    good = [file for file, seen in zip(files, looked, strict=True) if isinstance(seen, Done)]
    ready = bench.each("prepare", [_preparation(book, file) for file in good])
    inspections = {seen.name: seen.value for seen in looked if isinstance(seen, Done)}
    of_paper = {file.paper: file for file in files}
    papers = dict(book.papers)
    findings: list[Finding] = []
    for outcome in ready:
        if isinstance(outcome, Done):
            record = book.volume.paper(outcome.name)
            papers[record.id] = PaperInWork(
                record=record,
                style=book.styles[book.volume.style_of(record)],
                file=of_paper[record.id],
                inspection=inspections[record.id],
                prepared=outcome,
                placeholder=placeholder,
            )
            findings += told(outcome.value, record.id, of_paper[record.id].file)
    failed = [outcome for outcome in (*looked, *ready) if isinstance(outcome, Failed)]
    findings += [_unreadable(outcome, of_paper[outcome.name]) for outcome in failed]
    return replace(book, papers=papers).with_findings(findings), [lost.name for lost in failed]


def _inspection(book: BookInWork, file: CameraReady) -> Task[Inspection]:
    style = book.styles[book.volume.style_of(book.volume.paper(file.paper))]
    looked_for = wanted(style, book.volume.canaries)
    return Task(
        name=file.paper,
        call=inspect,
        args=(file.path, file.sha256, looked_for),
        result=Inspection,
        inputs=(file.sha256, digest(looked_for)),
    )


def _preparation(book: BookInWork, file: CameraReady) -> Task[Prepared]:
    mode, page = book.volume.off_size, book.style.page
    fit = None if mode == "keep" else Fit(width=page.width, height=page.height, mode=mode)
    return Task(
        name=file.paper,
        call=prepare,
        args=(file.path, file.paper, file.sha256, fit),
        result=Prepared,
        inputs=(file.sha256, file.paper, digest(fit)),
        makes="file",
    )


def _unreadable(outcome: Failed, file: CameraReady) -> Finding:
    return Finding(
        rule="file/unreadable",
        level=Level.ERROR,
        message=f"The file {outcome.message.rstrip('.')}.",
        fix=outcome.fix,
        place=Place(paper=file.paper, file=file.file),
    )


def _set_placeholders(
    book: BookInWork, bench: Bench, papers: Sequence[Paper], refused: Sequence[str]
) -> list[CameraReady]:
    tasks = []
    for paper in papers:
        style = book.styles[book.volume.style_of(paper)]
        alone = replace(book.volume, papers=(paper,))
        reason = _NOT_READABLE if paper.id in refused else _NOT_RECEIVED
        tasks.append(
            Task(
                name=paper.id,
                call=set_placeholder,
                args=(book.press, alone, style, paper, paper.pages or 1, reason),
                result=SetMatter,
                inputs=(digest(book.press, alone, style, reason), *_assets(book)),
                makes="file",
            )
        )
    files = []
    for outcome in bench.each("placeholder", tasks, limits=TRUSTED):
        path = file_of(outcome)
        name = f"papers/{outcome.name}.pdf"
        sha256 = outputs.sha256_of(path)
        files.append(CameraReady(paper=outcome.name, file=name, path=path, sha256=sha256))
    return files


def _assets(book: BookInWork) -> list[str]:
    """Hashes of the chair's own templates and fonts."""
    return [sha256 for path, sha256 in book.inputs if path.startswith(("templates/", "fonts/"))]
