"""A word mixes letters of two alphabets that look alike, as a Cyrillic А in «Аda».

Why: It reads right and is wrong: nobody finds the name, and the index files it elsewhere. It comes
from a keyboard left in another layout, or from letters recognised in a scan.

How to mend: Type the word anew. If it is meant so, waive the finding.

Source: Unicode TR 39 §5, mixed-script detection, for Latin, Greek and Cyrillic; Greek letters in
titles count only where they look like Latin ones.
"""

import re
import unicodedata
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_GREEK_ALIKE = re.compile("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ]")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at every word that isn't plain ASCII."""
    for text in subject.foreign:
        strict = text.use in ("name", "affiliation")
        for word in _WORD.findall(text.value):
            odd = _odd(word, strict=strict)
            if odd:
                named = ", ".join(
                    f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, '').lower()})"
                    for letter in odd[:3]
                )
                yield subject.finding(
                    rule="metadata/mixed-scripts",
                    level=LEVEL,
                    message=f"«{word}» in the {text.what} mixes two alphabets: {named}.",
                    fix="Type the word anew with one keyboard layout.",
                    path=text.path,
                    evidence=text.value,
                )
                break


def _odd(word: str, *, strict: bool) -> list[str]:
    """The letters of the script that has fewer of them; none in a word of one script."""
    if word.isascii():
        return []
    latin: list[str] = _LATIN.findall(word)
    cyrillic: list[str] = _CYRILLIC.findall(word)
    greek: list[str] = (_GREEK if strict else _GREEK_ALIKE).findall(word)
    if len(word) < 3 and not strict:
        return []
    scripts: list[list[str]] = [letters for letters in (latin, cyrillic, greek) if letters]
    if len(scripts) < 2:
        return []
    fewest: list[str] = min(scripts, key=len)
    return list(dict.fromkeys(fewest))
