"""From metadata/ to a volume: every file read, every error told in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from proceedings.errors import CannotStart
from proceedings.findings.capping import capped
from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.checking.affiliations import check_unused
from proceedings.metadata.checking.dois import check_dois
from proceedings.metadata.checking.front import settle_front
from proceedings.metadata.checking.ids import check_ids
from proceedings.metadata.checking.pending import with_day
from proceedings.metadata.checking.pieces import Pieces
from proceedings.metadata.checking.program import settle
from proceedings.metadata.context import Context, Notes
from proceedings.metadata.files import (
    FRONT,
    PAPERS,
    PAPERS_FOLDER,
    PROGRAM,
    VOLUME,
    read_document,
)
from proceedings.metadata.nodes import Items, Node, Table
from proceedings.metadata.papers import PaperReader, PapersRead, read_affiliations
from proceedings.metadata.shape import build, markup_of
from proceedings.metadata.spots import Spots
from proceedings.metadata.yamlfile import Document
from proceedings.text.richtext import Markup
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.origins import Origins
from proceedings.volume.people import Affiliation
from proceedings.volume.program import Program, Session
from proceedings.volume.volume import Volume, VolumeFile

# What can't be known while papers.yaml can't be read: its ids, and its keys of affiliations.
_UNKNOWN = frozenset(
    {"program/unknown-paper", "front/unknown-paper", "metadata/unknown-affiliation"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What `load` gives.

    Attributes:
        volume: The volume, or None when something it can't be without is missing or unreadable:
            then nothing can be published.
        origins: Where each value stands.
        findings: Everything that is wrong with the metadata.
        inputs: POSIX paths of the metadata files that were read, sorted.
    """

    volume: Volume | None
    origins: Origins
    findings: tuple[Finding, ...]
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Documents:
    """The files of metadata/, each None where it doesn't exist."""

    volume: Document
    papers: Document | None
    singles: tuple[Document, ...]
    program: Document | None
    front: Document | None

    @property
    def all(self) -> tuple[Document, ...]:
        """Those that exist, in the order they are told of."""
        single = (self.volume, self.papers, *self.singles, self.program, self.front)
        return tuple(document for document in single if document)


