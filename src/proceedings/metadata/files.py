"""The files of metadata/: their names, their heads, and what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.checking.paths import is_inside
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Scalar, Table
from proceedings.metadata.yamlfile import Document, read_yaml
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation

VOLUME = "metadata/volume.yaml"
PAPERS = "metadata/papers.yaml"
PAPERS_FOLDER = "metadata/papers"
PROGRAM = "metadata/program.yaml"
FRONT = "metadata/front.yaml"
SCHEMA = "1"
"""The version of the metadata's schema, which heads every file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersFile:
    """papers.yaml.

    Attributes:
        affiliations: Affiliations by key; the keys are known in every file.
        papers: The papers, in the order they are bound in when there is no programme.
    """

    affiliations: Mapping[str, Affiliation] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()


def read_document(folder: Path, name: str) -> Document | None:
    """Read one file of the volume.

    Args:
        folder: The volume's folder.
        name: The file's POSIX path in it.

    Returns:
        The document, its root a table without `schema`; None when there is no such file.
    """
    path = folder / name
    if not path.exists() and not path.is_symlink():
        return None
    if not is_inside(path, folder):
        fault = _finding(
            "path-outside",
            Place(file=name, line=1, column=1),
            f"{name} is a link that leads out of the volume.",
            "Copy the file itself into the volume.",
        )
        return Document(file=name, root=None, findings=(fault,))
    document = read_yaml(path, name)
    root = document.root
    if root is None:
        return document
    if not isinstance(root, Table):
        fault = _finding(
            "wrong-shape",
            Place(file=name, line=root.line, column=root.column),
            f"{name} is no mapping: each of its lines at the margin is `key: value`.",
            "Begin the file with `schema: 1` and give every value its key.",
        )
        return Document(file=name, root=None, findings=(*document.findings, fault))
    return Document(
        file=name,
        root=Table(
            {key: entry for key, entry in root.entries.items() if key != "schema"},
            root.line,
            root.column,
        ),
        findings=(*document.findings, *_schema(root, name)),
    )


def _schema(root: Table, name: str) -> tuple[Finding, ...]:
    entry = root.entries.get("schema")
    value = entry.value if entry else None
    if isinstance(value, Scalar) and value.text == SCHEMA:
        return ()
    context = Context(name)
    if isinstance(value, Scalar) and value.text:
        context.report(
            "metadata/schema-version",
            value,
            f"The file is written for version {value.text} of the metadata; known is {SCHEMA}.",
            f"Write `schema: {SCHEMA}`; for a later version install a later release.",
        )
    else:
        context.report(
            "metadata/schema-version",
            entry or root,
            "The file doesn't say which version of the metadata it is written for.",
            f"Make `schema: {SCHEMA}` its first line.",
        )
    return tuple(context.findings)


def _finding(rule: str, place: Place, message: str, fix: str) -> Finding:
    return Finding(
        rule=f"metadata/{rule}", level=Level.ERROR, message=message, fix=fix, place=place
    )
