"""Rights strips and references, as pdfium reads them: word for word in place, their links alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.lettering import reads
from proceedings.verification.spans import Leaf
from proceedings.verification.text import Printed

_WHAT = {"strip": "rights strip", "reference": "ACM reference format"}
_SLACK = 1.5  # points around its room


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
            (found,) = printed.texts_at(index, [replace(spot, box=room)])
            wanted = (notice.badge.text if notice.badge else "") + notice.text
            dead = {uri for uri in notice.parts if uri} - addresses
            if reads(found, wanted) and not dead:
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
