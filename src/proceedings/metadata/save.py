"""Metadata written back: new files in one style, a chair's own files with what changed in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from proceedings.errors import CannotStart
from proceedings.metadata.editing import edited, edited_list
from proceedings.metadata.files import (
    FRONT,
    PAPERS,
    PAPERS_FOLDER,
    PROGRAM,
    VOLUME,
    PapersFile,
)
from proceedings.metadata.nodes import Items, Table
from proceedings.metadata.reading import UnusableFileError, decode, read_bytes
from proceedings.metadata.skeleton import skeleton
from proceedings.metadata.trees import Kept
from proceedings.metadata.writing import document
from proceedings.metadata.yamlfile import parse_yaml
from proceedings.records.trees import Fields, Trees
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper
from proceedings.volume.program import Program
from proceedings.volume.volume import VolumeFile


def save(folder: Path, wanted: Trees, kept: Kept) -> dict[str, bytes]:
    """The files that must be written for a volume to have the metadata wanted.

    Nothing is written here. A file whose values are as wanted is not among them; in any other the
    chair's comments, order and quotes stay. Papers that are not wanted stay as they are.

    Args:
        folder: The volume's folder.
        wanted: The metadata; texts without control characters and lone surrogates.
        kept: What the folder holds (`read_trees`).

    Returns:
        Bytes by POSIX path in the volume.

    Raises:
        CannotStart: A file is written in a way that can't be kept.
    """
    made: dict[str, bytes] = {}
    if VOLUME not in kept.files:
        made[VOLUME] = skeleton(wanted.volume).encode()
    else:
        _whole(made, folder, VOLUME, VolumeFile, (kept.trees.volume, wanted.volume))
    for name, hint, old, new in (
        (PROGRAM, Program, kept.trees.program, wanted.program),
        (FRONT, FrontPages, kept.trees.front, wanted.front),
    ):
        if name in kept.files:
            _whole(made, folder, name, hint, (old, new))
        elif new:
            made[name] = document(new, hint).encode()
    _papers(made, folder, wanted, kept)
    return made


def _papers(made: dict[str, bytes], folder: Path, wanted: Trees, kept: Kept) -> None:
    changed = {
        key: fields
        for key, fields in wanted.papers.items()
        if key in kept.homes and fields != kept.trees.papers[key]
    }
    new = {key: fields for key, fields in wanted.papers.items() if key not in kept.homes}
    alone = PAPERS not in kept.files and any(
        name.startswith(PAPERS_FOLDER) for name in kept.homes.values()
    )
    for key, fields in changed.items():
        if kept.homes[key] != PAPERS:
            old = {"id": key, **kept.trees.papers[key]}
            _whole(made, folder, kept.homes[key], Paper, (old, {"id": key, **fields}))
    if alone:
        for key, fields in new.items():
            made[f"{PAPERS_FOLDER}/{key}.yaml"] = document({"id": key, **fields}, Paper).encode()
        new = {}
    listed = {key: fields for key, fields in changed.items() if kept.homes[key] == PAPERS}
    added: list[Fields] = [{"id": key, **fields} for key, fields in new.items()]
    if PAPERS not in kept.files:
        if added:
            made[PAPERS] = document({"papers": added}, PapersFile).encode()
        return
    if not (listed or added):
        return
    text, ends = _read(folder, PAPERS)
    places = {key: index for index, key in enumerate(_ids(text)) if key}
    by_index = {places[key]: {"id": key, **fields} for key, fields in listed.items()}
    result = edited_list(text, PAPERS, "papers", by_index, added, Paper)
    made[PAPERS] = result.replace("\n", ends).encode()


def _ids(text: str) -> list[str | None]:
    root = parse_yaml(text, PAPERS).root
    papers = root.get("papers") if isinstance(root, Table) else None
    seen: set[str] = set()
    ids: list[str | None] = []
    for one in papers.items if isinstance(papers, Items) else ():
        identity = one.text("id") if isinstance(one, Table) else None
        # The first of two with one id is the one that is read.
        ids.append(identity if identity not in seen else None)
        seen.add(identity or "")
    return ids


def _whole(
    made: dict[str, bytes], folder: Path, name: str, hint: Any, values: tuple[Fields, Fields]
) -> None:
    old, new = values
    if old == new:
        return
    text, ends = _read(folder, name)
    made[name] = edited(text, name, new, hint).replace("\n", ends).encode()


def _read(folder: Path, name: str) -> tuple[str, str]:
    r"""A file's text with `\n`, and the line ends it has."""
    try:
        text = decode(read_bytes(folder / name, name), name)
    except UnusableFileError as refusal:
        raise CannotStart(refusal.finding.message.rstrip("."), refusal.finding.fix) from refusal
    ends = "\r\n" if "\r\n" in text else "\n"
    return text.replace("\r\n", "\n").replace("\r", "\n"), ends
