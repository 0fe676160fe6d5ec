"""The cover's ornament: plates of quarter circles, drawn from the conference's name.

The same name always gives the same plates; next year's name gives others in the same manner. SVG,
because the press takes no PDF into an accessible page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

COLUMNS = 6
_BLEED = 0.003


@dataclass(frozen=True, slots=True)
class Palette:
    """Four inks: `deep` also sets the cover's text, on `paper`."""

    deep: str
    mid: str
    light: str
    accent: str
    paper: str = "#fbf9f4"


# Deep on paper has a contrast above 10:1 in each (WCAG 2.2 asks 4.5:1).
PALETTES = (
    Palette("#1d2f45", "#5c7f99", "#d5dcdc", "#c8643c"),
    Palette("#24382f", "#6f8f7b", "#dcded0", "#b9893a"),
    Palette("#3a2433", "#8e6a7f", "#e2d8d8", "#c0703f"),
    Palette("#27303a", "#7c858c", "#dedbd3", "#a33b32"),
    Palette("#1f3a44", "#629099", "#d9e0da", "#cc8a3e"),
)


def palette(name: str) -> Palette:
    """The inks a conference's name chooses."""
    return PALETTES[_dice(name, "palette")[0] % len(PALETTES)]


def plates(name: str, width: float, rows: int) -> bytes:
    """An SVG of square plates, six across, so many points wide in all."""
    inks = palette(name)
    side = width / COLUMNS
    height = rows * side
    throws = _dice(name, "plates", COLUMNS * rows * 3)
    grounds, shapes = [], []
    for index in range(COLUMNS * rows):
        row, column = divmod(index, COLUMNS)
        ground, turn, kind = throws[index * 3 : index * 3 + 3]
        under = _ground(inks, ground)
        if under == inks.paper and row == rows - 1:
            under = inks.light  # where the plates end has to be seen
        # Grounds run under their neighbours, and shapes a hair beyond their plate: else the paper
        # shows through between two of a colour.
        grounds.append(
            f'<rect x="{column * side:.3f}" y="{row * side:.3f}" width="{side + 1:.3f}" '
            f'height="{min(side + 1, height - row * side):.3f}" fill="{under}"/>'
        )
        shapes.append(
            f'<g transform="translate({(column - _BLEED) * side:.3f} {(row - _BLEED) * side:.3f}) '
            f'scale({side * (1 + 2 * _BLEED) / 100:.5f}) rotate({turn % 4 * 90} 50 50)">'
            + "".join(_plate(inks, under, kind))
            + "</g>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{"".join(grounds + shapes)}</svg>'
    ).encode()


def _ground(inks: Palette, throw: int) -> str:
    grounds = (inks.deep, inks.deep, inks.mid, inks.light, inks.light, inks.paper)
    return grounds[throw % len(grounds)]


def _plate(inks: Palette, under: str, kind: int) -> Iterator[str]:
    """What stands on a plate of 100 by 100 units: quarter circles about its corners, or a disc."""
    over = [ink for ink in (inks.deep, inks.mid, inks.light) if ink != under]
    first, second = over[kind % 2], over[(kind + 1) % 2]
    shape = kind // 2 % 8
    if shape < 3:
        yield f'<path d="M0 0H100A100 100 0 0 1 0 100Z" fill="{first}"/>'
        if shape == 0:
            yield f'<path d="M0 0H50A50 50 0 0 1 0 50Z" fill="{second}"/>'
    elif shape < 5:
        yield f'<path d="M0 0A100 100 0 0 1 100 100A100 100 0 0 1 0 0Z" fill="{first}"/>'
    elif shape == 5:
        yield f'<path d="M0 0H100A50 50 0 0 1 0 0Z" fill="{first}"/>'
        yield f'<path d="M0 100H100A50 50 0 0 0 0 100Z" fill="{second}"/>'
    elif shape == 6:
        yield f'<circle cx="50" cy="50" r="{24 if kind % 3 else 36}" fill="{inks.accent}"/>'


def _dice(name: str, purpose: str, count: int = 1) -> bytes:
    """As many bytes as wanted that depend on the name and nothing else."""
    return hashlib.shake_256(f"{purpose}\n{name}".encode()).digest(count)
