"""Styles: shipped ones, and the volume's own in templates/styles/, which win.

A style may extend another: its file then says only what differs. Tables are joined key by key,
stamps by their names; everything else is replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.context import Context
from proceedings.metadata.files import VOLUME, read_document
from proceedings.metadata.nodes import Entry, Items, Node, Scalar, Table
from proceedings.metadata.shape import build
from proceedings.metadata.yamlfile import Document
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
        The style, or None when there is none of that name, it lacks what it can't be without, or
        the style it extends is broken; and findings, whose files are relative to the volume, or to
        the package (`data/styles/…`) for a shipped style.
    """
    document = _read(name, folder)
    if document is None:
        return None, (_unknown(name, folder, place or Place(file=VOLUME)),)
    whole = _whole(document, folder, ())
    if whole.root is None:
        return None, whole.findings
    context = Context(whole.file)
    style = build(Style, context, whole.root, whole.file)
    return style, (*whole.findings, *context.findings)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A style file joined with what it extends; no root when that can't be had."""

    file: str
    root: Table | None
    findings: tuple[Finding, ...]


def _read(name: str, folder: Path | None) -> Document | None:
    """The file of a style: the volume's own, else the shipped one."""
    try:
        parse_id(name)
    except ValueError:
        return None
    document = read_document(folder, f"{OWN}/{name}.yaml") if folder else None
    if document is None:
        with as_file(files("proceedings")) as package:
            document = read_document(package, f"{_SHIPPED}/{name}.yaml")
    return document


def _whole(document: Document, folder: Path | None, above: tuple[str, ...]) -> _Whole:
    """Join a style file with what it extends; `above` are the files that extend this one."""
    root = document.root
    if not isinstance(root, Table) or root.get("extends") is None:
        table = root if isinstance(root, Table) else None
        return _Whole(document.file, table, document.findings)
    context = Context(document.file)
    base = _base(context, document, root, folder)
    if base is not None and base.file in (*above, document.file):
        context.report(
            "metadata/wrong-value",
            root.entries["extends"],
            "The styles extend one another in a circle.",
            "Let one of them extend a shipped style, or none.",
        )
        base = None
    if base is None:
        return _Whole(document.file, None, (*document.findings, *context.findings))
    below = _whole(base, folder, (*above, document.file))
    faults = (*below.findings, *_faults(below))
    if below.root is None or faults:
        # What is wrong there would be told as if it stood here.
        return _Whole(document.file, None, (*document.findings, *faults))
    return _Whole(document.file, _joined(below.root, root), document.findings)


def _base(
    context: Context, document: Document, root: Table, folder: Path | None
) -> Document | None:
    """The file that `extends` names; a volume's own `plain` extends the shipped `plain`."""
    node = root.get("extends")
    name = node.text if isinstance(node, Scalar) else ""
    is_of_that_name = document.file == f"{OWN}/{name}.yaml"
    base = _read(name, None if is_of_that_name else folder)
    if base is None and node is not None:
        context.findings.append(_unknown(name, folder, context.place(node)))
    return base


def _faults(whole: _Whole) -> tuple[Finding, ...]:
    if whole.root is None:
        return ()
    context = Context(whole.file)
    build(Style, context, whole.root, whole.file)
    return tuple(context.findings)


def _joined(base: Table, own: Table) -> Table:
    entries = {key: entry for key, entry in base.entries.items() if key != "extends"}
    for key, entry in own.entries.items():
        if own.get(key) is None and not _is_quoted(entry.value):
            continue
        below = base.get(key)
        entries[key] = Entry(entry.line, entry.column, _value(key, below, entry.value))
    return Table(entries, own.line, own.column)


def _is_quoted(value: Node) -> bool:
    return isinstance(value, Scalar) and not value.plain


def _value(key: str, base: Node | None, own: Node) -> Node:
    if isinstance(base, Table) and isinstance(own, Table):
        return _joined(base, own)
    if key == "stamps" and isinstance(base, Items) and isinstance(own, Items):
        return _stamps(base, own)
    return own


def _stamps(base: Items, own: Items) -> Items:
    """Stamps of both: those of a name are changed, new ones come last."""
    stamps = list(base.items)
    for changed in own.items:
        found = _meant(stamps, changed) if isinstance(changed, Table) else []
        for index in found:
            stamp = stamps[index]
            if isinstance(stamp, Table) and isinstance(changed, Table):
                stamps[index] = _joined(stamp, changed)
        if not found:
            stamps.append(changed)
    return Items(tuple(stamps), own.line, own.column)


def _meant(stamps: list[Node], changed: Table) -> list[int]:
    """Which stamps an entry changes: those of its name, or of its name and pages."""
    named = [
        index
        for index, stamp in enumerate(stamps)
        if isinstance(stamp, Table) and stamp.text("name") == changed.text("name")
    ]
    pages = _pages(changed)
    if not pages or len(named) < 2:
        return named
    return [index for index in named if _pages(stamps[index]) == pages]


def _pages(stamp: Node) -> frozenset[str]:
    pages = stamp.get("on") if isinstance(stamp, Table) else None
    items = pages.items if isinstance(pages, Items) else ()
    return frozenset(item.text for item in items if isinstance(item, Scalar))


def _unknown(name: str, folder: Path | None, place: Place) -> Finding:
    names = style_names(folder)
    near = Context(VOLUME).meant(name, names)
    return Finding(
        rule="metadata/unknown-style",
        level=Level.ERROR,
        message=f"There is no style '{name}'; known are {', '.join(names)}.",
        fix=(f"Did you mean '{near}'? " if near else "")
        + f"A style of your own is a file in {OWN}/.",
        place=place,
        evidence=name,
    )
