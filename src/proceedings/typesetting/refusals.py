"""What Typst refuses, told in words for a chair."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from proceedings.errors import PressError

_PACKAGE = re.compile(rb'"@[A-Za-z0-9_-]+/[^"]*"')
_PLACE = re.compile(r"┌─ (?P<file>.+):(?P<line>\d+):(?P<column>\d+)")
_LETTERS = re.compile(r'the text `"(?P<text>.*)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}

# Typst's words, and what helps.
_FIXES = (
    ("unknown font family", "Put the font into the volume's fonts/ folder, or name another."),
    ("file not found", "Put the file where the template looks for it, or mend the name."),
    ("failed to decode image", "Save the picture again as PNG, JPEG or SVG."),
    ("failed to parse SVG", "Save the picture again as plain SVG, or as PNG."),
    ("missing alt text", "Give the picture its words with alt:."),
    ("skipped", "Use headings in order: level 2 below level 1, level 3 below level 2."),
)


class MissingLettersError(PressError):
    """No font has some of these letters.

    Attributes:
        text: The stretch of text in which they stand, as Typst quotes it.
    """

    def __init__(self, message: str, fix: str, text: str = "") -> None:
        super().__init__(message, fix)
        self.text = text


def refuse_packages(name: str, data: bytes) -> None:
    """Refuse a template that asks for a package, before Typst would fetch it from the network.

    Raises:
        PressError: It does.
    """
    if not name.endswith(".typ"):
        return
    for number, line in enumerate(data.split(b"\n"), start=1):
        if found := _PACKAGE.search(line.split(b"//")[0]):
            package = found[0].decode("utf-8", "replace")
            raise PressError(
                f"{name}, line {number}, asks for the package {package}; packages come from the "
                "network and can change a volume after it was approved",
                "Copy what you need of the package into the volume's templates/ and import that.",
            )


def refused(problem: Any) -> PressError:
    """The error for what Typst raised or warned of."""
    message = str(getattr(problem, "message", problem))
    if match := _LETTERS.search(message):
        text = _unescaped(match["text"])
        return MissingLettersError(
            f"no font has all letters of “{text}”",
            "Put a font that has them into the volume's fonts/ folder.",
            text,
        )
    place = _PLACE.search(str(getattr(problem, "diagnostic", "") or ""))
    where = f"{PurePosixPath(place['file']).name}, line {place['line']}: " if place else ""
    hints = " ".join(str(hint) for hint in getattr(problem, "hints", ()))
    fix = next((fix for words, fix in _FIXES if words in message), hints)
    return PressError(
        f"the typesetter refused a page: {where}{message}",
        fix or "Mend the template it names, or take it out of templates/ to use the one shipped.",
    )


def _unescaped(text: str) -> str:
    """Text out of the quotation Typst prints it in."""
    return _ESCAPE.sub(
        lambda sign: chr(int(sign[1], 16)) if sign[1] else _ESCAPED.get(sign[2], sign[2]), text
    )
