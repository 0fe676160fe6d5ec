"""Gathering: the pages of one file, copied into the volume with all that belongs to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from proceedings.binding.tags import TagTree, shift_keys, shift_streams, take_references
from proceedings.pdf.active import Removed, keep_target, sweep
from proceedings.pdf.boxes import frame
from proceedings.pdf.carrying import carry, carry_outline, carry_pages
from proceedings.pdf.names import Destinations
from proceedings.pdf.opening import open_own
from proceedings.pdf.outline import Bookmark, read_outline
from proceedings.pdf.sharing import Sharing
from proceedings.pdf.tagbuilding import rebuild
from proceedings.pdf.trees import NameRun, names_run, pages_of, plant_names
from proceedings.records.prepared import Prepared


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What one file brought into the volume.

    Attributes:
        names: Its destinations as a node of the volume's name tree.
        layers: Its layers as `preparation` wrote them.
        part: Its part of the volume's structure tree; None for an untagged file.
    """

    pages: list[Dictionary]
    version: str = "1.3"
    names: NameRun | None = None
    bookmarks: list[Bookmark] = field(default_factory=list)
    layers: Dictionary | None = None
    part: Dictionary | None = None


def gather_paper(
    target: pikepdf.Pdf, path: Path, facts: Prepared, tags: TagTree, sharing: Sharing
) -> Gathered:
    """Copy a prepared paper; its source is closed when this returns."""
    with open_own(path) as source:
        pages = pages_of(source)
        if facts.tagged:
            shift_keys(pages, tags.next_key)
            if facts.forms_marked:
                shift_streams(source, tags.next_key)
        swaps = sharing.leave_out(source, pages)
        gathered = Gathered(pages=carry_pages(target, pages), version=source.pdf_version)
        sharing.put_in(swaps)
        if facts.tagged:
            root = source.Root.StructTreeRoot
            references = take_references(root) if facts.references else []
            gathered.part = tags.bring(root, references, Name.Art)
        names = source.Root.get("/Names")
        if isinstance(names, Dictionary):
            gathered.names = names_run(target.copy_foreign(source.make_indirect(names.Dests)))
        gathered.bookmarks = _bookmarks(source, target, _as_it_stands)
        layers = source.Root.get("/OCProperties")
        if isinstance(layers, Dictionary):
            (gathered.layers,) = carry(source, target, [layers])  # type: ignore[assignment]
    return gathered


def gather_matter(
    target: pikepdf.Pdf, path: Path, prefix: str, tags: TagTree, sharing: Sharing
) -> Gathered:
    """Copy front or back matter; its destinations and IDs renamed so that they meet no paper's."""
    with open_own(path) as source:
        pages = pages_of(source)
        tree = rebuild(source, pages, prefix) if "/StructTreeRoot" in source.Root else None
        sweep(source, Removed(), tagged=False)
        for key, (holder, name) in enumerate(tree.holders if tree else (), start=tags.next_key):
            holder[name] = key
        destinations = Destinations(source, pages, prefix)
        for page in pages:
            for annotation in annotations_of(page):
                _rename_link(annotation, destinations)
        swaps = sharing.leave_out(source, pages)
        gathered = Gathered(pages=carry_pages(target, pages), version=source.pdf_version)
        sharing.put_in(swaps)
        if tree:
            gathered.part = tags.bring(tree.root, tree.references, Name.Part)
        if entries := destinations.entries:
            copies = carry(source, target, [value for _, value in entries])
            named = [(name, copy) for (name, _), copy in zip(entries, copies, strict=True)]
            gathered.names = names_run(plant_names(target, named))
        gathered.bookmarks = _bookmarks(
            source, target, lambda item: keep_target(item, destinations.rewrite, Removed())[0]
        )
    return gathered


def gather_one(target: pikepdf.Pdf, path: Path) -> Dictionary:
    """Copy a file's first page, to be repeated."""
    with open_own(path) as source:
        sweep(source, Removed(), tagged=False)
        return carry_pages(target, pages_of(source)[:1])[0]


def annotations_of(page: Dictionary) -> list[Dictionary]:
    """A page's annotations."""
    listed = page.get("/Annots")
    if not isinstance(listed, Array):
        return []
    return [one for one in listed if isinstance(one, Dictionary)]


def top_of(page: Dictionary) -> Array:
    """A destination at the top of the page as displayed, at the reader's own zoom."""
    seen = frame(page)
    _, _, c, d, e, f = seen.to_user_space
    left = c * seen.height + e if seen.rotation else None
    return Array([page, Name.XYZ, _number(left), _number(d * seen.height + f), None])


def _number(value: float | None) -> Object | int | None:
    if value is None or value == int(value):
        return value if value is None else int(value)
    return Object.parse(f"{value:.3f}".encode())


def _bookmarks(
    source: pikepdf.Pdf, target: pikepdf.Pdf, target_of: Callable[[Dictionary], dict[str, Object]]
) -> list[Bookmark]:
    bookmarks = read_outline(source.Root.get("/Outlines"), target_of)
    carry_outline(source, target, bookmarks)
    return bookmarks


def _as_it_stands(item: Dictionary) -> dict[str, Object]:
    """A prepared paper's bookmark already leads where it should."""
    found = {key: item[key] for key in ("/Dest", "/A") if key in item}
    if "/A" in found:
        found["/A"] = Dictionary(S=Name.URI, URI=found["/A"].URI)
    return found


def _rename_link(annotation: Dictionary, destinations: Destinations) -> None:
    action = annotation.get("/A")
    jumps = isinstance(action, Dictionary) and action.get("/S") == Name.GoTo
    if not jumps and "/Dest" not in annotation:
        return
    dest = destinations.rewrite(
        action.get("/D") if jumps and isinstance(action, Dictionary) else annotation.get("/Dest")
    )
    for key in ("/A", "/Dest"):
        if key in annotation:
            del annotation[key]
    if dest is not None:
        annotation["/Dest"] = dest
