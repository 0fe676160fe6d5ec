"""Ids and tracks: what a system calls its papers, and what they are called in the volume."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importing.identity import Known, is_bare
from proceedings.importing.values import cleaned, control_in
from proceedings.records.imported import Imported, ImportedPaper, Tree
from proceedings.records.trees import Fields, Trees
from proceedings.volume.kinds import parse_id
from proceedings.volume.paper import Paper

_FIELDS = tuple(one.name for one in fields(Paper))
_NO_TRACK = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What came in, under the names it has in the volume.

    Attributes:
        trees: The metadata.
        ids: The volume's id of each paper, by the system's.
        left_out: The system's ids of papers that are not accepted.
    """

    trees: Trees
    ids: Mapping[str, str]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]


def name(
    imported: Imported,
    papers: Sequence[ImportedPaper],
    *,
    prefix: str,
    track: str | None,
    ours: Trees,
    base: Trees,
) -> Named:
    """Give every accepted paper its id in the volume, wherever it is named.

    Args:
        imported: What was read.
        papers: Its papers, joined.
        prefix: Put before every id.
        track: The track of every paper; None for the one its record names.
        ours: What the volume has.
        base: What the source had at the last import.
    """
    accepted = [paper for paper in papers if paper.accepted]
    giving = _Giving(prefix, ours, base)
    ids = giving.ids(accepted)
    findings = giving.findings
    tracks = _Tracks(track)
    records = {}
    for paper in accepted:
        if paper.id in ids:
            found = control_in(paper.fields)
            if found:
                findings.append(_control(paper, ids[paper.id], found))
            record = cleaned(paper.fields)
            record.pop("id", None)
            if record.get("file") == f"papers/{ids[paper.id]}.pdf":
                del record["file"]
            tracks.settle(record)
            source = {"system": imported.system, "file": paper.row.file, "row": paper.row.row}
            whole = {**record, "source": cleaned(source)}
            records[ids[paper.id]] = {key: whole[key] for key in sorted(whole, key=_place)}
    volume = cleaned(imported.volume)
    tracks.add_to(volume)
    left_out = tuple(paper.id for paper in papers if not paper.accepted)
    rename = _Renaming(ids, set(left_out))
    return Named(
        trees=Trees(
            volume=volume,
            papers=records,
            program=cleaned(rename.table(imported.program)),
            front=cleaned(rename.table(imported.front)),
        ),
        ids=ids,
        left_out=left_out,
        findings=tuple(findings),
    )


class _Giving:
    """Gives ids, and tells why it can't."""

    def __init__(self, prefix: str, ours: Trees, base: Trees) -> None:
        self.prefix = prefix
        self.known = Known(ours.papers, base.papers)
        self.taken = {one.casefold(): one for one in (*base.papers, *ours.papers)}
        self.findings: list[Finding] = []

    def ids(self, papers: Iterable[ImportedPaper]) -> dict[str, str]:
        """The volume's ids by the system's; a paper that can't have one is left out."""
        ids: dict[str, str] = {}
        for paper in papers:
            own = self._id(paper)
            if own and own in ids.values():
                self._refuse(paper, own, f"'{own}' came in already, by another record")
            elif own:
                self.taken[own.casefold()] = own
                ids[paper.id] = own
        return ids

    def _id(self, paper: ImportedPaper) -> str | None:
        own = self.prefix + paper.id
        is_guess = "id" in paper.guessed
        if own in self.known and not is_guess:
            return own
        meant = self.known.by_title(paper) if is_guess or not self.prefix else None
        if meant and meant != own:
            self.findings.append(_taken_for(paper, own, meant))
        if meant or own in self.known:
            return meant or own
        fault = self._fault(paper, own)
        if fault:
            self._refuse(paper, own, fault)
        return None if fault else own

    def _fault(self, paper: ImportedPaper, own: str) -> str | None:
        if is_bare(paper) and self.known:
            return "its record has no title or no authors, and the volume has no such paper"
        try:
            parse_id(own)
        except ValueError as error:
            return str(error)
        other = self.taken.get(own.casefold(), own)
        if other != own:
            return f"it differs from '{other}' in capitals alone, and file names may not"
        return None

    def _refuse(self, paper: ImportedPaper, own: str, fault: str) -> None:
        self.findings.append(
            Finding(
                rule="metadata/import-id",
                level=Level.ERROR,
                message=f"The paper '{own}' can't come in under this id: {fault}.",
                fix="Give it another id in the export; or import with a prefix, as `--prefix p-`.",
                place=Place(file=paper.row.file),
                evidence=paper.id,
            )
        )


def _taken_for(paper: ImportedPaper, own: str, meant: str) -> Finding:
    return Finding(
        rule="metadata/import-guess",
        level=Level.NOTE,
        message=f"The paper '{own}' is taken for '{meant}', which has the same title.",
        fix="If they are two, import with a prefix, as `--prefix p-`.",
        place=Place(paper=meant, file=paper.row.file),
        evidence=paper.id,
    )


def _place(key: str) -> int:
    """Where a key stands in a new record: as in the description of the metadata."""
    return _FIELDS.index(key) if key in _FIELDS else len(_FIELDS)


def _control(paper: ImportedPaper, own: str, letter: str) -> Finding:
    return Finding(
        rule="metadata/import-control-character",
        level=Level.WARNING,
        message=f"The record has the invisible character U+{ord(letter):04X}; a space replaces it.",
        fix="Look whether the text reads well, and correct it in the system.",
        place=Place(paper=own, file=paper.row.file),
    )


class _Tracks:
    """Tracks by id, as papers name them."""

    def __init__(self, track: str | None) -> None:
        self.track = track
        self.names: dict[str, str] = {}

    def settle(self, record: dict[str, Tree]) -> None:
        """Give a paper the track's id for its name."""
        written = self.track or record.get("track")
        if not isinstance(written, str):
            return
        record["track"] = _track_id(written)
        self.names.setdefault(_track_id(written), written)

    def add_to(self, volume: dict[str, Tree]) -> None:
        """List tracks that the volume does not define itself."""
        listed = volume.get("tracks", ())
        own = [one for one in listed if isinstance(one, Mapping)]
        known = {one.get("id") for one in own}
        added = [
            {"id": key, "name": written} for key, written in self.names.items() if key not in known
        ]
        if own or added:
            volume["tracks"] = [*own, *added]


def _track_id(name: str) -> str:
    try:
        return parse_id(name)
    except ValueError:
        plain = unicodedata.normalize("NFKD", name.casefold())
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        return _NO_TRACK.sub("-", plain).strip("-._")[:64].strip("-._") or "track"


class _Renaming:
    """Ids of papers where sessions, awards and workshops name them."""

    def __init__(self, ids: Mapping[str, str], left_out: set[str]) -> None:
        self.ids = ids
        self.left_out = left_out

    def table(self, table: Fields) -> Fields:
        """The same with the volume's ids; papers that don't come in are no longer named."""
        return {key: self._value(key, value) for key, value in table.items()}

    def _value(self, key: str, value: Tree) -> Tree:
        if isinstance(value, Mapping):
            return self.table(value)
        if isinstance(value, str):
            return self.ids.get(value, value) if key == "paper" else value
        if key == "papers":
            return [self.ids.get(one, one) for one in self._kept(value)]
        return [self._value("", one) for one in value]

    def _kept(self, value: Sequence[Tree]) -> Iterable[str]:
        return (one for one in value if isinstance(one, str) and one not in self.left_out)
