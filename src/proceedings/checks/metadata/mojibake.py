"""A text was decoded wrongly on its way: «MÃ¼ller» for «Müller».

Why: A file in UTF-8 was opened as if it were in another encoding, and saved so. The wrong letters
go to the page, the index and every library; the author finds them first.

How to mend: Write the name as the finding shows it, or export again and open the file as UTF-8.

Source: UTF-8 read as Windows-1252 or Latin-1 always gives these pairs; U+FFFD stands where a letter
was lost.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.ERROR
SCOPE = "records"

# First bytes of UTF-8 sequences, as Windows-1252 shows them, and a sign only a later byte gives.
_PAIR = re.compile("[\u00c2-\u00f4](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])+")
_POINTS = "‘’‚“”„«»‹›•–—…"
_LOST = "\ufffd"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for letters that read anew as UTF-8 give a letter."""
    for text in subject.foreign:
        value = text.value
        meant = _mended(value)
        if meant != value:
            start = next(i for i, (a, b) in enumerate(zip(value, meant, strict=False)) if a != b)
            yield subject.finding(
                rule="metadata/mojibake",
                level=LEVEL,
                message=f"The {text.what} was decoded wrongly: «{_near(value, start)}».",
                fix=f"Write «{_near(meant, start)}»; then look at what else came with it.",
                path=text.path,
                evidence=value,
            )
        elif _LOST in value:
            yield subject.finding(
                rule="metadata/mojibake",
                level=LEVEL,
                message=f"In the {text.what} a letter was lost: there is the sign U+FFFD.",
                fix="Look the letter up in the paper, and write it.",
                path=text.path,
                evidence=value,
            )


def _mended(value: str) -> str:
    return _PAIR.sub(_meant, value)


def _meant(found: re.Match[str]) -> str:
    # «Ã” may be a letter at the end of a quotation, «Ã”X» is none.
    behind = found.string[found.end() : found.end() + 1]
    if len(found[0]) == 2 and found[0][1] in _POINTS and not behind.isalpha():
        return found[0]
    return _read_anew(found[0])


def _read_anew(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant.isprintable() and len(meant) < len(text):
            return meant
    return text


def _near(text: str, index: int) -> str:
    start = text.rfind(" ", 0, index) + 1
    end = text.find(" ", index)
    return text[start : end if end >= 0 else len(text)][:40]