def load(folder: Path) -> Loaded:
    """Load a volume's metadata.

    Args:
        folder: The volume's folder, which has metadata/volume.yaml.

    Returns:
        The volume as far as it could be built, with all findings of all files.

    Raises:
        CannotStart: metadata/volume.yaml is missing, unreadable or no YAML.
    """
    documents = _read(folder)
    notes = Notes()
    affiliations, findings = read_affiliations(documents.papers)
    context = Context(VOLUME, affiliations, folder=folder, notes=notes)
    root = documents.volume.root
    settings = build(VolumeFile, context, with_day(context, root), VOLUME) if root else None
    reading = _Reading(folder, documents, affiliations, notes)
    read = PaperReader(folder, affiliations, reading.markup, notes).read(
        documents.papers, documents.singles
    )
    program, program_findings = _program(reading, read)
    pages, front_findings = _front(reading)
    pieces = Pieces(
        settings=settings,
        papers=read.papers,
        ids=read.ids,
        texts=_texts(documents.front),
        pages=pages,
        origins=Origins(_spots(documents, read, notes)),
    )
    settled: tuple[Finding, ...] = ()
    # Before anything is taken out of lists: its places are those of the files.
    between = (*check_ids(pieces, program), *check_dois(pieces))
    if program and documents.program:
        program, settled = settle(program, pieces)
    pages, front_settled = settle_front(pieces)
    parsed = documents.papers is None or documents.papers.root is not None
    volume = None
    if settings and program and parsed:
        values = {field.name: getattr(settings, field.name) for field in fields(settings)}
        volume = Volume(**values, papers=read.papers, program=program, pages=pages)
    found = (
        *(finding for document in documents.all for finding in document.findings),
        *context.findings,
        *findings,
        *read.findings,
        *_no_papers(documents),
        *program_findings,
        *front_findings,
        *between,
        *settled,
        *front_settled,
        *check_unused(documents.papers, notes.used),
    )
    return Loaded(
        volume=volume,
        origins=pieces.origins,
        # With papers.yaml unread everybody names something unknown: one cause, one finding.
        findings=capped(one for one in found if parsed or one.rule not in _UNKNOWN),
        inputs=tuple(sorted(document.file for document in documents.all)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every file is read with."""

    folder: Path
    documents: _Documents
    affiliations: dict[str, Affiliation | None]
    notes: Notes

    @property
    def markup(self) -> Markup:
        """The volume's notation."""
        root = self.documents.volume.root
        book = root.get("book") if isinstance(root, Table) else None
        return markup_of(book, Markup.PLAIN) if isinstance(book, Table) else Markup.PLAIN

    def context(self, file: str) -> Context:
        """The context of one file."""
        return Context(file, self.affiliations, self.markup, self.folder, self.notes)


def _read(folder: Path) -> _Documents:
    volume = read_document(folder, VOLUME)
    if volume is None:
        raise CannotStart(
            f"There is no volume here: {folder} has no {VOLUME}.",
            "Go to a volume's folder (it holds metadata/ and papers/), name it, or make one"
            " with `proceedings init`.",
        )
    if volume.root is None:
        fault = volume.findings[-1]
        raise CannotStart(
            f"{VOLUME}, line {fault.place.line}, column {fault.place.column}: {fault.message}",
            fault.fix,
        )
    single_files: list[str] = []
    if (folder / PAPERS_FOLDER).is_dir():
        single_files = sorted(
            f"{PAPERS_FOLDER}/{path.name}" for path in (folder / PAPERS_FOLDER).glob("*.yaml")
        )
    singles = (read_document(folder, name) for name in single_files)
    return _Documents(
        volume=volume,
        papers=read_document(folder, PAPERS),
        singles=tuple(single for single in singles if single),
        program=read_document(folder, PROGRAM),
        front=read_document(folder, FRONT),
    )


def _no_papers(documents: _Documents) -> Iterator[Finding]:
    if not documents.papers and not documents.singles:
        yield Finding(
            rule="metadata/no-papers",
            level=Level.ERROR,
            message=f"The volume has no papers: there is no {PAPERS} and nothing in its folder.",
            fix=f"Write {PAPERS}, or import the conference system's export.",
            place=Place(file=PAPERS, line=1, column=1),
        )


def _program(reading: _Reading, read: PapersRead) -> tuple[Program | None, tuple[Finding, ...]]:
    document = reading.documents.program
    if document is None:
        return _one_session(read), (_no_program(),)
    root = document.root
    if not isinstance(root, Table):
        return None, ()
    context = reading.context(PROGRAM)
    parts, sessions = root.entries.get("parts"), root.entries.get("sessions")
    if parts and sessions:
        context.report(
            "program/parts-and-sessions",
            sessions,
            f"There are 'parts' (line {parts.line}) and 'sessions' side by side.",
            "Move the sessions into a part, or do without parts.",
            evidence="sessions:",
        )
    elif not parts and not sessions:
        context.report(
            "metadata/missing-field",
            root,
            f"{PROGRAM} needs 'parts' or 'sessions'.",
            "List the sessions, or delete this file: the order of papers is then that of theirs.",
        )
        return _one_session(read), tuple(context.findings)
    return build(Program, context, root, PROGRAM), tuple(context.findings)


def _one_session(read: PapersRead) -> Program:
    session = Session(title="", papers=tuple(paper.id for paper in read.papers))
    return Program(sessions=(session,))


def _no_program() -> Finding:
    return Finding(
        rule="metadata/no-program",
        level=Level.NOTE,
        message="There is no programme: papers are bound in the order of their file, no sessions.",
        fix=f"Write {PROGRAM} if the volume has sessions.",
        place=Place(file=PROGRAM, line=1, column=1),
    )


def _front(reading: _Reading) -> tuple[FrontPages, tuple[Finding, ...]]:
    document = reading.documents.front
    root = document.root if document else None
    if root is None:
        return FrontPages(), ()
    context = reading.context(FRONT)
    pages = build(FrontPages, context, root, FRONT)
    return pages or FrontPages(), tuple(context.findings)


def _texts(document: Document | None) -> frozenset[str]:
    prose = document.root.get("prose") if document and isinstance(document.root, Table) else None
    nodes = prose.items if isinstance(prose, Items) else ()
    ids = (node.text("id") for node in nodes if isinstance(node, Table))
    return frozenset(text for text in ids if text)


def _spots(documents: _Documents, read: PapersRead, notes: Notes) -> Spots:
    roots: dict[str, tuple[str, Node]] = {}
    for document in (documents.volume, documents.papers):
        if document and isinstance(document.root, Table):
            roots |= {
                key: (document.file, entry.value) for key, entry in document.root.entries.items()
            }
    for name, document in (("program", documents.program), ("pages", documents.front)):
        if document and document.root:
            roots[name] = (document.file, document.root)
    return Spots(roots, read.nodes, notes.dropped)
