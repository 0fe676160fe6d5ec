"""Styles: shipped ones, and the volume's own in templates/styles/, which win."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.context import Context
from proceedings.metadata.files import VOLUME, read_document
from proceedings.metadata.shape import build
from proceedings.volume.kinds import parse_id
from proceedings.volume.style import Style

OWN = "templates/styles"
"""Where a volume keeps styles of its own."""
_SHIPPED = "data/styles"


def style_names(folder: Path | None) -> tuple[str, ...]:
    """Names of all styles a volume can use, sorted; without a volume the shipped ones."""
    with as_file(files("proceedings") / _SHIPPED) as shipped:
        own = (folder / OWN).glob("*.yaml") if folder else ()
        found = [*shipped.glob("*.yaml"), *own]
    return tuple(sorted({path.stem for path in found}))


def load_style(
    name: str, folder: Path | None, place: Place | None = None
) -> tuple[Style | None, tuple[Finding, ...]]:
    """Load a style by its name.

    Args:
        name: The name as volume.yaml or a track has it.
        folder: The volume's folder, whose own style goes before the shipped one of that name;
            None for shipped ones alone.
        place: Where the name stands, for the finding that there is no such style.

    Returns:
        The style, or None when there is none of that name or it lacks what it can't be without;
        and findings, whose files are relative to the volume, or to the package (`data/styles/…`)
        for a shipped style.
    """
    try:
        parse_id(name)
    except ValueError:
        return None, (_unknown(name, folder, place),)
    document = read_document(folder, f"{OWN}/{name}.yaml") if folder else None
    if document is None:
        with as_file(files("proceedings")) as package:
            document = read_document(package, f"{_SHIPPED}/{name}.yaml")
    if document is None:
        return None, (_unknown(name, folder, place),)
    if document.root is None:
        return None, document.findings
    context = Context(document.file)
    style = build(Style, context, document.root, document.file)
    return style, (*document.findings, *context.findings)


def _unknown(name: str, folder: Path | None, place: Place | None) -> Finding:
    names = style_names(folder)
    near = Context(VOLUME).meant(name, names)
    return Finding(
        rule="metadata/unknown-style",
        level=Level.ERROR,
        message=f"There is no style '{name}'; known are {', '.join(names)}.",
        fix=(f"Did you mean '{near}'? " if near else "")
        + f"A style of your own is a file in {OWN}/.",
        place=place or Place(file=VOLUME),
        evidence=name,
    )
