"""Reporting: findings set against those of the last look, and written out to be read and mended."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from proceedings import outputs
from proceedings.checks.run import RULES
from proceedings.findings.asjson import as_json, document, from_json
from proceedings.findings.finding import Finding
from proceedings.findings.rounds import Compared, Look, compare
from proceedings.records.cutouts import CutOuts
from proceedings.records.reportpage import Findings, Shot
from proceedings.reporting.cutouts import cut_out
from proceedings.reporting.page import report_page
from proceedings.stations.book import BookInWork, file_of
from proceedings.workbench.bench import Bench, Done, Task

_MOST_SHOTS = 600
"""Cut-outs that are drawn: as many as have room on the page, at some 25 kB each."""


def stage_report(
    staged: outputs.Stage, book: BookInWork, bench: Bench, *, asked: Iterable[str] = ()
) -> Compared:
    """Stage the findings as JSON and as a page, and what the next look is to be compared with.

    The JSON follows from the inputs alone. The page tells of rounds, which depend on what was seen
    before. The manifest names neither: a later check may write them anew.

    Args:
        staged: Where they wait; they are put in place with the rest.
        book: The volume with all its findings.
        bench: Draws cut-outs.
        asked: Groups of rules beside the book's own that were asked.
    """
    settled = book.settled
    compared = compare(
        settled,
        _last_look(staged.build / outputs.ROUNDS),
        asked=book.asked | frozenset(asked),
        unread=[paper.id for paper in book.papers.values() if paper.placeholder],
    )
    volume = book.volume
    facts = document(
        version("proceedings-builder"), volume.conference.short, len(volume.papers), settled
    )
    page = report_page(
        Findings(
            short=volume.conference.short,
            name=volume.conference.name,
            titles={paper.id: paper.full_title for paper in volume.papers},
            findings=compared.findings,
            fixed=compared.fixed,
            shots=_shots(book, bench, compared.findings),
            explained={rule: _explained(rule) for rule in sorted({one.rule for one in settled})},
        )
    )
    staged.write_beside(outputs.REPORT, "report", outputs.canonical_json(facts).encode())
    staged.write_beside(outputs.REPORT_PAGE, "report", page)
    staged.write_beside(outputs.ROUNDS, "rounds", _written(compared.look))
    return compared


def _explained(rule: str) -> str:
    return inspect.cleandoc(RULES.load(rule).__doc__ or "")


def _last_look(path: Path) -> Look | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return Look(
            asked=frozenset(map(str, kept["asked"])),
            findings=tuple(map(from_json, kept["findings"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Not there, or not as we write it: as all of the cache it is only made anew.
        return None


def _written(look: Look) -> bytes:
    plain = (as_json(replace(one, round=None)) for one in look.findings)
    return outputs.canonical_json({"asked": sorted(look.asked), "findings": [*plain]}).encode()


def _shots(book: BookInWork, bench: Bench, findings: tuple[Finding, ...]) -> dict[int, Shot]:
    """Cut-outs of what has a box on a page of a camera-ready, the worst findings first.

    A page that can't be drawn has none: that it can't be read is told elsewhere.
    """
    of_page: dict[tuple[str, int], list[int]] = {}
    count = 0
    for index, finding in enumerate(findings):
        place = finding.place
        paper = book.papers.get(place.paper or "")
        if not (paper and place.page and place.box) or count >= _MOST_SHOTS:
            continue
        if not paper.placeholder and place.file == paper.file.file:
            of_page.setdefault((paper.id, place.page), []).append(index)
            count += 1
    tasks = []
    for (name, page), indexes in of_page.items():
        file = book.papers[name].file
        boxes = tuple(box for index in indexes if (box := findings[index].place.box))
        tasks.append(
            Task(
                name=name,
                call=cut_out,
                args=(file.path, page, boxes),
                result=CutOuts,
                inputs=(file.sha256, str(page), repr(boxes)),
                makes="folder",
            )
        )
    shots: dict[int, Shot] = {}
    for indexes, outcome in zip(of_page.values(), bench.each("cut-outs", tasks), strict=True):
        if isinstance(outcome, Done):
            for index, piece in zip(indexes, outcome.value.pieces, strict=True):
                webp = (file_of(outcome) / piece.name).read_bytes()
                shots[index] = Shot(webp=webp, width=piece.width, height=piece.height)
    return shots
