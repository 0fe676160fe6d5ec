"""A text has characters that nobody sees: zero-width signs, soft hyphens, turns of direction.

Why: They come with text copied from a PDF or a web page. Names with them are other names for every
search, index and library; signs that turn the direction of reading can show a text in another
order than it is stored in.

How to mend: Type the word around the place anew. Joiners that Persian and Indic words need may
stay.

Source: Unicode TR 36 §2.10, TR 39 §3; names are compared letter by letter everywhere.
"""

import re
import unicodedata
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "records"

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_JOINING = (
    *("ARABIC", "SYRIAC", "MONGOLIAN", "NKO", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI"),
    *("ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR"),
)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for them in all that isn't plain ASCII."""
    for text in subject.foreign:
        wrong = [
            (found.start(), found[0])
            for found in _INVISIBLE.finditer(text.value)
            if not _is_needed(text.value, found.start())
        ]
        if not wrong:
            continue
        turning = any(sign in _TURNING for _, sign in wrong)
        signs = ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for _, sign in wrong[:5]))
        at = wrong[0][0]
        yield subject.finding(
            rule="metadata/invisible-character",
            level=Level.ERROR if turning else Level.WARNING,
            message=f"The {text.what} has characters nobody sees: {signs}"
            + (", which turn the direction of reading." if turning else "."),
            fix=f"Type «{_INVISIBLE.sub('', text.value[max(0, at - 15) : at + 15])}» anew.",
            path=text.path,
            evidence=text.value,
        )


def _is_needed(value: str, at: int) -> bool:
    """Whether a joiner stands behind a letter of a script that uses it, or joins an emoji."""
    if value[at] not in _JOINERS or at == 0:
        return False
    before = value[at - 1]
    return unicodedata.category(before) == "So" or unicodedata.name(before, "").startswith(_JOINING)
