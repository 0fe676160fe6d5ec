"""A style's stamps are set in fonts the style names."""

from __future__ import annotations

from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Items, Table
from proceedings.volume.style import Style


def check_style(context: Context, node: Table, style: Style) -> None:
    """Tell of stamps whose font is no key of `fonts`."""
    stamps = node.get("stamps")
    for stamp in stamps.items if isinstance(stamps, Items) else ():
        font = stamp.get("font") if isinstance(stamp, Table) else None
        name = stamp.text("font") if isinstance(stamp, Table) else None
        if font is not None and name is not None and name not in style.fonts:
            near = context.meant(name, style.fonts)
            context.report(
                "metadata/unknown-font",
                font,
                f"'{name}' is no key of the style's fonts.",
                f"Did you mean '{near}'?" if near else "Add it to 'fonts' with its families.",
            )
