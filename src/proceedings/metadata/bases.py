"""metadata/imported/: what each source had at its last import, the base of the next merge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.metadata.files import read_document
from proceedings.metadata.trees import fields_of
from proceedings.metadata.writing import document
from proceedings.records.imported import Tree
from proceedings.records.trees import Fields, Trees

FOLDER = "metadata/imported"
_HEAD = (
    "What this source had when it was last imported; the next import is compared with it.",
    "Leave it as it is, and keep it with the rest of the metadata.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A source's last import.

    Attributes:
        trees: Its metadata.
        files: SHA-256 of the files it brought beside papers, by POSIX path in the volume.
    """

    trees: Trees = field(default_factory=Trees)
    files: Mapping[str, str] = field(default_factory=dict)


def base_name(system: str, prefix: str) -> str:
    """The POSIX path of a source's base; imports under different prefixes have one each."""
    return f"{FOLDER}/{prefix}{system}.yaml"


def read_base(folder: Path, name: str) -> Base:
    """Read a base; an empty one where the source was never imported.

    Raises:
        CannotStart: The file can't be read as YAML.
    """
    found = read_document(folder, name)
    fields = fields_of(found) if found else {}
    listed = fields.get("papers", ())
    papers: dict[str, Fields] = {}
    for one in listed:
        identity = one.get("id") if isinstance(one, Mapping) else None
        if isinstance(one, Mapping) and isinstance(identity, str):
            papers[identity] = {key: value for key, value in one.items() if key != "id"}
    files = _table(fields, "files")
    return Base(
        trees=Trees(
            volume=_table(fields, "volume"),
            papers=papers,
            program=_table(fields, "program"),
            front=_table(fields, "front"),
        ),
        files={path: sha256 for path, sha256 in files.items() if isinstance(sha256, str)},
    )


def base_text(base: Base) -> str:
    """The file of a base."""
    trees = base.trees
    papers: list[Tree] = [
        {"id": key, **{name: one for name, one in fields.items() if name != "source"}}
        for key, fields in trees.papers.items()
    ]
    parts: dict[str, Tree] = {
        "papers": papers,
        "volume": trees.volume,
        "program": trees.program,
        "front": trees.front,
        "files": dict(sorted(base.files.items())),
    }
    return document({key: one for key, one in parts.items() if one}, None, head=_HEAD)


def _table(fields: Fields, key: str) -> Fields:
    value = fields.get(key)
    return value if isinstance(value, Mapping) else {}
