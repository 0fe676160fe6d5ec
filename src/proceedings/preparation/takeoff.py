"""Taking off a prepared paper what a chair consents to, and looking whether all else is the same.

The job runs in a worker: page content is a stranger's still. What it writes takes the place of the
prepared file, so that single paper and volume are both made of it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2

from proceedings.pdf.boxes import frame
from proceedings.pdf.erasing import erase
from proceedings.pdf.opening import limit_qpdf, open_own
from proceedings.pdf.saving import save
from proceedings.preparation.comparing import difference
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved


def take_off(prepared: Path, lines: Sequence[OwnLines], *, output: Path) -> TakenOff:
    """Write a prepared paper without lines of its own.

    A page on which anything else would change, or on which something is left, stays as it is.

    Args:
        prepared: The prepared file; it isn't changed.
        lines: What is to be taken off.
        output: Where the paper without it goes.
    """
    limit_qpdf()
    with open_own(prepared) as pdf:
        left = _erase(pdf, lines)
        tried = [item for item in lines if item not in {one.lines for one in left}]
        trial = io.BytesIO()
        pdf.save(trial)
        wrong = _looked_at(prepared, trial, pdf, tried)
        if not wrong:
            _save(pdf, output)
            return TakenOff(removed=tuple(tried), left=tuple(left))
    good = [item for item in tried if item.page not in wrong]
    left += [Left(lines=item, why=wrong[item.page]) for item in tried if item.page in wrong]
    with open_own(prepared) as pdf:
        _erase(pdf, good)
        _save(pdf, output)
    return TakenOff(removed=tuple(good), left=tuple(left))


def _erase(pdf: pikepdf.Pdf, lines: Sequence[OwnLines]) -> list[Left]:
    pages = [page.obj for page in pdf.pages]
    left = []
    for item in lines:
        refusal = erase(pdf, pages[item.page - 1], [mark.box for mark in item.marks])
        if refusal:
            left.append(Left(lines=item, why=Unremoved(refusal.value)))
    return left


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
