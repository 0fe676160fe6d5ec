"""BibTeX files as entries: decoding, parsing, and what entries inherit from one another."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from proceedings.importers._decoding import decode
from proceedings.importers._files import Unreadable, read_bytes
from proceedings.importers._ledger import Ledger, shown

# The parser warns of damaged blocks on standard error, where nothing but the console speaks.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_DECLARED = re.compile(rb"^\s*%+\s*Encoding:\s*([\w-]+)", re.IGNORECASE)
# Two letters of Latin alphabets may stand together; four in a row are another script's bytes.
_FOREIGN = re.compile("[\x80-\xff\u0100-\u2122]{4}")
_WHOLE_GROUP = re.compile(r"\{((?:[^{}]|\\[{}])*)\}")
_DEEPEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BibEntry:
    """One entry; field names are lower case, braces around whole values are gone.

    Attributes:
        line: Where it begins, from 1.
        inherited: Fields that it has from entries it names by `crossref` or `xdata`.
    """

    kind: str
    key: str
    line: int
    file: str
    fields: Mapping[str, str]
    inherited: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first of these fields that isn't empty, its own before those it inherits."""
        for source in (self.fields, self.inherited):
            for name in names:
                if source.get(name):
                    return source[name]
        return ""


def bib_text(path: Path) -> str:
    """A file's text; a `% Encoding:` line, as JabRef writes it, is believed.

    Raises:
        Unreadable: The encoding isn't declared and can't be told.
    """
    data = read_bytes(path)
    declared = _DECLARED.match(data)
    if declared and not data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        try:
            return _lines(data.decode(declared[1].decode("ascii")))
        except (UnicodeDecodeError, LookupError):
            pass
    if not _is_utf(data) and (found := _FOREIGN.search(data.decode("cp1252", "replace"))):
        raise Unreadable(
            f"is in an encoding that isn't named: read as cp1252 it has «{shown(found.group())}»",
            "Save it as UTF-8, or name its encoding in the first line: % Encoding: GBK.",
        )
    return _lines(decode(data))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_utf(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)) or 0 in data[:2000]:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_entries(path: Path, ledger: Ledger) -> tuple[BibEntry, ...]:
    """The entries of a file, damaged ones told; of two with one key the first is read.

    Raises:
        Unreadable: The file as a whole can't be read.
    """
    library = parse_string(bib_text(path))
    raw: list[tuple[str, str, int, dict[str, str]]] = []
    for block in library.blocks:
        entry = _entry(block, path.name, ledger)
        if entry is not None:
            kind, line = entry.entry_type.strip().lower(), (entry.start_line or 0) + 1
            raw.append((kind, entry.key.strip(), line, _fields(entry, block is not entry)))
    by_key = {key.casefold(): fields for _, key, _, fields in raw if key}
    return tuple(
        BibEntry(
            kind=kind,
            key=key,
            line=line,
            file=path.name,
            fields=fields,
            inherited=_inherited(fields, by_key, 0),
        )
        for kind, key, line, fields in raw
    )


def _entry(block: Any, file: str, ledger: Ledger) -> Entry | None:
    if isinstance(block, Entry):
        return block
    if not isinstance(block, ParsingFailedBlock):
        return None
    line = (block.start_line or 0) + 1
    inside = block.ignore_error_block
    if isinstance(block, DuplicateBlockKeyBlock):
        if not isinstance(inside, Entry):
            return None
        if not block.key:
            return inside
        ledger.left_out(
            file,
            f"The entry {block.key} in line {line} is left out: its key stands there before.",
            "Give it another key if it is another paper.",
        )
        return None
    if isinstance(block, DuplicateFieldKeyBlock) and isinstance(inside, Entry):
        twice = ", ".join(sorted(block.duplicate_keys))
        ledger.left_out(
            file,
            f"The entry {inside.key} has {twice} more than once; the first is read.",
            "Delete the wrong one and import again.",
        )
        return inside
    ledger.unreadable(
        file,
        f"has an entry that can't be read, from line {line} on",
        "Look for a brace or quotation mark that isn't closed.",
        line=line,
        found=(block.raw or "")[:200],
    )
    return None


def _fields(entry: Entry, is_raw: bool) -> dict[str, str]:
    """Fields by name; of a damaged entry the parser leaves the signs around values."""
    made: dict[str, str] = {}
    for field in entry.fields:
        text = str(field.value).strip()
        if is_raw and (text[:1], text[-1:]) in (("{", "}"), ('"', '"')):
            text = text[1:-1].strip()
        whole = _WHOLE_GROUP.fullmatch(text)
        name = field.key.strip().lower()
        # A group around a list of names makes them one name.
        keep = name in ("author", "editor", "translator")
        made.setdefault(name, whole[1].strip() if whole and not keep else text)
    return made


def _inherited(
    fields: Mapping[str, str], by_key: Mapping[str, Mapping[str, str]], depth: int
) -> dict[str, str]:
    """What BibLaTeX's rules of inheritance give: a title of the parent is a book's title."""
    made: dict[str, str] = {}
    if depth > _DEEPEST:
        return made
    for data in (name.strip() for name in fields.get("xdata", "").split(",")):
        parent = by_key.get(data.casefold(), {})
        made = {**_inherited(parent, by_key, depth + 1), **parent, **made} if parent else made
    parent = by_key.get(fields.get("crossref", "").casefold(), {})
    for name, text in (
        {**_inherited(parent, by_key, depth + 1), **parent} if parent else {}
    ).items():
        ours = {"title": "booktitle", "subtitle": "booksubtitle"}.get(name, name)
        if name not in (
            "crossref",
            "xdata",
            "doi",
            "url",
            "pages",
            "author",
            "abstract",
            "keywords",
        ):
            made.setdefault(ours, text)
    return made


def in_order(entries: Sequence[BibEntry], kinds: frozenset[str]) -> list[BibEntry]:
    """The entries of these kinds, as they stand."""
    return [entry for entry in entries if entry.kind in kinds]
