"""Where values stand, found in the trees when asked: most never are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from proceedings.metadata.nodes import Items, Node, Table
from proceedings.volume.origins import FieldPath, Spot


@dataclass(frozen=True, slots=True, eq=False)
class Spots(Mapping[FieldPath, Spot]):
    """The spots of all values, by the field paths of `Volume`.

    Attributes:
        roots: File and node by the first part of a path; volume.yaml's keys stand each for itself.
        papers: File and node of each paper, by id.
    """

    roots: Mapping[str, tuple[str, Node]]
    papers: Mapping[str, tuple[str, Node]]

    def __getitem__(self, path: FieldPath) -> Spot:
        rest: FieldPath
        if path[:1] == ("papers",) and len(path) > 1:
            found, rest = self.papers.get(str(path[1])), path[2:]
        else:
            found, rest = self.roots.get(str(path[0])) if path else None, path[1:]
        if found is None:
            raise KeyError(path)
        file, node = found
        for part in rest:
            below = _below(node, part)
            if below is None:
                raise KeyError(path)
            node = below
        return Spot(file, node.line, node.column)

    def __iter__(self) -> Iterator[FieldPath]:
        for name, (_, node) in self.roots.items():
            if name != "papers":
                yield from _paths((name,), node)
        for paper, (_, node) in self.papers.items():
            yield from _paths(("papers", paper), node)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _below(node: Node, part: str | int) -> Node | None:
    if isinstance(node, Table) and isinstance(part, str):
        entry = node.entries.get(part)
        return entry.value if entry else None
    if isinstance(node, Items) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part]
    return None


def _paths(path: FieldPath, node: Node) -> Iterator[FieldPath]:
    yield path
    if isinstance(node, Table):
        for key, entry in node.entries.items():
            yield from _paths((*path, key), entry.value)
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _paths((*path, index), item)
