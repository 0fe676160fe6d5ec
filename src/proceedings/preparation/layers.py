"""Optional content: a paper's layers with the state they have when the file is opened."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name


def plain_layers(pdf: pikepdf.Pdf) -> Dictionary | None:
    """The layers as one list and those of them that are off; None where there are none.

    Rules that switch layers by zoom, print or language are left out: a published page looks the
    same everywhere. The panel's order is the file's.
    """
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return None
    groups = _groups(properties.get("/OCGs"))
    config = properties.get("/D")
    if not groups:
        return None
    if not isinstance(config, Dictionary):
        config = Dictionary()
    listed = Array(list(groups.values()))
    on, off = _groups(config.get("/ON")), _groups(config.get("/OFF"))
    if config.get("/BaseState") == Name.OFF:
        off = {number: group for number, group in groups.items() if number not in on}
    hidden = Array([group for number, group in off.items() if number in groups])
    return Dictionary(
        OCGs=listed, D=Dictionary(OFF=hidden, Order=Array(list(groups.values())), BaseState=Name.ON)
    )


def _groups(value: object) -> dict[tuple[int, int], Dictionary]:
    """The groups of an array, each once, in order; only indirect ones can be meant elsewhere."""
    if not isinstance(value, Array):
        return {}
    return {
        group.objgen: group
        for group in value
        if isinstance(group, Dictionary) and group.is_indirect
    }
