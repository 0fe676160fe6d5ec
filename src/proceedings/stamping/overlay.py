"""Setting overlays: one page for each page that is stamped, fonts shared by all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources

from proceedings.records.overlay import Notice, PageStamps, PaperStamps, Stamp
from proceedings.stamping.breaking import NOTICE, plain_paragraph
from proceedings.typesetting.press import Press, Standard

# With PDF/A-2u every glyph has its Unicode mapping; untagged, since a stamp is an artifact, and a
# notice is tagged where it is placed.
_STANDARDS: tuple[Standard, ...] = ("a-2u",)


def set_overlay(press: Press, papers: Sequence[PaperStamps]) -> bytes:
    """Set the stamps of papers: one page a page of each paper, in order, empty ones included.

    Behind them stand the parts of all papers' notices, a page each: see `notice_pages`.

    Raises:
        PressError: A letter no font has (the planning leaves such lines out), or an unknown font.
    """
    pages = [_page(page) for paper in papers for page in paper.pages]
    notices = [_notice(notice, paper.pages[0]) for paper in papers for notice in paper.notices]
    return _set(press, "stamps", {"pages": pages, "notices": notices}, NOTICE)


def set_draft(press: Press, width: float, height: float) -> bytes:
    """Set one page with a large light DRAFT, for a displayed page of that size in points."""
    return _set(press, "draft", {"width": width, "height": height})


def _set(press: Press, name: str, data: object, *libraries: str) -> bytes:
    folder = resources.files("proceedings.stamping")
    main = f"{name}.typ"
    sources = {source: folder.joinpath(source).read_bytes() for source in (main, *libraries)}
    return press.set(
        {**sources, f"{name}.json": json.dumps(data).encode()},
        main,
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


def _notice(notice: Notice, page: PageStamps) -> dict[str, object]:
    badge, rule = notice.badge, notice.rule
    part, leads_to = 0, notice.parts[0]
    paragraphs = []
    for placed in notice.paragraphs:
        parts = []
        for piece in placed.paragraph.pieces:
            if piece.uri != leads_to:
                part, leads_to = part + 1, piece.uri
            parts.append(part)
        plain = plain_paragraph(placed.paragraph, parts)
        paragraphs.append({"x": placed.x, "y": placed.y, **plain})
    return {
        "width": page.width,
        "height": page.height,
        "parts": len(notice.parts),
        "paragraphs": paragraphs,
        "rule": rule
        and {"x": rule.x, "y": rule.y, "width": rule.width, "thickness": rule.thickness},
        "badge": badge
        and {
            "text": badge.text,
            "uri": badge.uri,
            "x": badge.x,
            "y": badge.y,
            "height": badge.height,
            "font": badge.font,
        },
    }


def left_edge(x: float, align: str, width: float) -> float:
    """Where a line of that width begins when its `align` point stands at x."""
    return x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width
