"""START's order file: days, sessions, events and the papers in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from proceedings.importers._decoding import decode
from proceedings.importers._files import Unreadable, head
from proceedings.importers._latex import unicode_of
from proceedings.importers._people import Given, person
from proceedings.importers._reading import Reading
from proceedings.records.imported import Tree

_TIMES = r"(\d{1,2}:\d{2})\s*-{1,2}\s*(\d{1,2}:\d{2})"
_PAPER = re.compile(rf"(\d[\w.-]*|[A-Za-z]+[-_]\d+)(?:/\w+)?(?:\s+{_TIMES})?(?:\s+#.*|\s*)")
_EVENT = re.compile(rf"[+!]\s*(?:{_TIMES}\s*)?(.*)")
_NAMES_OF_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTHS = {name: number for number, name in enumerate(_NAMES_OF_MONTHS, start=1)}
_NOTES = re.compile(r"%(\w+)\s+([^%]+)")
_LINE = re.compile(rb"^(?:\d[\w.-]*\s.*#|=\s*\S)", re.MULTILINE)
_DAY_OR_EVENT = re.compile(rb"^[*+]\s*\S", re.MULTILINE)


def is_order(path: Path) -> bool:
    """Whether a text file has days or events, and sessions or numbered papers."""
    start = head(path)
    return (
        b"\x00" not in start
        and bool(_LINE.search(start) and _DAY_OR_EVENT.search(start))
        and (not start.lstrip().startswith((b"<", b"{", b"%PDF")) and _mostly_order(start))
    )


def _mostly_order(start: bytes) -> bool:
    """Whether nearly all lines have the form; a text with a list in it is no order file."""
    try:
        lines = [line.strip() for line in decode(start).splitlines()[:-1] if line.strip()]
    except Unreadable:
        return False
    fitting = sum(bool(line[0] in "*=+!#@" or _PAPER.fullmatch(line)) for line in lines)
    return bool(lines) and fitting * 10 >= len(lines) * 9


@dataclass(slots=True)
class _Session:
    title: str
    day: str
    room: str
    chairs: tuple[str, ...]
    start: str = ""
    end: str = ""
    papers: list[Tree] = field(default_factory=list)


def read_order(reading: Reading, file: str, text: str) -> dict[str, Tree]:
    """Sessions of program.yaml.

    A paper with a time of its own is in the session; one without is in the event above it, as
    posters are.
    """
    made: list[_Session] = []
    day = ""
    session: _Session | None = None
    event: _Session | None = None
    for number, written in enumerate(text.splitlines(), start=1):
        line = written.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("*"):
            day, session, event = _day(reading, file, line[1:]), None, None
        elif line.startswith("="):
            session, event = _session(line[1:], day), None
            made.append(session)
        elif line[0] in "+!":
            found = _EVENT.fullmatch(line)
            event = _session(found[3] if found else line[1:], day)
            if found and found[1]:
                event.start, event.end = found[1], found[2]
            made.append(event)
        elif paper := _PAPER.fullmatch(line):
            home = session if session and (paper[2] or event is None) else event
            if home is None:
                home = session = _Session("Papers", day, "", ())
                made.append(home)
            _place(home, paper)
        else:
            reading.unreadable(
                file,
                f"has a line that is no day, session, event or paper (line {number})",
                "Begin it with *, =, + or the paper's number, or with # to have it left out.",
                line=number,
                found=line,
            )
    return _told(reading, file, made)


def _place(home: _Session, paper: re.Match[str]) -> None:
    home.papers.append(paper[1])
    if paper[2]:
        home.start = home.start or paper[2]
        home.end = paper[3]


def _session(text: str, day: str) -> _Session:
    title, _, notes = text.partition("#")
    known = {key.lower(): unicode_of(value) for key, value in _NOTES.findall(notes)}
    if "%" in title and not notes:
        known = {key.lower(): unicode_of(value) for key, value in _NOTES.findall(title)}
        title = title.partition("%")[0]
    chairs = tuple(value for key, value in known.items() if re.fullmatch(r"chair\d*", key))
    return _Session(unicode_of(title) or "Session", day, known.get("room", ""), chairs)


def _told(reading: Reading, file: str, sessions: list[_Session]) -> dict[str, Tree]:
    seen: dict[str, str] = {}
    listed: list[Tree] = []
    guessed: list[str] = []
    for one in sessions:
        papers: list[Tree] = []
        for own in one.papers:
            if str(own) in seen:
                reading.left_out(
                    file,
                    f"Paper {own} stands in the session «{seen[str(own)]}» and again in"
                    f" «{one.title}», where it is left out: a volume has it once.",
                    "Move it in program.yaml if it belongs there.",
                    str(own),
                )
            else:
                seen[str(own)] = one.title
                papers.append(own)
        if papers:
            listed.append(_as_yaml(one, papers, guessed))
        else:
            reading.aside(file, "entry without papers", one.title)
    if guessed:
        reading.guessed(
            file,
            f"{len(guessed)} chairs' names came unsplit and were parted by us, as {guessed[0]}.",
            "Look at given and family in program.yaml.",
        )
    return {"sessions": listed} if listed else {}


def _as_yaml(one: _Session, papers: list[Tree], guessed: list[str]) -> Mapping[str, Tree]:
    made: dict[str, Tree] = {"title": one.title, "papers": papers}
    for key, time in (("start", one.start), ("end", one.end)):
        if one.day and time:
            made[key] = f"{one.day} {time:0>5}"
    people = [person(Given(display=name)) for name in one.chairs]
    guessed += [name for name, chair in zip(one.chairs, people, strict=True) if chair.guessed]
    if people:
        made["chairs"] = [chair.fields for chair in people]
    if one.room:
        made["room"] = one.room
    return made


def _day(reading: Reading, file: str, text: str) -> str:
    """A day such as `Thursday, June 13, 2013`; empty, and told, where it is another form."""
    words = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text))
    numbers = [int(word) for word in words if word.isdigit()]
    months = [month for word in words if (month := _MONTHS.get(word[:3].casefold()))]
    # A weekday is no month by its first letters; of two numbers the day is the small one.
    if len(numbers) == 2 and months:
        try:
            return date(max(numbers), months[0], min(numbers)).isoformat()
        except ValueError:
            pass
    reading.left_value(file, "day", text.strip(), "a day such as Thursday, June 13, 2013")
    return ""
