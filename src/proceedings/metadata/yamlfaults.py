"""What the YAML parser complains about, in words for people who don't know YAML.

libyaml and the parser in Python word the same faults differently; both are told from each other by
the few words they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.reading import excerpt

MAX_DEPTH = 50
"""Deepest nesting that is read; the metadata needs ten."""
TOO_DEEP = f"Lists and mappings are nested more than {MAX_DEPTH} deep."
TOO_DEEP_FIX = "Look for brackets that were pasted by mistake; text with brackets needs quotes."

_KEY = re.compile(r"^(\s*(?:- +)*(?:[^\s:#'\"\[\]{},][^:#'\"]*)):[ \t]+(\S.*)$")
_QUOTES = "Put the value in quotes"
_SECOND_COLON = "A colon followed by a space ends a key in YAML, and this line has two."
_TAB = "A tab indents this line; YAML takes only spaces."
_TAB_FIX = "Replace the tab with spaces, as many as the lines beside it have."
_SIGNED = ("an alias", "an anchor", "a tag", "a block scalar", "a directive")
_SIGNS = {
    "@": "A value can't begin with @ in YAML.",
    "`": "A value can't begin with ` in YAML.",
    "%": "A value can't begin with % in YAML.",
    "*": "A value that begins with * is an alias in YAML.",
    "&": "A value that begins with & is an anchor in YAML.",
    "!": "A value that begins with ! is a tag in YAML.",
    "|": "A value that begins with | is a block of text in YAML, which starts on the next line.",
    ">": "A value that begins with > is a block of text in YAML, which starts on the next line.",
    "]": "A closing ] has no opening [ before it.",
    "}": "A closing } has no opening { before it.",
    ",": "A comma stands where a value is expected.",
    "-": "A list can't begin on the line of its key.",
}

_At = tuple[int, int]
"""Line and column, from 0."""


class _Fault(NamedTuple):
    """What the parser said, where, and where the thing began that it was reading."""

    problem: str
    context: str
    lines: list[str]
    at: _At
    begun: _At

    @property
    def line(self) -> str:
        """The text of the line it stopped in."""
        return self.lines[self.at[0]]


class _Told(NamedTuple):
    """What people are told."""

    message: str
    fix: str
    at: _At
    rule: str = "yaml-syntax"


def told(error: yaml.YAMLError, text: str, name: str) -> Finding:
    """The finding for a text that is no YAML.

    Args:
        error: As the parser raised it.
        text: The whole text.
        name: The file's POSIX path in the volume.
    """
    lines = text.split("\n")
    fault = _Fault(
        problem=str(getattr(error, "problem", None) or error),
        context=str(getattr(error, "context", None) or ""),
        lines=lines,
        at=_within(getattr(error, "problem_mark", None), lines),
        begun=_within(getattr(error, "context_mark", None), lines),
    )
    tellings = (told for told in (tell(fault) for tell in _TELLERS) if told)
    message, fix, (line, column), rule = next(tellings, None) or _Told(
        f"The file can't be read as YAML here: {fault.problem}.",
        "Check quotes, brackets and indentation in this line and the one above.",
        fault.at,
    )
    return Finding(
        rule=f"metadata/{rule}",
        level=Level.ERROR,
        message=message,
        fix=fix,
        place=Place(file=name, line=line + 1, column=column + 1),
        evidence=excerpt(lines[line]) or None,
    )


def quote(value: str) -> str:
    """The value as a YAML scalar in quotes."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _within(mark: Any, lines: list[str]) -> _At:
    """A mark's line and column, kept inside the text (the end is behind its last line)."""
    if mark is None:
        return 0, 0
    if mark.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return mark.line, mark.column


def _depth(fault: _Fault) -> _Told | None:
    # libyaml reads ahead and may stop before the tree is as deep as we allow.
    if "nesting depth" not in fault.problem:
        return None
    return _Told(TOO_DEEP, TOO_DEEP_FIX, fault.at, "too-deep")


def _tab(fault: _Fault) -> _Told | None:
    if "tab character" in fault.problem or fault.line[fault.at[1] : fault.at[1] + 1] == "\t":
        return _Told(_TAB, _TAB_FIX, fault.at)
    return None


