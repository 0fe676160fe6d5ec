"""Where a volume stands, by its metadata and by which files are there; no paper is opened."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from proceedings import outputs
from proceedings.citation.deadline import deadline
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level, group_of
from proceedings.findings.levels import CHAIR_ALONE, METADATA
from proceedings.proofs.places import INDEX
from proceedings.records.standing import Due, LastBuild, LastLook, MissingPaper, Standing
from proceedings.stations.reading import read_records, settled_records
from proceedings.volume.deadlines import moment
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume

_DEADLINES = ("camera_ready", "proofs", "signoff", "deposit")
_PENDING = frozenset({"metadata/pending", "metadata/example-left", "volume/unconfirmed"})
_CHAIRS = frozenset({"file/missing", "match/slot", "match/same-text"})
_WATCHED = ("metadata", "papers", "templates", "fonts")


def standing(folder: Path, build: Path, today: date | None = None) -> Standing:
    """Where the volume in a folder stands.

    Args:
        folder: The volume's folder.
        build: The folder of its outputs.
        today: The day on which waivers may have expired; None to let them hold.

    Raises:
        CannotStart: There is no volume here, or volume.yaml is no YAML.
    """
    loaded = read_records(folder)
    findings = settled_records(loaded, folder, today)
    volume = loaded.volume
    bound = [paper for paper in volume.papers if paper.is_bound] if volume else []
    missing = tuple(_missing(folder, bound))
    changed = max(_changes(folder), default=0.0)
    look = _last_look(build, changed)
    built = _last_build(build, changed)
    return Standing(
        volume=volume,
        findings=findings,
        expected=len(bound),
        missing=missing,
        due=tuple(sorted(_due(volume), key=lambda one: one.last)) if volume else (),
        pending=tuple(one for one in findings if one.rule in _PENDING),
        look=look,
        build=built,
        following=_following(findings, bound, missing, look, built),
    )


def _missing(folder: Path, papers: Iterable[Paper]) -> Iterator[MissingPaper]:
    for paper in papers:
        if not (folder / paper.pdf).is_file():
            asked = next((one for one in paper.authors if one.corresponding), None)
            asked = asked or next((one for one in paper.authors if one.email), None)
            asked = asked or next(iter(paper.authors), None)
            yield MissingPaper(
                id=paper.id,
                title=paper.full_title,
                name=asked.name if asked else None,
                email=asked.email if asked else None,
            )


def _due(volume: Volume) -> Iterator[Due]:
    for name in _DEADLINES:
        written = getattr(volume.deadlines, name)
        words = deadline(written)
        if words:
            yield Due(name=name, written=written, deadline=words, last=moment(written).last)


def _last_look(build: Path, changed: float) -> LastLook | None:
    report = build / outputs.REPORT
    try:
        looked = report.stat().st_mtime
        told = json.loads(report.read_text("utf-8"))
        counts = told["summary"]
        errors = [one for one in told["findings"] if one["level"] == Level.ERROR]
        return LastLook(
            errors=int(counts["error"]),
            warnings=int(counts["warning"]),
            papers=len({str(one["paper"]) for one in errors if "paper" in one}),
            authors=sum(_is_an_authors(str(one["rule"])) for one in errors if "paper" in one),
            is_older=changed > looked,
            has_letters=_is_newer(build / outputs.LETTERS, looked),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # What can't be read of it tells nothing; the next look makes it anew.
        return None


def _is_an_authors(rule: str) -> bool:
    # What letters leave to the chair needs the rules to be loaded; nearly all of it is in these.
    return group_of(rule) not in METADATA | CHAIR_ALONE and rule not in _CHAIRS


def _is_newer(path: Path, moment: float) -> bool:
    try:
        return path.stat().st_mtime > moment
    except OSError:
        return False


def _last_build(build: Path, changed: float) -> LastBuild | None:
    try:
        manifest = outputs.finished(build)
        built = (build / outputs.MANIFEST).stat().st_mtime
    except (CannotStart, OSError):
        # What can't be read of it is no build to tell of; the next one makes it anew.
        return None
    return LastBuild(
        draft=bool(manifest.get("draft")),
        is_older=changed > built,
        has_proofs=(build / outputs.PROOFS / INDEX).is_file(),
    )


def _changes(folder: Path) -> Iterator[float]:
    """When each file of the volume changed, and each folder: a file taken away changes its."""
    for part in _WATCHED:
        for where, _, names in os.walk(folder / part):
            yield Path(where).stat().st_mtime
            for name in names:
                try:
                    yield (Path(where) / name).stat().st_mtime
                except OSError:
                    # A link that leads nowhere; `check` tells of it.
                    continue


def _following(
    findings: Iterable[Finding],
    bound: list[Paper],
    missing: tuple[MissingPaper, ...],
    look: LastLook | None,
    built: LastBuild | None,
) -> str:
    if any(finding.level is Level.ERROR for finding in findings):
        return "check --metadata-only" if bound else "check"
    if not bound:
        return "import"
    if look is None or len(missing) == len(bound):
        return "check"
    if look.is_older:
        return "build" if built else "check"
    if look.errors:
        return "mail letters" if look.authors and not look.has_letters else "check"
    if built is None or built.is_older:
        return "build"
    return "verify" if built.has_proofs else "proof"
