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
from proceedings.findings.finding import Finding, Level
from proceedings.proofs.places import INDEX
from proceedings.records.standing import Due, LastBuild, MissingPaper, Standing
from proceedings.stations.reading import read_records, settled_records
from proceedings.volume.deadlines import moment
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume

_DEADLINES = ("camera_ready", "proofs", "signoff", "deposit")
_PENDING = frozenset({"metadata/pending", "metadata/example-left", "volume/unconfirmed"})
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
    built = _last_build(folder, build)
    return Standing(
        volume=volume,
        findings=findings,
        expected=len(bound),
        missing=missing,
        due=tuple(sorted(_due(volume), key=lambda one: one.last)) if volume else (),
        pending=tuple(one for one in findings if one.rule in _PENDING),
        build=built,
        following=_following(findings, bound, missing, built),
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


def _last_build(folder: Path, build: Path) -> LastBuild | None:
    try:
        manifest = outputs.finished(build)
        counts = json.loads((build / outputs.REPORT).read_text("utf-8"))["summary"]
        built = (build / outputs.MANIFEST).stat().st_mtime
    except (CannotStart, OSError, ValueError, KeyError):
        # What can't be read of it is no build to tell of; the next one makes it anew.
        return None
    return LastBuild(
        draft=bool(manifest.get("draft")),
        errors=int(counts.get("error", 0)),
        warnings=int(counts.get("warning", 0)),
        is_older=any(changed > built for changed in _changes(folder)),
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
    built: LastBuild | None,
) -> str:
    if any(finding.level is Level.ERROR for finding in findings):
        return "check --metadata-only" if bound else "check"
    if not bound:
        return "import"
    if len(missing) == len(bound):
        return "check"
    if built is None or built.is_older:
        return "build"
    if built.errors:
        return "check"
    return "verify" if built.has_proofs else "proof"