def _colon(fault: _Fault) -> _Told | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    found = _KEY.match(fault.line)
    if found and re.search(r":(\s|$)", found.group(2)):
        shown = f"{found.group(1).strip()}: {quote(found.group(2).strip())}"
        return _Told(_SECOND_COLON, f"{_QUOTES}: `{excerpt(shown)}`.", fault.at)
    return _Told(
        "A key can't stand here: the text of the line above is still going on.",
        "Indent the line as its neighbours are, and set a space behind the colon of the key above.",
        fault.at,
    )


def _quoted(fault: _Fault) -> _Told | None:
    if "quoted scalar" not in fault.context:
        return None
    if "escape" in fault.problem:
        return _Told(
            "A backslash inside double quotes begins an escape in YAML, and this one is unknown.",
            "Use single quotes around the text, or write each backslash twice.",
            fault.at,
        )
    return _Told(
        f"The quotes that open in line {fault.begun[0] + 1} are never closed.",
        "Close them at the end of the value; quotation marks inside need other ones around them.",
        fault.begun,
    )


def _sign(fault: _Fault) -> _Told | None:
    if any(word in fault.context for word in _SIGNED):
        at = fault.begun
    elif re.search("cannot start any|node content|sequence entries are not", fault.problem):
        at = fault.at
    else:
        return None
    line, column = fault.lines[at[0]], at[1]
    sign = line[column : column + 1]
    if sign == "-":
        return _Told(_SIGNS[sign], "Begin the list on the next line, or quote the text.", at)
    if sign not in _SIGNS:
        return None
    value = line[column:].strip()
    if re.search(r"[\[{]", line[:column]):
        value = re.split(r"[,\]}]", value)[0].strip() or value
    return _Told(_SIGNS[sign], f"{_QUOTES}: `{excerpt(quote(value))}`.", at)


def _brackets(fault: _Fault) -> _Told | None:
    if "a flow " not in fault.context:
        return None
    line, column = fault.at
    if line == fault.begun[0] and fault.line[column : column + 1] == ":":
        return _Told(_SECOND_COLON, f"{_QUOTES}: the whole of it, from quote to quote.", fault.at)
    left, right = "{}" if "mapping" in fault.context else "[]"
    return _Told(
        f"The {left} in line {fault.begun[0] + 1} isn't closed by {right}, or a comma is missing.",
        f"Close it, set commas between its parts, and quote text that holds , : {left} {right}.",
        fault.begun,
    )


def _no_key(fault: _Fault) -> _Told | None:
    if "could not find expected ':'" not in fault.problem:
        return None
    return _Told(
        "This line is neither a key with its value nor part of the text above.",
        "Write `key: value`, or indent the line further than the key whose text it goes on with.",
        fault.begun,
    )


def _stray(fault: _Fault) -> _Told | None:
    if not fault.context.startswith("while parsing a block"):
        return None
    before = fault.line[: fault.at[1]].rstrip()
    if before.endswith(('"', "'")):
        found = _KEY.match(fault.line)
        shown = f"{found.group(1).strip()}: {quote(found.group(2).strip())}" if found else ""
        return _Told(
            "Text goes on behind the closing quotation mark.",
            f"{_QUOTES} of the other kind, all of it"
            + (f": `{excerpt(shown)}`." if shown else "."),
            fault.at,
        )
    if before.endswith(("]", "}")):
        return _Told(
            "Text goes on behind the closing bracket.",
            f"{_QUOTES} if it is text; else delete what follows the bracket.",
            fault.at,
        )
    if re.search(r"(^|[\s:])\*\S*$", before):
        return _Told(_SIGNS["*"], f"{_QUOTES}, so that the * is part of the text.", fault.at)
    return _Told(
        "This line's indentation fits none of the lines above, or list and keys are mixed.",
        "Begin it in the column of its neighbours: each key below a key, each `-` below a `-`.",
        fault.at,
    )


_TELLERS: tuple[Callable[[_Fault], _Told | None], ...] = (
    _depth,
    _tab,
    _colon,
    _quoted,
    _sign,
    _brackets,
    _no_key,
    _stray,
)
