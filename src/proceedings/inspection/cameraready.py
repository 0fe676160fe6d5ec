"""Which camera-ready file belongs to which paper, and what each file's bytes are."""

from __future__ import annotations

import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.outputs import sha256_of
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper, Status
from proceedings.volume.volume import Volume

PAPERS = "papers"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraReady:
    """A paper's file, as it was when it was first read.

    Attributes:
        paper: The paper's id.
        file: POSIX path below the volume folder.
        path: Where it lies on this machine, links followed.
        sha256: Of its bytes.
    """

    paper: str
    file: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All files found, and what is wrong with the rest."""

    files: tuple[CameraReady, ...]
    findings: tuple[Finding, ...]


def gather(
    folder: Path, volume: Volume, origins: Origins, left_out: Collection[str] = ()
) -> Gathered:
    """Find and hash the file of every bound paper.

    A paper whose status says that nothing was received has no file looked for. Files in `papers/`
    that no record names are told of.

    Args:
        folder: The volume's folder.
        volume: The volume.
        origins: Where its values came from, for findings.
        left_out: Ids of records that say too little to be papers: their files are no strangers.
    """
    files: list[CameraReady] = []
    findings: list[Finding] = []
    for paper in volume.papers:
        if paper.status is Status.NOT_RECEIVED:
            findings.append(_not_received(paper, origins))
        if paper.status is not Status.ACCEPTED:
            continue
        found = _find(folder, paper, origins)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            files.append(found)
    named = {paper.pdf for paper in volume.papers} | {f"{PAPERS}/{one}.pdf" for one in left_out}
    findings += _unlisted(folder, named)
    return Gathered(files=tuple(files), findings=tuple(findings))


def _find(folder: Path, paper: Paper, origins: Origins) -> CameraReady | Finding:
    home = (folder / PAPERS).resolve()
    spot = origins.place("papers", paper.id, "file")
    place = Place(paper=paper.id, file=paper.pdf)
    try:
        path = (folder / paper.pdf).resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, before Python 3.13
        return Finding(
            rule="file/missing",
            level=Level.ERROR,
            message=f"The camera-ready {paper.pdf} is not there.",
            fix=(
                f"Put the file there, name another with «file:» ({spot.file} line {spot.line}), "
                "or say «status: not-received»."
            ),
            place=place,
        )
    if not path.is_relative_to(home):
        return Finding(
            rule="file/outside",
            level=Level.ERROR,
            message=f"{paper.pdf} leads out of the folder {PAPERS}/ and is not read.",
            fix=f"Copy the file itself into {PAPERS}/ instead of a link to it.",
            place=place,
        )
    try:
        # A pipe or a device would block or never end: only regular files are opened.
        if not stat.S_ISREG(path.stat().st_mode):
            return _unreadable(place, "is no regular file")
        return CameraReady(paper=paper.id, file=paper.pdf, path=path, sha256=sha256_of(path))
    except OSError as error:
        return _unreadable(place, f"can't be read: {error.strerror or error}")


def _not_received(paper: Paper, origins: Origins) -> Finding:
    spot = origins.place("papers", paper.id, "status")
    return Finding(
        rule="file/not-received",
        level=Level.WARNING,
        message="Placeholder pages hold the place of this paper; its file was not received.",
        fix=f"Once {paper.pdf} is there, take the status out of the record.",
        place=replace(spot, paper=paper.id),
    )


def _unreadable(place: Place, fault: str) -> Finding:
    return Finding(
        rule="file/unreadable",
        level=Level.ERROR,
        message=f"The file {fault}.",
        fix="Put the camera-ready PDF there as a plain file that you may read.",
        place=place,
    )


def _unlisted(folder: Path, named: Collection[str]) -> Iterator[Finding]:
    home = folder / PAPERS
    if not home.is_dir():
        return
    for entry in sorted(home.iterdir()):
        file = f"{PAPERS}/{entry.name}"
        if entry.suffix.lower() == ".pdf" and file not in named:
            yield Finding(
                rule="file/unlisted",
                level=Level.WARNING,
                message=f"No paper's record names {file}; it is not in the volume.",
                fix="Give its paper a record in metadata/papers.yaml, or take the file away.",
                place=Place(file=file),
            )
