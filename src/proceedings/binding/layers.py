"""The papers' layers in one list: what was hidden stays hidden."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def plant_layers(pdf: pikepdf.Pdf, papers: Iterable[tuple[str, Dictionary | None]]) -> None:
    """Join layers that preparing wrote; each paper's stand below its title in the panel."""
    groups, hidden, order = Array(), Array(), Array()
    for title, layers in papers:
        if layers is None:
            continue
        groups.extend(layers.OCGs)
        hidden.extend(layers.D.OFF)
        order.append(Array([String(title), *layers.OCGs]))
    if len(groups):
        pdf.Root.OCProperties = Dictionary(
            OCGs=groups,
            D=Dictionary(Name=String("Layers"), BaseState=Name.ON, OFF=hidden, Order=order),
        )
