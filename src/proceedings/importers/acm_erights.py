"""ACM e-rights: the CSV of 31 columns, the XML, and the TeX of the rights mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from proceedings.importers import _values
from proceedings.importers._cleaning import line
from proceedings.importers._decisions import is_yes
from proceedings.importers._erights import institution, is_erights, read_erights, sections, systems
from proceedings.importers._files import Unreadable, head, read_bytes
from proceedings.importers._people import Given
from proceedings.importers._reading import Reading
from proceedings.importers._rightsblock import Block, blocks, book_of, conference_of, rights_of
from proceedings.importers._tables import Record, Table, has_headings, is_table, under_headings
from proceedings.records.imported import Imported, ImportedPaper, Row, Tree

_ID = "event_tracking_number/theirnumber"
_HELD = frozenset(
    (
        *("proceedingid", "event tracking number/theirnumber", "paper type", "thetitle"),
        *("first name", "middle name", "last name", "suffix", "author sequence no"),
        *("contact author", "acm profile id", "orcid", "email", "department school lab"),
        *("institution / affiliation", "city", "state province", "country"),
        *("secondary department school lab", "secondary institution", "secondary city"),
        *("secondary state province", "secondary country", "section title", "section seq no"),
        *("published article number", "article seq no"),
    )
)
_MAIL = re.compile(
    rb"^(?:From|Return-Path|Received|Delivered-To|MIME-Version|Subject):", re.IGNORECASE
)
_BLOCK = re.compile(rb"\\(?:setcopyright|acmDOI|acmISBN)\b")
_STEM = re.compile(r"(?:.*(?:paper|rights|submission|sub|id)[ _-]*)?([A-Za-z]*\d+)")


def recognise(path: Path) -> bool:
    """Whether this is e-rights CSV or XML that no system claims, or text with a rights block."""
    if is_erights(path):
        return "easychair" not in systems(path)
    start = head(path, 262_144)
    if _is_mail(start):
        return bool(_BLOCK.search(_mail_text(start).encode()))
    if _BLOCK.search(start) and b"\\documentclass" not in start:
        return True
    return is_table(path) and has_headings(path, _ID, "theTitle", "author_sequence_no")


def read(paths: Sequence[Path]) -> Imported:
    """Read CSV, XML and rights mails of one volume; a mail may hold several blocks."""
    reading = Reading()
    papers: list[ImportedPaper] = []
    rights: list[ImportedPaper] = []
    told: list[Block] = []
    program: dict[str, Tree] = {}
    for path in paths:
        if is_erights(path):
            papers += read_erights(reading, path)
        elif _is_mail(head(path)) or _BLOCK.search(head(path, 262_144)):
            found = list(blocks(_text(reading, path)))
            rights += _rights(reading, path, found)
            told += found
        else:
            for table in reading.tables(path):
                papers += _papers(reading, table, program)
    return Imported(
        system="acm-erights",
        papers=(*reading.first_of_each(papers), *reading.first_of_each(rights)),
        volume=_volume(reading, paths[0].name if paths else "", told),
        program=program,
        unmapped=reading.unmapped,
        findings=reading.findings,
    )


def _is_mail(start: bytes) -> bool:
    return bool(_MAIL.match(start)) and b"\n\n" in start.replace(b"\r", b"")


def _mail_text(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    parts = [part for part in message.walk() if part.get_content_type() == "text/plain"]
    texts = [f"Subject: {message.get('subject', '')}"]
    for part in parts:
        if isinstance(part, EmailMessage):
            try:
                texts.append(str(part.get_content()))
            except (LookupError, UnicodeError):
                continue
    return "\n".join(texts)


def _text(reading: Reading, path: Path) -> str:
    if not _is_mail(head(path)):
        return reading.text(path)
    try:
        return _mail_text(read_bytes(path))
    except Unreadable as error:
        reading.unreadable(path.name, f"it {error.message}", error.fix)
        return ""


def _papers(reading: Reading, table: Table, program: dict[str, Tree]) -> Iterator[ImportedPaper]:
    headed = under_headings(table, _ID, "theTitle")
    if headed is None:
        reading.left_out(
            table.file, "A table has none of the headings of ACM's CSV.", "Give all 31 headings."
        )
        return
    papers: dict[str, list[Record]] = {}
    for record in headed.records:
        paper = reading.paper_id(record.get(_ID), table.file, record.row.row)
        if paper:
            papers.setdefault(paper, []).append(record)
    several: list[str] = []
    placed: list[tuple[str, int, int, str]] = []
    for paper, rows in papers.items():
        first = rows[0]
        fields = reading.words(table.file, paper, first.get("theTitle"))
        given = [
            _given(one) for one in sorted(rows, key=lambda one: _place(one, "author_sequence_no"))
        ]
        if sum(one.corresponding for one in given) != 1:
            several.append(paper)
            given = [replace(one, corresponding=False) for one in given]
        people, guessed = reading.people(table.file, paper, given)
        fields["authors"] = people
        for key, column in (("article", "published_article_number"), ("x-type", "paper_type")):
            if first.get(column):
                fields[key] = line(first.get(column))
        section = line(first.get("section_title"))
        if section:
            fields["x-section"] = section
        placed.append(
            (section, _place(first, "section_seq_no"), _place(first, "article_seq_no"), paper)
        )
        _alike(reading, table.file, paper, rows)
        yield ImportedPaper(id=paper, fields=fields, row=first.row, guessed=guessed)
    program.update(sections(placed))
    reading.columns_aside(headed, _HELD)
    reading.no_corresponding(
        table.file, several, "There must be one contact author and there is none, or several"
    )


def _given(row: Record) -> Given:
    first = institution(
        {
            "department": line(row.get("department_school_lab")),
            "institution": line(row.get("institution / AFFILIATION")),
            "city": line(row.get("city")),
            "state": line(row.get("state_province")),
            "country": line(row.get("country")),
        }
    )
    second = institution(
        {
            "department": line(row.get("secondary_department_school_lab")),
            "institution": line(row.get("secondary_institution")),
            "city": line(row.get("secondary_city")),
            "state": line(row.get("secondary_state_province")),
            "country": line(row.get("secondary_country")),
        }
    )
    return Given(
        given=f"{row.get('first_name')} {row.get('middle_name')}",
        family=row.get("last_name"),
        suffix=row.get("suffix"),
        email=row.get("email"),
        orcid=row.get("orcid"),
        acm=row.get("ACM_profile_id"),
        affiliations=tuple(place for place in (first, second) if place),
        corresponding=is_yes(row.get("contact_author")),
    )


def _alike(reading: Reading, file: str, paper: str, rows: Sequence[Record]) -> None:
    """The paper's own columns are the same in each author's row."""
    titles = {line(row.get("theTitle")) for row in rows}
    numbers = [row.get("author_sequence_no") for row in rows]
    if len(titles) > 1:
        message = f"Paper {paper} has {len(titles)} titles in its authors' rows."
        reading.counts_differ(file, paper, message, " / ".join(sorted(titles)))
    if len(set(numbers)) < len(numbers) and any(numbers):
        message = f"Paper {paper} has two authors with the same author_sequence_no."
        reading.counts_differ(file, paper, message, ", ".join(numbers))


def _place(row: Record, column: str) -> int:
    digits = row.get(column)
    return int(digits) if digits.isdecimal() and len(digits) < 9 else 0


def _rights(reading: Reading, path: Path, found: Sequence[Block]) -> Iterator[ImportedPaper]:
    for block in found:
        fields: dict[str, Tree] = {}
        doi = _values.doi(block.one("acmDOI"))
        paper = block.paper or _from_stem(path, found) or (doi or "").rpartition("/")[2]
        if not paper:
            reading.left_out(
                path.name,
                f"A rights block at line {block.line} names neither paper nor DOI.",
                "Name the file by the paper's id, such as 12.txt.",
            )
            continue
        if not block.paper:
            reading.guessed(
                path.name,
                "Rights mails that don't name their paper are given the id in the file's name,"
                " or the end of the DOI.",
                "Compare ids and titles; name the files by the papers' ids where they are wrong.",
            )
        if block.title:
            fields["title"] = block.title
        if doi:
            fields["doi"] = doi
        elif block.one("acmDOI"):
            reading.left_value(path.name, "DOI", block.one("acmDOI"), "a DOI", paper)
        rights = rights_of(block)
        if rights:
            fields["rights"] = rights
        elif block.one("setcopyright"):
            reading.left_value(
                path.name, "rights mode", block.one("setcopyright"), "one that acmart knows", paper
            )
        if block.one("acmArticle"):
            fields["article"] = block.one("acmArticle")
        yield ImportedPaper(
            id=_values.paper_id(paper),
            fields=fields,
            row=Row(file=path.name, row=f"line {block.line}"),
            guessed=() if block.paper else ("id",),
        )


def _from_stem(path: Path, found: Sequence[Block]) -> str:
    """The id in a file's name, where the file is about one paper."""
    named = _STEM.fullmatch(path.stem)
    return named[1] if named and len(found) == 1 else ""


