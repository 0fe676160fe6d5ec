"""OpenReview: notes in JSON of API 1 and 2, profiles beside them, and zips of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from proceedings.importers import _values
from proceedings.importers._cleaning import line
from proceedings.importers._decisions import is_accepted
from proceedings.importers._files import Unreadable, entries, head, is_zip
from proceedings.importers._openreviewpeople import Profiles, authors_of, value_of
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._tables import is_table
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Row

_PDF = re.compile(r"(\d+)_(?!(?:Paper|Metadata)\b).*\.pdf", re.IGNORECASE | re.DOTALL)
_REFUSED = re.compile(
    r"/(?:Rejected|Desk_Rejected|Withdrawn|Retracted|Blind_Withdrawn)?_?(?:Submission|Submitted)$"
    r"|/Under_Review$"
)
_REFUSED_VENUE = re.compile(r"\b(?:submitted to|withdrawn|reject\w*|under review)\b", re.IGNORECASE)
_HELD = frozenset(
    (
        *("title", "abstract", "authors", "authorids", "keywords", "venue", "venueid", "track"),
        *("decision", "subject_areas", "primary_area", "paperhash", "_bibtex", "pdf"),
    )
)


def recognise(path: Path) -> bool:
    """Whether this is a JSON of notes or profiles, or a zip of `NUMBER_title.pdf`."""
    if is_zip(path):
        if is_table(path):
            return False
        try:
            pdfs = [entry for entry in entries(path) if entry.base.casefold().endswith(".pdf")]
        except Unreadable:
            return False
        return bool(pdfs) and all(_PDF.fullmatch(entry.base) for entry in pdfs)
    start = head(path, 262_144)
    if (
        not start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"{", b"["))
        or b'"content"' not in start
    ):
        return False
    notes = b'"forum"' in start or b'"invitations"' in start or b'"authorids"' in start
    return notes or (b'"names"' in start and b'"~' in start)


def read(paths: Sequence[Path]) -> Imported:
    """Read notes, profiles and zips of one venue."""
    reading = Reading()
    notes: list[tuple[str, Mapping[str, Any]]] = []
    profiles = Profiles()
    pdfs: list[ImportedPdf] = []
    for path in paths:
        if is_zip(path):
            pdfs += _pdfs(reading, path)
            continue
        for record in _records(reading.json(path)):
            content = record.get("content")
            if isinstance(content, Mapping) and "names" in content:
                profiles.add(record)
            else:
                notes.append((path.name, record))
    return Imported(
        system="openreview",
        papers=reading.first_of_each(_papers(reading, notes, profiles)),
        pdfs=tuple(pdfs),
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _records(data: Any) -> Iterator[Mapping[str, Any]]:
    """Notes and profiles, in a list or under the keys of the API's answer."""
    if isinstance(data, Mapping):
        within = [data[key] for key in ("notes", "profiles") if isinstance(data.get(key), list)]
        data = [one for part in within for one in part] if within else [data]
    for one in data or ():
        if isinstance(one, Mapping):
            yield one


def _papers(
    reading: Reading, notes: Sequence[tuple[str, Mapping[str, Any]]], profiles: Profiles
) -> Iterator[ImportedPaper]:
    decisions = dict(_decisions(notes))
    submissions = [
        (file, note)
        for file, note in notes
        if value_of(note, "title") and not _is_reply(note) and not _is_decision(note)
    ]
    told = [_verdict(note, decisions) for _, note in submissions]
    if submissions and all(words is None for words, _ in told):
        reading.guessed(
            submissions[0][0],
            "No note has a venue or decision: all that are not deleted are taken as accepted.",
            "If the file lists more than the accepted papers, export it with `venueid`.",
        )
        told = [("", not note.get("ddate")) for _, note in submissions]
    open_decisions: dict[str, list[str]] = {}
    for (file, note), (words, accepted) in zip(submissions, told, strict=True):
        made = _paper(reading, file, note, profiles, bool(accepted))
        if accepted is None:
            open_decisions.setdefault(words or "none", []).append(made.id)
        yield made
    if submissions:
        reading.undecided(submissions[0][0], open_decisions)


