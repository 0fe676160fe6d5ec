"""Taking off a prepared paper what a chair consents to, and looking whether all else is the same.

The job runs in a worker: page content is a stranger's still. What it writes takes the place of the
prepared file, so that single paper and volume are both made of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

from proceedings.pdf.boxes import Box, Frame, frame
from proceedings.pdf.erasing import erase
from proceedings.pdf.glyphs import number
from proceedings.pdf.opening import limit_qpdf, open_own
from proceedings.pdf.saving import save
from proceedings.preparation.comparing import difference
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved
from proceedings.volume.paper import StampKind


def take_off(prepared: Path, lines: Sequence[OwnLines], *, output: Path) -> TakenOff:
    """Write a prepared paper without lines of its own.

    A page on which anything else would change, or on which something is left, stays as it is.

    Args:
        prepared: The prepared file; it isn't changed.
        lines: What is to be taken off.
        output: Where the paper without it goes.
    """
    limit_qpdf()
    left: list[Left] = []
    trying = list(lines)
    while True:
        with open_own(prepared) as pdf:
            refused = _erase(pdf, trying)
            left += refused
            stay = {one.lines for one in refused}
            trying = [item for item in trying if item not in stay]
            trial = io.BytesIO()
            pdf.save(trial)
            wrong = _looked_at(prepared, trial, pdf, trying)
            if not wrong:
                _save(pdf, output)
                return TakenOff(removed=tuple(trying), left=tuple(left))
        blamed = set(_blamed(trying, wrong))
        left += [Left(lines=item, why=wrong[item.page]) for item in trying if item in blamed]
        trying = [item for item in trying if item not in blamed]


def _blamed(lines: Sequence[OwnLines], wrong: Mapping[int, Unremoved]) -> Iterator[OwnLines]:
    """What isn't tried again: a page's strip before its other lines, of which there is less."""
    for page in wrong:
        own = [item for item in lines if item.page == page]
        yield from [item for item in own if item.kind == StampKind.STRIP] or own


def _erase(pdf: pikepdf.Pdf, lines: Sequence[OwnLines]) -> list[Left]:
    pages = [page.obj for page in pdf.pages]
    left = []
    for item in lines:
        page = pages[item.page - 1]
        texts = [mark.box for mark in item.marks if mark.kind == "text"]
        shapes = [mark.box for mark in item.marks if mark.kind == "ink"]
        refusal = erase(pdf, page, texts, shapes)
        if refusal:
            left.append(Left(lines=item, why=Unremoved(refusal.value)))
        else:
            _unlink(page, [mark.box for mark in item.marks])
    return left


def _unlink(page: Dictionary, boxes: Sequence[Box]) -> None:
    """Take links off whose words are gone."""
    listed, seen = page.get("/Annots"), frame(page)
    if not isinstance(listed, Array):
        return
    kept = [one for one in listed if not _leads_from(one, seen, boxes)]
    if len(kept) < len(listed):
        page.Annots = Array(kept)


def _leads_from(annotation: object, seen: Frame, boxes: Sequence[Box]) -> bool:
    if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") != Name.Link:
        return False
    rect = annotation.get("/Rect")
    sides = [number(side) for side in rect] if isinstance(rect, Array) else []
    if len(sides) != 4 or None in sides:
        return False
    x0, y0, x1, y1 = seen.displayed(tuple(sides))  # type: ignore[arg-type]  # four numbers
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return any(left <= x <= right and low <= y <= high for left, low, right, high in boxes)


def _looked_at(
    prepared: Path, trial: io.BytesIO, pdf: pikepdf.Pdf, lines: Sequence[OwnLines]
) -> dict[int, Unremoved]:
    """What is wrong with pages, from 1, as another reader sees them before and after."""
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for item in lines:
        boxes.setdefault(item.page, []).extend(mark.box for mark in item.marks)
    before, after = pypdfium2.PdfDocument(prepared), pypdfium2.PdfDocument(trial.getvalue())
    frames = [frame(page.obj) for page in pdf.pages]
    try:
        found = {
            number: difference(before, after, number - 1, frames[number - 1], own)
            for number, own in boxes.items()
        }
    finally:
        before.close()
        after.close()
    return {number: wrong for number, wrong in found.items() if wrong}


def _save(pdf: pikepdf.Pdf, output: Path) -> None:
    save(
        pdf,
        output,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
