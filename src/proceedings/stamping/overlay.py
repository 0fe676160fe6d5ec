"""Setting overlays: one page for each page that is stamped, fonts shared by all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources

from proceedings.records.overlay import PageStamps, PaperStamps, Stamp
from proceedings.typesetting.press import Press, Standard

# With PDF/A-2u every glyph has its Unicode mapping; untagged, since a stamp is an artifact.
_STANDARDS: tuple[Standard, ...] = ("a-2u",)


def set_overlay(press: Press, papers: Sequence[PaperStamps]) -> bytes:
    """Set the stamps of papers: one page a page of each paper, in order, empty ones included.

    Raises:
        PressError: A letter no font has (the planning leaves such lines out), or an unknown font.
    """
    pages = [_page(page) for paper in papers for page in paper.pages]
    return _set(press, "stamps", pages)


def set_draft(press: Press, width: float, height: float) -> bytes:
    """Set one page with a large light DRAFT, for a displayed page of that size in points."""
    return _set(press, "draft", {"width": width, "height": height})


def _set(press: Press, name: str, data: object) -> bytes:
    source = resources.files("proceedings.stamping").joinpath(f"{name}.typ").read_bytes()
    return press.set(
        {f"{name}.typ": source, f"{name}.json": json.dumps(data).encode()},
        f"{name}.typ",
        standards=_STANDARDS,
        tagged=False,
    )


def _page(page: PageStamps) -> dict[str, object]:
    stamps = [_line(stamp) for stamp in page.stamps]
    return {"width": page.width, "height": page.height, "stamps": stamps}


def _line(stamp: Stamp) -> dict[str, object]:
    return {
        "text": stamp.text,
        "font": stamp.font,
        "size": stamp.size,
        "left": left_edge(stamp.x, stamp.align, stamp.width),
        "y": stamp.y,
        "width": stamp.width,
    }


def left_edge(x: float, align: str, width: float) -> float:
    """Where a line of that width begins when its `align` point stands at x."""
    return x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width
