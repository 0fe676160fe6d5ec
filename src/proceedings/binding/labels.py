"""Page labels: what a reader's page box shows, equal to the folios printed on the pages.

ISO 32000-1, 12.4.2: keys are page indexes from 0, the first key is 0.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, String

from proceedings.pdf.trees import plant_numbers
from proceedings.records.pageplan import PagePlan
from proceedings.volume.folio import Folio, FolioStyle

COVER = "Cover"
_STYLES = {FolioStyle.ROMAN: Name.r, FolioStyle.ARABIC: Name.D}


def plant_labels(pdf: pikepdf.Pdf, plan: PagePlan) -> None:
    """Give the document the plan's page labels."""
    entries: list[tuple[int, Dictionary]] = []
    expected: Folio | None = None
    for index, label in enumerate(_labels(plan)):
        if label != expected or expected is None:
            entries.append((index, _entry(label)))
        counts = isinstance(label, Folio) and not label.suffix
        expected = label + 1 if counts and isinstance(label, Folio) else None
    pdf.Root.PageLabels = plant_numbers(pdf, entries)


def _labels(plan: PagePlan) -> Iterator[Folio | str]:
    """One label a page of the volume."""
    for number in range(1, plan.unnumbered + 1):
        yield COVER if number == 1 else f"{COVER} {number}"
    yield from plan.front or ()
    for paper in plan.papers:
        for blank in range(-paper.blanks, 0):
            yield paper.folios.first + blank
        yield from paper.folios
    yield from plan.back or ()


def _entry(label: Folio | str) -> Dictionary:
    if isinstance(label, str) or label.suffix:
        return Dictionary(P=String(str(label)))
    entry = Dictionary(S=_STYLES[label.style])
    if label.number != 1:
        entry.St = label.number
    return entry
