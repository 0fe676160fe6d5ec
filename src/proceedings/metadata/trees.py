"""Metadata as plain values: taken from files, or from a volume that was built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from proceedings.errors import CannotStart
from proceedings.findings.finding import Level
from proceedings.metadata.files import (
    FRONT,
    PAPERS,
    PAPERS_FOLDER,
    PROGRAM,
    VOLUME,
    read_document,
)
from proceedings.metadata.nodes import Items, Node, Scalar, Table
from proceedings.metadata.yamlfile import Document
from proceedings.records.imported import Tree
from proceedings.records.trees import Fields, Trees
from proceedings.text.richtext import RichText
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume, VolumeFile

_SCHEMA_RULE = "metadata/schema-version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a volume's folder holds.

    Attributes:
        trees: Its metadata.
        homes: The file each paper's record stands in, by id.
        files: The files that there are.
    """

    trees: Trees
    homes: Mapping[str, str]
    files: frozenset[str]


def read_trees(folder: Path) -> Kept:
    """Read a volume's metadata as it is written, whatever it means.

    Args:
        folder: The volume's folder; it may be empty.

    Raises:
        CannotStart: A file can't be read as YAML, so that writing it would lose something.
    """
    documents = [read_document(folder, name) for name in (VOLUME, PROGRAM, FRONT)]
    volume, program, front = (fields_of(one) if one else {} for one in documents)
    papers: dict[str, Fields] = {}
    homes: dict[str, str] = {}
    names = [PAPERS]
    if (folder / PAPERS_FOLDER).is_dir():
        single = (folder / PAPERS_FOLDER).glob("*.yaml")
        names += sorted(f"{PAPERS_FOLDER}/{path.name}" for path in single)
    listed = [(name, read_document(folder, name)) for name in names]
    for name, document in listed:
        for record in _records(name, document):
            identity = record.get("id")
            if isinstance(identity, str) and identity not in papers:
                papers[identity] = {key: one for key, one in record.items() if key != "id"}
                homes[identity] = name
    there = (*((one.file, one) for one in documents if one), *listed)
    return Kept(
        trees=Trees(volume=volume, papers=papers, program=program, front=front),
        homes=homes,
        files=frozenset(name for name, document in there if document),
    )


def fields_of(document: Document) -> Fields:
    """A file's keys and values.

    Raises:
        CannotStart: The file can't be read without loss.
    """
    broken = [
        finding
        for finding in document.findings
        if finding.level is Level.ERROR and finding.rule != _SCHEMA_RULE
    ]
    if broken:
        place = broken[0].place
        raise CannotStart(
            f"{place.file}, line {place.line}: {broken[0].message.rstrip('.')}", broken[0].fix
        )
    tree = tree_of(document.root) if document.root else {}
    return tree if isinstance(tree, Mapping) else {}


def tree_of(node: Node) -> Tree:
    """A node's plain value; keys with nothing behind them are left out."""
    if isinstance(node, Table):
        return {
            key: tree_of(entry.value)
            for key, entry in node.entries.items()
            if not (isinstance(entry.value, Scalar) and entry.value.is_empty)
        }
    if isinstance(node, Items):
        return [tree_of(one) for one in node.items]
    return node.text if isinstance(node, Scalar) else ""


def _records(name: str, document: Document | None) -> list[Fields]:
    if document is None:
        return []
    fields = fields_of(document)
    if name != PAPERS:
        return [fields]
    papers = fields.get("papers", ())
    return [one for one in papers if isinstance(one, Mapping)] if isinstance(papers, list) else []


def trees_of(volume: Volume) -> Trees:
    """A volume taken apart again; what has its default is left out."""
    own = {one.name for one in fields(VolumeFile)}
    program = _record(volume.program)
    has_sessions = bool(volume.program.parts or volume.program.sessions)
    return Trees(
        volume={key: one for key, one in _record(volume).items() if key in own},
        papers={paper.id: paper_tree(paper) for paper in volume.papers},
        program=program if has_sessions else {},
        front=_record(volume.pages),
    )


def paper_tree(paper: Paper) -> Fields:
    """A paper's record without its id."""
    return {key: one for key, one in _record(paper).items() if key != "id"}


def _record(record: Any) -> dict[str, Tree]:
    made = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if value is not None and value != _default(one):
            made[one.name] = _value(value)
    return made


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _value(value: Any) -> Tree:
    if isinstance(value, RichText):
        return value.source
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _value(one) for key, one in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
