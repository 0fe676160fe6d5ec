"""Rights strips and references, as pdfium reads them: word for word in place, their links alive."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proceedings.findings.finding import Finding
from proceedings.records.overlay import Notice
from proceedings.verification.fault import fault
from proceedings.verification.spans import Leaf
from proceedings.verification.text import Printed

_WHAT = {"strip": "rights strip", "reference": "ACM reference format"}
_SLACK = 1.5  # points around its room
_DRAFT = 5  # letters of DRAFT, which may reach into it
_NO_LETTERS = ("Cc", "Cf", "Cn", "Zs")


def notice_faults(
    printed: Printed, pages: Sequence[tuple[int, Leaf]], *, single: bool = False
) -> Iterator[Finding]:
    """Each notice reads as it was set, and its links lead where they should.

    Args:
        printed: The file.
        pages: Pages by index in the file, with what they should print.
        single: Whether the file is one paper alone.
    """
    for index, leaf in pages:
        addresses = printed.addresses(index) if leaf.notices else set()
        for spot, notice in leaf.notices:
            x0, y0, x1, y1 = spot.box
            room = (x0 - _SLACK, y0 - _SLACK, x1 + _SLACK, y1 + _SLACK)
            found = printed.text_at(index, replace(spot, box=room))
            dead = {uri for uri in notice.parts if uri} - addresses
            if _reads(found, notice) and not dead:
                continue
            where = "its own file" if single else "the volume"
            what = _WHAT.get(notice.name, notice.name)
            yield fault(
                "notice",
                f"the {what} has no link to {min(dead)} in {where}"
                if dead
                else f"the {what} does not read in {where} as it was set",
                fix="Look at its page 1; if that is damaged, ask the author for a new export.",
                paper=leaf.owner,
                page=index + 1,
                evidence=" ".join(found.split())[:300] or None,
            )


def _reads(found: str, notice: Notice) -> bool:
    """Whether a text is the notice's, in its order: letters of DRAFT may stand between.

    Words from right to left are read in another order by every reader: letters are counted there.
    """
    wanted = (notice.badge.text if notice.badge else "") + notice.text
    ours, theirs = _letters(wanted), _letters(found)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in ours):
        ours, theirs = sorted(ours), sorted(theirs)
    rest = iter(theirs)
    more = len(theirs) - len(ours)
    return more <= _DRAFT + _stacked(ours) and all(letter in rest for letter in ours)


def _stacked(letters: Sequence[str]) -> int:
    """How many characters stand in letters under two marks.

    Pdfium tells such a letter twice where a mark is drawn behind its end: Thai has some.
    """
    marks, found = 0, 0
    for letter in [*letters, ""]:
        if letter and unicodedata.category(letter).startswith("M"):
            marks += 1
            continue
        found += marks + 1 if marks > 1 else 0
        marks = 0
    return found


def _letters(text: str) -> list[str]:
    """Its letters in order, without spaces and the hyphens that lines are broken at.

    pdfium writes U+0002 or U+FFFE for a hyphen at a line's end.
    """
    folded = unicodedata.normalize("NFKC", text)
    return [one for one in folded if unicodedata.category(one) not in _NO_LETTERS]
