r"""The TeX that ACM mails to authors with the rights form: read as text, never run.

`\setcopyright{…}`, `\acmDOI{…}`, `\acmConference[…]{…}{…}{…}`, `\acmISBN{…/YY/MM}` and their kin.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from proceedings.importers import _values
from proceedings.importers._cleaning import line
from proceedings.records.imported import Tree
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.rights import RightsMode

_COMMAND = re.compile(
    r"\\(setcopyright|setcctype|copyrightyear|acmYear|acmDOI|acmConference|acmBooktitle|acmISBN"
    r"|acmSubmissionID|acmArticle|title)\b"
)
_COMMENT = re.compile(r"(?<!\\)%.*")
_TYPES = frozenset({"by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"})
_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name} | {
    name[:3].casefold(): number for number, name in enumerate(month_name) if name
}
_DATES = re.compile(
    r"([A-Za-z]+)\.? (\d{1,2})(?: ?[-–—]+ ?(?:([A-Za-z]+)\.? )?(\d{1,2}))?,? (\d{4})"
)
_ID = re.compile(
    r"(?:event tracking number|submission id|paper id|tracking number)\W{1,4}([A-Za-z0-9._-]+)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^[>\s]*(?:paper |article )?title\s*:\s*(\S.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True)
class Block:
    """One rights block.

    Attributes:
        line: Where it begins, from 1.
        words: The arguments of each command, optional one first.
        before: The text before it, where mails name the paper.
    """

    line: int
    before: str
    words: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """A command's first argument, in Unicode."""
        _, arguments = self.words.get(name, ("", ()))
        return _plain(arguments[0]) if arguments else ""

    @property
    def paper(self) -> str:
        """The paper's id, where block or mail says it."""
        found = _ID.search(self.before)
        return self.one("acmSubmissionID") or (found[1].strip(".") if found else "")

    @property
    def title(self) -> str:
        """The paper's title, where block or mail says it."""
        found = list(_TITLE.finditer(self.before))
        return self.one("title") or (line(found[-1][1]) if found else "")


def blocks(text: str) -> Iterator[Block]:
    r"""The rights blocks of a text: one begins at `\setcopyright`, or where a command repeats."""
    whole = _COMMENT.sub("", text)
    block: Block | None = None
    end = 0
    for found in _COMMAND.finditer(whole):
        name = found[1]
        if block is None or name in block.words or name == "setcopyright":
            if block is not None and _tells(block):
                yield block
            block = Block(
                line=whole.count("\n", 0, found.start()) + 1, before=whole[end : found.start()]
            )
        block.words[name] = _arguments(whole, found.end())
        end = found.end()
    if block is not None and _tells(block):
        yield block


def _tells(block: Block) -> bool:
    return bool({"setcopyright", "acmDOI", "acmISBN", "acmConference"} & set(block.words))


def _arguments(text: str, start: int) -> tuple[str, tuple[str, ...]]:
    """The optional argument and those in braces that follow, balanced, at most four."""
    option = ""
    arguments: list[str] = []
    place = start
    while len(arguments) < 4:
        gap = re.compile(r"[ \t]*\n?[ \t]*").match(text, place)
        place = gap.end() if gap else place
        sign = text[place : place + 1]
        close = _closing(text, place) if sign in ("{", "[") else None
        if close is None or (sign == "[" and arguments):
            break
        inner = text[place + 1 : close]
        if sign == "[":
            option = inner
        else:
            arguments.append(inner)
        place = close + 1
    return option, tuple(arguments)


def _closing(text: str, start: int) -> int | None:
    pair = {"{": "}", "[": "]"}[text[start]]
    depth = 0
    for place in range(start, min(len(text), start + 4000)):
        if text[place - 1 : place] == "\\":
            continue
        depth += text[place] == text[start]
        depth -= text[place] == pair
        if depth == 0:
            return place
    return None


def _plain(tex: str) -> str:
    joined = " ".join(tex.split())
    return line(RichText(joined, Markup.LATEX).plain)


def rights_of(block: Block) -> dict[str, Tree]:
    """Mode, licence and year; empty where the mode is none that acmart knows."""
    mode = block.one("setcopyright").replace("-", "").casefold()
    if mode not in {known.value for known in RightsMode} or mode == RightsMode.OWN:
        return {}
    rights: dict[str, Tree] = {"mode": mode}
    version, arguments = block.words.get("setcctype", ("", ()))
    kind = arguments[0].strip().casefold() if arguments else ""
    if kind == "zero":
        rights["licence"] = "CC0-1.0"
    elif kind in _TYPES:
        rights["licence"] = f"CC-{kind.upper()}-{version.strip() or '4.0'}"
    year = block.one("copyrightyear")
    if year.isdecimal() and year != block.one("acmYear"):
        rights["year"] = year
    return rights


def conference_of(block: Block) -> dict[str, Tree]:
    r"""What `\acmConference` says: name, short name, dates, place."""
    option, arguments = block.words.get("acmConference", ("", ()))
    if len(arguments) != 3:
        return {}
    name, dates, place = (_plain(argument) for argument in arguments)
    told: dict[str, Tree] = {"name": name, "short": _plain(option).replace("'", "’")}
    told.update(_dates(dates))
    told["place"] = _place(place)
    return {key: value for key, value in told.items() if value}


def book_of(block: Block) -> dict[str, Tree]:
    r"""What `\acmBooktitle` and `\acmISBN` say; the ISBN without the `/YY/MM` behind it."""
    told: dict[str, Tree] = {}
    title = block.one("acmBooktitle")
    option, _ = block.words.get("acmConference", ("", ()))
    short = _plain(option)
    if title and short:
        # The mail gives the title as references print it: `TITLE (SHORT), dates, place`.
        title = (
            re.split(rf" \({re.escape(short)}\)", title.replace("’", "'"))[0]
            if (f"({short.replace('’', chr(39))})" in title.replace("’", "'"))
            else title
        )
    if title:
        told["title"] = title.rstrip(".")
    isbn = _values.isbn(block.one("acmISBN"))
    if isbn:
        told["isbn"] = {"electronic": isbn}
    return told


def _dates(text: str) -> Mapping[str, str]:
    found = _DATES.fullmatch(text)
    if not found:
        return {}
    first = _MONTHS.get(found[1].casefold())
    last = _MONTHS.get(found[3].casefold()) if found[3] else first
    if not first or not last:
        return {}
    try:
        year = int(found[5])
        start = date(year, first, int(found[2]))
        end = date(year, last, int(found[4] or found[2]))
    except ValueError:
        return {}
    return {"start": start.isoformat(), "end": end.isoformat()} if start <= end else {}


def _place(text: str) -> dict[str, Tree]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and all(parts):
        return {"city": parts[0], "country": parts[1]}
    if len(parts) == 3 and all(parts):
        return {"city": parts[0], "state": parts[1], "country": parts[2]}
    return {"printed": text} if text else {}