def _volume(reading: Reading, file: str, told: Sequence[Block]) -> dict[str, Tree]:
    """What all blocks say alike of conference, book and rights."""
    volume: dict[str, Tree] = {}
    for key, tell in (("conference", conference_of), ("book", book_of)):
        agreed = _agreed(reading, file, key, [tell(block) for block in told])
        if agreed:
            volume[key] = agreed
    rights = [one for block in told if (one := rights_of(block))]
    if rights and all(one == rights[0] for one in rights):
        volume["rights"] = rights[0]
    prefixes = {
        doi.partition("/")[0] for block in told if (doi := _values.doi(block.one("acmDOI")))
    }
    if len(prefixes) == 1:
        volume["doi"] = {"prefix": prefixes.pop()}
    return volume


def _agreed(
    reading: Reading, file: str, part: str, told: Sequence[dict[str, Tree]]
) -> dict[str, Tree]:
    agreed: dict[str, Tree] = {}
    for key in dict.fromkeys(key for one in told for key in one):
        values = [one[key] for one in told if key in one]
        distinct = [value for at, value in enumerate(values) if value not in values[:at]]
        if len(distinct) == 1:
            agreed[key] = distinct[0]
        else:
            reading.counts_differ(
                file,
                "",
                f"The rights blocks don't agree on the volume's {part} {key}; it is left out:"
                f" {'; '.join(str(value) for value in distinct[:4])}.",
                str(distinct[1]),
            )
    return agreed