def _paper(
    reading: Reading, file: str, note: Mapping[str, Any], profiles: Profiles, accepted: bool
) -> ImportedPaper:
    number = _text(note.get("number"))
    forum = _text(note.get("forum")) or _text(note.get("id"))
    paper = number or _values.paper_id(forum)
    fields = reading.words(
        file, paper, _text(value_of(note, "title")), _text(value_of(note, "abstract"))
    )
    given = authors_of(note, profiles)
    _tell_of_places(reading, file, given)
    ids = value_of(note, "authorids")
    names = value_of(note, "authors")
    if isinstance(ids, list) and isinstance(names, list) and ids and len(ids) != len(names):
        message = f"Paper {paper} has {len(names)} authors and {len(ids)} ids of authors."
        reading.counts_differ(file, paper, message, ", ".join(map(str, ids)))
    people, guessed = reading.people(file, paper, given)
    if people:
        fields["authors"] = people
    for key, name in (("keywords", "keywords"), ("x-topics", "subject_areas")):
        words = _words(value_of(note, name))
        if words:
            fields[key] = words
    track = line(_text(value_of(note, "track")) or _text(value_of(note, "primary_area")))
    if track:
        fields["track" if value_of(note, "track") else "x-area"] = track
    venue = line(_text(value_of(note, "venue")))
    if venue and accepted:
        fields["x-venue"] = venue
    for key in note.get("content") or {}:
        if key not in _HELD and value_of(note, key) not in (None, "", [], {}):
            reading.aside(file, key, value_of(note, key))
    if note.get("license"):
        reading.aside(file, "license", note["license"])
    named = f"note {number}" if number else f"note {forum}"
    return ImportedPaper(
        id=paper,
        fields=fields,
        row=Row(file=file, row=named),
        guessed=guessed,
        accepted=accepted,
    )


def _tell_of_places(reading: Reading, file: str, given: Sequence[Given]) -> None:
    if any(one.affiliations for one in given):
        reading.guessed(
            file,
            "Affiliations are those that profiles or notes call current: entries without an end.",
            "Compare them with the papers, where authors may name others.",
        )


def _verdict(
    note: Mapping[str, Any], decisions: Mapping[str, str]
) -> tuple[str | None, bool | None]:
    """What tells of acceptance, and whether it accepts; (None, None) where nothing tells."""
    if note.get("ddate"):
        return "deleted", False
    venueid, venue = _text(value_of(note, "venueid")), _text(value_of(note, "venue"))
    if venueid:
        if _REFUSED.search(venueid) or _REFUSED_VENUE.search(venue):
            return venueid, False
        domain = _text(note.get("domain"))
        return venueid, True if domain in ("", venueid) else None
    decision = decisions.get(_text(note.get("forum")) or _text(note.get("id")))
    decision = decision or _text(value_of(note, "decision"))
    if decision:
        return decision, is_accepted(decision)
    if venue:
        return venue, not _REFUSED_VENUE.search(venue)
    return None, None


def _decisions(
    notes: Sequence[tuple[str, Mapping[str, Any]]],
) -> Iterator[tuple[str, str]]:
    """Decisions by forum: notes of their own, or replies inside a submission's details."""
    for _, note in notes:
        details = note.get("details")
        replies: list[Any] = [note]
        if isinstance(details, Mapping):
            for key in ("directReplies", "replies"):
                within = details.get(key)
                replies += within if isinstance(within, list) else []
        for reply in replies:
            if isinstance(reply, Mapping) and _is_decision(reply):
                words = value_of(reply, "decision") or value_of(reply, "recommendation")
                yield _text(reply.get("forum")) or _text(note.get("id")), _text(words)


def _is_decision(note: Mapping[str, Any]) -> bool:
    several = note.get("invitations")
    named = [*(several if isinstance(several, list) else ()), note.get("invitation")]
    return any(isinstance(one, str) and one.endswith("Decision") for one in named)


def _is_reply(note: Mapping[str, Any]) -> bool:
    """A review or comment: it replies to another note than itself."""
    reply = note.get("replyto")
    return bool(reply) and reply != note.get("id")


def _pdfs(reading: Reading, path: Path) -> Iterator[ImportedPdf]:
    for entry in reading.entries(path):
        if entry.base.casefold().endswith(".pdf"):
            number = _PDF.fullmatch(entry.base)
            yield ImportedPdf(
                name=entry.base,
                file=path,
                member=entry.member,
                paper=str(int(number[1])) if number else None,
            )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        value = re.split(r"[;,\n]", value)
    if not isinstance(value, list):
        return []
    return [text for one in value if isinstance(one, str) and (text := line(one))]
