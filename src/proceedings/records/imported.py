"""What an importer reads from a conference system's export, in the words of our YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from proceedings.findings.finding import Finding

Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"
"""A value as YAML holds it: text, a list or a table. All scalars are text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Where a record stood: file name, and row, key or element in it, as a person would say it."""

    file: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPaper:
    """One paper's record, as much of it as this export has.

    Several records with one id are the same paper in several exports: they are joined, the first
    one's words before the later ones', authors matched by e-mail, ORCID or name.

    Attributes:
        id: The paper's id as the system prints it.
        fields: Keys and values of papers.yaml, without `id`; absent where the export says nothing.
            Affiliations are written out, never keys. A `track` may be the track's name as the
            system has it.
        row: Where it stood.
        guessed: Fields that were guessed, as `authors.0` (a name split by us): marked until a
            person confirms them; `id` where it is not said which paper this is.
        accepted: False for a record that is listed but not accepted, deleted or withdrawn.
    """

    id: str
    fields: Mapping[str, Tree]
    row: Row
    guessed: tuple[str, ...] = ()
    accepted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPdf:
    """A PDF of the export.

    Attributes:
        name: Its name as the system gave it, for people.
        file: Where the bytes lie: the file itself, or the archive.
        member: The name inside the archive; None for a plain file.
        paper: The paper's id where name or record says it; None where it is to be matched by its
            first page.
    """

    name: str
    file: Path
    member: str | None = None
    paper: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file other than a paper that the metadata names: a letter, a logo, a supplement.

    Attributes:
        path: POSIX path it gets in the volume folder, as the metadata names it.
        text: Its content, where the importer wrote it.
        file: Where its bytes lie, to be copied as they are, where it did not.
    """

    path: str
    text: str | None = None
    file: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmapped:
    """Something of the export that has no place in our metadata.

    Attributes:
        column: The column, key or element.
        example: One value of it.
        count: How many records have it.
    """

    file: str
    column: str
    example: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """All that was read from one export.

    Attributes:
        system: The importer's name, as `hotcrp`.
        volume: Keys of volume.yaml that the export knows.
        program: `parts` or `sessions` of program.yaml, where the export knows them.
        front: Keys of front.yaml (committees, reviewers), where the export knows them.
        files: Files that these keys name and the volume needs.
        findings: What could not be read, what was cut, what had to be guessed.
    """

    system: str
    papers: tuple[ImportedPaper, ...] = ()
    volume: Mapping[str, Tree] = field(default_factory=dict)
    program: Mapping[str, Tree] = field(default_factory=dict)
    front: Mapping[str, Tree] = field(default_factory=dict)
    pdfs: tuple[ImportedPdf, ...] = ()
    files: tuple[ImportedFile, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    findings: tuple[Finding, ...] = ()
