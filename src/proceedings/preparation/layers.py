"""Optional content: a paper's layers with the state they have when the file is opened."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name


def plain_layers(pdf: pikepdf.Pdf) -> Dictionary | None:
    """The layers as one list and those of them that are off; None where there are none.

    A page looks as it does when the file is opened on a screen. Rules that switch layers by print,
    zoom or language are left out: a published page looks the same everywhere. The panel's order is
    the file's.

    Source: ISO 32000-1, 8.11.4 (configurations; the state recommended for viewing).
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
    for number, is_on in _recommended(config.get("/AS")).items():
        if is_on:
            off.pop(number, None)
        elif number in groups:
            off[number] = groups[number]
    hidden = Array([group for number, group in off.items() if number in groups])
    return Dictionary(
        OCGs=listed, D=Dictionary(OFF=hidden, Order=Array(list(groups.values())), BaseState=Name.ON)
    )


def _recommended(rules: object) -> dict[tuple[int, int], bool]:
    """Layers that their own usage turns on or off for viewing, where the file says to heed it."""
    found: dict[tuple[int, int], bool] = {}
    for rule in rules if isinstance(rules, Array) else ():
        if not isinstance(rule, Dictionary) or rule.get("/Event") != Name.View:
            continue
        kinds = rule.get("/Category")
        if not isinstance(kinds, Array) or Name.View not in list(kinds):
            continue
        for number, group in _groups(rule.get("/OCGs")).items():
            usage = group.get("/Usage")
            view = usage.get("/View") if isinstance(usage, Dictionary) else None
            state = view.get("/ViewState") if isinstance(view, Dictionary) else None
            if state in (Name.ON, Name.OFF):
                found[number] = found.get(number, True) and state == Name.ON
    return found


def _groups(value: object) -> dict[tuple[int, int], Dictionary]:
    """The groups of an array, each once, in order; only indirect ones can be meant elsewhere."""
    if not isinstance(value, Array):
        return {}
    return {
        group.objgen: group
        for group in value
        if isinstance(group, Dictionary) and group.is_indirect
    }
