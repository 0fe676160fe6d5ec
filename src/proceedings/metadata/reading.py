"""From a file on disk to text: size, kind of file, encoding, control characters."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place

MAX_BYTES = 16 * 1024 * 1024
"""Largest metadata file that is read; 5,000 papers with abstracts take about 9 MB."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no XML, no PDF and no terminal should be given (XML 1.0 §2.2); C1 too."""

_SHOWN = 120


def excerpt(line: str) -> str:
    """A source line cut to what a finding can show."""
    line = line.strip()
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


class UnusableFileError(Exception):
    """The file as a whole can't be used; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def _refuse(
    rule: str, message: str, fix: str, place: Place, evidence: str | None = None
) -> UnusableFileError:
    return UnusableFileError(
        Finding(
            rule=f"metadata/{rule}",
            level=Level.ERROR,
            message=message,
            fix=fix,
            place=place,
            evidence=evidence,
        )
    )


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a regular file of at most `MAX_BYTES`.

    Args:
        path: The file.
        name: Its POSIX path in the volume, for findings.

    Raises:
        UnusableFileError: It can't be read, is no regular file, or is too large.
    """
    place = Place(file=name, line=1, column=1)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # A pipe or a device would be waited on for ever.
            raise _refuse(
                "unreadable",
                f"{name} is no regular file.",
                "Put an ordinary text file in its place.",
                place,
            )
        if status.st_size > MAX_BYTES:
            raise _refuse(
                "too-large",
                f"{name} has {status.st_size >> 20} MiB; at most {MAX_BYTES >> 20} are read.",
                "Write one file a paper in metadata/papers/, or look for something pasted in.",
                place,
            )
        return path.read_bytes()
    except OSError as error:
        raise _refuse(
            "unreadable",
            f"{name} can't be read: {error.strerror or error}.",
            "Check that the file is there and that you may read it.",
            place,
        ) from error


def decode(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark.

    Raises:
        UnusableFileError: The bytes are in another encoding.
    """
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        end = data.find(b"\n", error.start)
        line = data[start : end if end >= 0 else len(data)]
        raise _refuse(
            "encoding",
            f"{name} is not in UTF-8: byte 0x{data[error.start]:02X} doesn't fit.",
            "Save the file as UTF-8 in your editor («Save with encoding»), then look at this line.",
            Place(
                file=name,
                line=data.count(b"\n", 0, error.start) + 1,
                column=len(data[start : error.start].decode("utf-8", "replace")) + 1,
            ),
            excerpt(CONTROL.sub("", line.decode("cp1252", "replace"))),
        ) from error
    zero = text.find("\0")
    if zero >= 0:
        raise _refuse(
            "encoding",
            f"{name} is no text in UTF-8: it has a zero byte.",
            "Save the file as UTF-8 in your editor («Save with encoding»).",
            place_of(text, zero, name),
        )
    return text


def place_of(text: str, index: int, name: str) -> Place:
    """Line and column of a character."""
    start = text.rfind("\n", 0, index) + 1
    return Place(file=name, line=text.count("\n", 0, index) + 1, column=index - start + 1)


def without_controls(text: str, name: str) -> tuple[str, tuple[Finding, ...]]:
    """The text with spaces for control characters, and a finding for each line that has any."""
    if not CONTROL.search(text):
        return text, ()
    findings = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = CONTROL.search(line)
        if found:
            findings.append(
                control_character(
                    found.group(), Place(file=name, line=number, column=found.start() + 1)
                )
            )
    return CONTROL.sub(" ", text), tuple(findings)


def control_character(letter: str, place: Place, evidence: str | None = None) -> Finding:
    """The finding for a character that can't be printed."""
    return Finding(
        rule="metadata/control-character",
        level=Level.ERROR,
        message=f"The text has the invisible character U+{ord(letter):04X}; it can't be printed.",
        fix="Delete it; type the words around it anew if you can't see it.",
        place=place,
        evidence=evidence,
    )
