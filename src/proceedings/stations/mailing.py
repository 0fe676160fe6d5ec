"""Mailing: what is left to mend in each paper, written to its authors."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType

from proceedings import outputs
from proceedings.checks.run import RULES
from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level
from proceedings.letters.addressing import addressees
from proceedings.letters.memory import before, document, remembered
from proceedings.letters.message import message
from proceedings.letters.pasting import lines
from proceedings.letters.points import against_last, for_author, matters, misplaced
from proceedings.letters.table import table
from proceedings.letters.wording import TEMPLATE, worded
from proceedings.records.letters import Advice, Kept, Matters, Pasted, Row, State
from proceedings.stations.book import BookInWork, PaperInWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was staged.

    Attributes:
        rows: Of the chosen papers.
        gone: Letters of ours that are needed no more, by their names below the build folder.
        edited: Such letters that somebody changed: they stay.
        chairs: Errors and warnings that are no author's to mend.
    """

    rows: tuple[Row, ...]
    gone: tuple[str, ...]
    edited: tuple[str, ...]
    chairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What all letters of one call share.

    Attributes:
        advice: What each rule says of letters.
        files: SHA-256 of every file that was read, by its path in the volume.
        found: Findings that are the authors' to mend, by paper.
        held: Papers with another one's file in their place.
        template: The chair's own.
    """

    book: BookInWork
    advice: Mapping[str, Advice]
    files: Mapping[str, str]
    found: Mapping[str, tuple[Finding, ...]]
    held: Collection[str]
    template: str | None


def stage_letters(staged: outputs.Stage, book: BookInWork) -> Written:
    """Write a letter for each chosen paper that has something to mend, and the list of them all.

    Raises:
        CannotStart: The chair's own template can't be read or filled.
    """
    advice = _advice()
    settled = book.settled
    desk = _Desk(
        book=book,
        advice=advice,
        files=dict(book.inputs),
        found=_by_paper(one for one in settled if for_author(one, advice)),
        held=misplaced(settled, {paper.id: paper.record.pdf for paper in book.in_order}),
        template=_own_template(book.order.folder),
    )
    last = _remembered(staged.build / outputs.LETTERS_KEPT)
    now: dict[str, Kept] = {}
    for paper in book.chosen:
        now[paper.id], letter = _written(desk, paper, last.get(paper.id))
        if letter is not None:
            staged.write(outputs.letter(paper.id), "letter", letter)
    # What wasn't chosen lies there as it was; papers that are no more are forgotten.
    known = last | now
    kept = {paper.id: known[paper.id] for paper in book.in_order if paper.id in known}
    staged.write(outputs.LETTERS, "letters", table(one.row for one in kept.values()))
    memory = outputs.canonical_json(document(kept)).encode()
    staged.write_beside(outputs.LETTERS_KEPT, "letters-kept", memory)
    needless = [
        paper
        for paper, one in last.items()
        if one.letter and (paper not in kept or (paper in now and not now[paper].letter))
    ]
    gone, edited = _needless(staged.build, needless, last)
    return Written(
        rows=tuple(one.row for one in now.values()),
        gone=gone,
        edited=edited,
        chairs=sum(_matters(one) and not for_author(one, advice) for one in settled),
    )


def for_authors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that letters tell authors of."""
    advice = _advice()
    return [one for one in findings if one.place.paper and for_author(one, advice)]


def _written(desk: _Desk, paper: PaperInWork, last: Kept | None) -> tuple[Kept, bytes | None]:
    """What becomes of a paper's letter, and the letter."""
    if paper.id in desk.held:
        return _held(paper, last), None
    record, volume = paper.record, desk.book.volume
    file = desk.files.get(record.pdf)
    found = desk.found.get(paper.id, ())
    earlier = before(last, file)
    unread = (paper.id,) if paper.placeholder else ()
    compared = against_last(found, earlier, unread=unread)
    to_say = matters(
        compared,
        desk.advice,
        missing=paper.placeholder and file is None,
        pasted=Pasted() if paper.placeholder else _pasted(desk, paper, found),
    )
    to, cc = addressees(record)
    subject, letter = "", None
    if to and (to_say.musts or to_say.shoulds):
        subject, body = worded(volume, record, to[0], to_say, desk.template)
        letter = message(to=to, cc=cc, contact=volume.contact, subject=subject, body=body)
    digest = hashlib.sha256(letter).hexdigest() if letter else None
    row = Row(
        id=paper.id,
        title=record.full_title,
        state=_state(to_say, digest, last),
        to=to,
        cc=cc,
        subject=subject,
        errors=to_say.errors,
        warnings=to_say.warnings,
        file=outputs.letter(paper.id) if letter else "",
    )
    # What can't be looked at now may still be there: it is kept for the next round.
    told = compared.look.findings
    return Kept(row=row, file=file, told=told, before=earlier, letter=digest), letter


def _held(paper: PaperInWork, last: Kept | None) -> Kept:
    """No letter; the next one is set against the last, not against the wrong file."""
    row = Row(id=paper.id, title=paper.record.full_title, state=State.HELD)
    return replace(last, row=row, letter=None) if last else Kept(row=row, file=None, told=())


def _state(to_say: Matters, digest: str | None, last: Kept | None) -> State:
    if not (to_say.musts or to_say.shoulds):
        return State.NOTHING
    if digest is None:
        return State.NO_ADDRESS
    if last is None or last.letter is None:
        return State.NEW
    return State.SAME if last.letter == digest else State.AGAIN


def _pasted(desk: _Desk, paper: PaperInWork, found: Iterable[Finding]) -> Pasted:
    facts = paper.inspection
    keys = {key for one in found if _matters(one) for key in desk.advice[one.rule].paste}
    volume = desk.book.volume
    return lines(keys, volume, paper.record, tool=facts.tool, creator=facts.creator)


@cache
def _advice() -> dict[str, Advice]:
    """What the rules say of letters.

    A rule that looks into a paper's file is its author's matter, one that looks at the metadata or
    that a step raises the chair's; `TO` says where it is otherwise. `PASTE` names the lines that
    help, `ASK` says what the author is asked to do where a finding's fix is for the chair.
    """
    return {
        name: Advice(
            to_author=getattr(rule, "TO", _usual(rule)) == "author",
            paste=getattr(rule, "PASTE", ()),
            ask=getattr(rule, "ASK", None),
        )
        for name, rule in RULES.load_all().items()
    }


def _usual(rule: ModuleType) -> str:
    return "author" if hasattr(rule, "check") and rule.SCOPE in ("file", "paper") else "chair"


def _by_paper(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    papers: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.place.paper:
            papers.setdefault(finding.place.paper, []).append(finding)
    return {paper: tuple(found) for paper, found in papers.items()}


def _matters(finding: Finding) -> bool:
    return finding.level is not Level.NOTE


def _needless(
    build: Path, papers: Iterable[str], last: Mapping[str, Kept]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Letters that go away, and those that stay since somebody wrote into them."""
    gone: list[str] = []
    edited: list[str] = []
    for name, digest in ((outputs.letter(paper), last[paper].letter) for paper in papers):
        path = build / name
        if path.is_file():
            (gone if outputs.sha256_of(path) == digest else edited).append(name)
    return tuple(gone), tuple(edited)


def _remembered(path: Path) -> dict[str, Kept]:
    try:
        return remembered(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _own_template(folder: Path) -> str | None:
    try:
        return (folder / TEMPLATE).read_text("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CannotStart(
            f"the template {TEMPLATE} is not in UTF-8 (byte {error.start + 1})",
            "Save it as UTF-8.",
        ) from None
