"""Pages off the volume's size, laid on pages of it where the chair asks for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary

from proceedings.pdf.boxes import frame
from proceedings.pdf.fitting import Mode, kept, place, resize
from proceedings.pdf.rims import Rim, inked_outside
from proceedings.records.placed import Placed
from proceedings.records.prepared import PreparedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The size pages are laid on.

    Attributes:
        width: Points.
        height: Points.
        mode: `centre`, or `scale` for pages that are larger.
    """

    width: float
    height: float
    mode: Mode


@dataclass(frozen=True, slots=True)
class Fitted:
    """Pages laid on pages of a size.

    Attributes:
        states: What their content leaves open.
        places: Where each lies; None for one that is as it was.
        kept: Pages, from 1, that are of another size and stay so: something can be seen on what
            would be cut off, or it would become too small to read.
    """

    states: tuple[PreparedPage, ...]
    places: tuple[Placed | None, ...]
    kept: tuple[int, ...]


def fit_pages(
    clean: pikepdf.Pdf,
    pages: Sequence[Dictionary],
    states: Sequence[PreparedPage],
    fit: Fit,
    data: bytes,
) -> Fitted:
    """Lay a paper's pages on pages of a size.

    Args:
        clean: The document that is prepared.
        pages: Its pages, changed in place.
        states: What their content leaves open.
        fit: The size.
        data: The paper's file as it came, to look at what would be cut off.
    """
    size = (fit.width, fit.height)
    seen = [frame(page) for page in pages]
    places = [place(one, size, fit.mode) for one in seen]
    cut = {
        index: Rim(kept(seen[index], placed), seen[index].width, seen[index].height)
        for index, placed in enumerate(places)
        if placed and (placed.left < 0 or placed.bottom < 0)
    }
    inked = inked_outside(data, cut, pages=len(pages))
    settled = [None if index in inked else placed for index, placed in enumerate(places)]
    return Fitted(
        resize(clean, pages, states, settled),
        tuple(settled),
        tuple(
            index + 1
            for index, placed in enumerate(settled)
            if placed is None and not seen[index].is_of(*size)
        ),
    )
