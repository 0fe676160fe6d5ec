"""aclpub2: the YAML files from which ACL volumes are made, with their papers, letters and logos.

The set's folder or single files of it. Source: the descriptions and samples of rycolab/aclpub2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from proceedings.importers._aclpub2front import front_of
from proceedings.importers._aclpub2program import program_of
from proceedings.importers._aclpub2set import Set, entries_of, table_of, text_of
from proceedings.importers._aclpub2volume import volume_of
from proceedings.importers._decisions import is_accepted
from proceedings.importers._files import Unreadable, head
from proceedings.importers._latex import unicode_of, words
from proceedings.importers._reading import Reading
from proceedings.importers._yaml import read_yaml
from proceedings.records.imported import (
    Imported,
    ImportedFile,
    ImportedPaper,
    ImportedPdf,
    Row,
    Tree,
)

_KINDS = (
    "conference_details",
    "papers",
    "program",
    "organizing_committee",
    "program_committee",
    "prefaces",
    "invited_talks",
    "sponsors",
)
# What only files of this set have in their first lines.
_SIGNS = re.compile(
    rb"(?:^|[{,])[ -]*(?:anthology_venue_id|book_title|cover_subtitle|first_name|last_name"
    rb"|speaker_name|abstract_file|bio_file|logos|start_time|presentation_type|submitted_area)\s*:"
    rb"|(?:^|[{,])[ -]*file\s*:\s*['\"]?[^\s'\"]+\.(?:tex|pdf)\b|^[ -]*type\s*:\s*name_block",
    re.MULTILINE,
)
_OURS = re.compile(rb"^schema\s*:", re.MULTILINE)
_HEAD = 65536
_PAPER_KEYS = (
    "id",
    "title",
    "abstract",
    "authors",
    "attributes",
    "file",
    "pdf_file",
    "attachments",
    "archival",
    "decision",
)
_NO = frozenset({"false", "no", "off", "n", "0"})


def recognise(path: Path) -> bool:
    """Whether a folder has files of the set, or a file is one of them by name and content."""
    if path.is_dir():
        return any(_is_one(file) for file in _set_in(path).values())
    return _kind_of(path) is not None and _is_one(path)


def read(paths: Sequence[Path]) -> Imported:
    """The whole set, as far as its files are given."""
    reading = Reading()
    files: dict[str, Path] = {}
    for path in paths:
        if path.is_dir():
            files |= {kind: file for kind, file in _set_in(path).items() if kind not in files}
        elif (kind := _kind_of(path)) is None:
            reading.left_out(
                path.name,
                f"{path.name} is none of the set's files by its name.",
                f"Call it as it was: {', '.join(f'{kind}.yml' for kind in _KINDS)}.",
            )
        else:
            files.setdefault(kind, path)
    found: dict[str, Tree] = {}
    for kind, file in files.items():
        try:
            found[kind] = read_yaml(file)
        except Unreadable as error:
            reading.unreadable(file.name, error.message, error.fix)
    one = Set(reading, {kind: files[kind] for kind in found}, found)
    papers, pdfs, attached = _papers_of(one)
    volume, program = volume_of(one), program_of(one)
    front, written = front_of(one)
    return Imported(
        system="aclpub2",
        papers=papers,
        volume=volume,
        program=program,
        front=front,
        pdfs=pdfs,
        files=(*attached, *written),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _kind_of(path: Path) -> str | None:
    stem = path.stem.casefold().replace("-", "_").replace("organising", "organizing")
    return stem if stem in _KINDS and path.suffix.casefold() in (".yml", ".yaml") else None


def _set_in(folder: Path) -> dict[str, Path]:
    """The set's files in a folder, or in the folder `inputs` that aclpub2 makes in its output."""
    for place in (folder, folder / "inputs"):
        if place.is_dir():
            files = {
                kind: file
                for file in sorted(place.iterdir())
                if (kind := _kind_of(file)) is not None
            }
            if files:
                return dict(sorted(files.items(), key=lambda item: _KINDS.index(item[0])))
    return {}


def _is_one(path: Path) -> bool:
    start = head(path, _HEAD)
    return bool(_SIGNS.search(start)) and not _OURS.search(start)


