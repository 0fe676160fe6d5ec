"""A style's stamps can be set: known fonts, sizes that type has, and none where it refuses."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Items, Scalar, Table
from proceedings.volume.style import Style

_SIZES = (3.0, 72.0)  # points of type; smaller can't be read
_SIDES = (72.0, 14400.0)  # points of a page; the largest is a PDF's, ISO 32000-1, annex C


def check_style(context: Context, node: Table, style: Style) -> None:
    """Tell of stamps whose font is no key of `fonts`, of impossible sizes, of stamps refused."""
    for stamp in _stamps(node):
        _check_font(context, stamp, style)
        size = _check_between(context, stamp, "size", _SIZES)
        _check_between(context, stamp, "least", (_SIZES[0], size or _SIZES[1]))
    for notice in (node.get("strip"), node.get("reference")):
        if isinstance(notice, Table):
            for key in ("font", "link_font", "badge_font"):
                _check_font(context, notice, style, key)
            _check_between(context, notice, "size", _SIZES)
            _check_between(context, notice, "leading", _SIZES)
            _check_between(context, notice, "width", _SIDES)
    page = node.get("page")
    if isinstance(page, Table):
        _check_between(context, page, "width", _SIDES)
        _check_between(context, page, "height", _SIDES)
    if style.refuse and style.stamps:
        context.report(
            "metadata/wrong-value",
            node.entries["stamps"],
            "The style has stamps and refuses to set them.",
            'Take out `stamps`, or `refuse` (`refuse: ""` where the style it extends has it).',
        )


def _stamps(node: Table) -> Iterator[Table]:
    stamps = node.get("stamps")
    for stamp in stamps.items if isinstance(stamps, Items) else ():
        if isinstance(stamp, Table):
            yield stamp


def _check_font(context: Context, stamp: Table, style: Style, key: str = "font") -> None:
    font = stamp.get(key)
    name = stamp.text(key)
    if font is not None and name is not None and name not in style.fonts:
        near = context.meant(name, style.fonts)
        context.report(
            "metadata/unknown-font",
            font,
            f"'{name}' is no key of the style's fonts.",
            f"Did you mean '{near}'?" if near else "Add it to 'fonts' with its families.",
        )


def _check_between(
    context: Context, table: Table, key: str, span: tuple[float, float]
) -> float | None:
    """The number of a key, told of where it is out of the span; None where it is no number."""
    node = table.get(key)
    if not isinstance(node, Scalar):
        return None
    try:
        number = float(node.text)
    except ValueError:
        return None  # told of when it was read
    if not span[0] <= number <= span[1]:
        context.report(
            "metadata/wrong-value",
            node,
            f"'{key}' is {number:g}; it can be from {span[0]:g} to {span[1]:g} points.",
            "Give it in points: 72 are an inch.",
        )
    return number