def _papers_of(
    one: Set,
) -> tuple[tuple[ImportedPaper, ...], tuple[ImportedPdf, ...], tuple[ImportedFile, ...]]:
    papers: list[ImportedPaper] = []
    pdfs: dict[str, ImportedPdf] = {}
    attached: list[ImportedFile] = []
    undecided: dict[str, list[str]] = {}
    file = one.name("papers")
    for place, row in enumerate(one.rows("papers"), start=1):
        fields = _with_known_keys(one, table_of(row))
        pdf = text_of(fields.get("pdf_file")) or text_of(fields.get("file"))
        own = one.reading.paper_id(
            text_of(fields.get("id")) or Path(pdf).stem, file, f"entry {place}"
        )
        if own is None:
            continue
        paper, accepted = _paper(one, own, fields, place, attached)
        decision = text_of(fields.get("decision"))
        if accepted is None:
            undecided.setdefault(decision, []).append(own)
        papers.append(paper)
        if pdf:
            path = one.file("papers", "papers", pdf)
            if path:
                pdfs[path.name] = ImportedPdf(name=path.name, file=path, paper=own)
            else:
                one.reading.missing(file, f"papers/{pdf}", own)
    one.reading.undecided(file, undecided)
    for path in one.beside("papers", "papers", ".pdf"):
        pdfs.setdefault(path.name, ImportedPdf(name=path.name, file=path))
    return one.reading.first_of_each(papers), tuple(pdfs.values()), tuple(attached)


def _paper(
    one: Set, own: str, row: Mapping[str, Tree], place: int, attached: list[ImportedFile]
) -> tuple[ImportedPaper, bool | None]:
    file = one.name("papers")
    fields: dict[str, Tree] = words(text_of(row.get("title")), text_of(row.get("abstract")))
    given = [one.given("papers", author, own) for author in entries_of(row, "authors")]
    authors, guessed = one.reading.people(file, own, given)
    _preferred(entries_of(row, "authors"), authors)
    fields["authors"] = authors
    if text_of(row.get("archival")).casefold() in _NO:
        fields["status"] = "non-archival"
    supplements = [
        made
        for attachment in entries_of(row, "attachments")
        if (made := _supplement(one, own, table_of(attachment), attached))
    ]
    if supplements:
        fields["supplements"] = supplements
    attributes = row.get("attributes")
    if isinstance(attributes, Mapping):
        for key, value in attributes.items():
            one.reading.aside(file, f"attributes.{key}", text_of(value))
    for key, value in row.items():
        if key not in _PAPER_KEYS:
            one.reading.aside(file, key, text_of(value))
    decision = text_of(row.get("decision"))
    accepted = is_accepted(decision) if decision else True
    paper = ImportedPaper(
        id=own,
        fields=fields,
        row=Row(file=file, row=f"entry {place}"),
        guessed=guessed,
        accepted=bool(accepted),
    )
    return paper, accepted


def _preferred(rows: Sequence[Tree], authors: list[Tree]) -> None:
    """The name somebody wants to be called by stands in the byline."""
    for place, row in enumerate(rows):
        preferred = unicode_of(text_of(table_of(row).get("preferred_name")))
        author = authors[place]
        if not preferred or not isinstance(author, Mapping):
            continue
        family = text_of(author.get("family"))
        printed = preferred if family and family in preferred else f"{preferred} {family}".strip()
        if printed != f"{text_of(author.get('given'))} {family}".strip():
            authors[place] = {**author, "printed": printed}


def _supplement(
    one: Set, own: str, row: Mapping[str, Tree], attached: list[ImportedFile]
) -> Tree | None:
    made: dict[str, Tree] = {}
    name, url = text_of(row.get("file")), text_of(row.get("url"))
    if url.startswith(("http://", "https://")):
        made["url"] = url
    elif name:
        path = one.file("papers", "attachments", name.removeprefix("attachments/"))
        if path is None:
            one.reading.missing(one.name("papers"), f"attachments/{name}", own)
            return None
        made["path"] = f"supplements/{path.name}"
        attached.append(ImportedFile(path=f"supplements/{path.name}", file=path))
    else:
        return None
    if kind := text_of(row.get("type")):
        made["kind"] = kind
    return made


def _with_known_keys(one: Set, row: Mapping[str, Tree]) -> dict[str, Tree]:
    """A paper's keys, misspelt ones under the name they resemble."""
    made: dict[str, Tree] = {}
    for key, value in row.items():
        close = [] if key in _PAPER_KEYS else get_close_matches(key, _PAPER_KEYS, 1, 0.8)
        if close and close[0] not in row:
            one.reading.misspelt(one.name("papers"), key, close[0])
            made[close[0]] = value
        else:
            made[key] = value
    return made
