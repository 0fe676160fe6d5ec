"""Where values stand, found in the trees when asked: most never are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from proceedings.metadata.nodes import Items, Node, Table
from proceedings.volume.origins import FieldPath, Spot


@dataclass(frozen=True, slots=True, eq=False)
class Spots(Mapping[FieldPath, Spot]):
    """The spots of all values, by the field paths of `Volume`.

    Attributes:
        roots: File and node by the first part of a path; volume.yaml's keys stand each for itself.
        papers: File and node of each paper, by id.
        dropped: By the identity of a list's node, the items that gave no value: the others have
            moved up in the record.
    """

    roots: Mapping[str, tuple[str, Node]]
    papers: Mapping[str, tuple[str, Node]]
    dropped: dict[int, list[int]] = field(default_factory=dict)

    def __getitem__(self, path: FieldPath) -> Spot:
        file, node = self._found(path)
        return Spot(file, node.line, node.column)

    def drop(self, path: FieldPath) -> None:
        """Take an item out of its list: those behind it move up, as they do in the record."""
        *above, index = path
        _, node = self._found(tuple(above))
        if isinstance(node, Items) and isinstance(index, int):
            gone = self.dropped.setdefault(id(node), [])
            gone.append(_written(index, gone))
            gone.sort()

    def _found(self, path: FieldPath) -> tuple[str, Node]:
        rest: FieldPath
        if path[:1] == ("papers",) and len(path) > 1:
            found, rest = self.papers.get(str(path[1])), path[2:]
        else:
            found, rest = self.roots.get(str(path[0])) if path else None, path[1:]
        if found is None:
            raise KeyError(path)
        file, node = found
        for part in rest:
            below = self._below(node, part)
            if below is None:
                raise KeyError(path)
            node = below
        return file, node

    def _paths(self, path: FieldPath, node: Node) -> Iterator[FieldPath]:
        yield path
        if isinstance(node, Table):
            for key, entry in node.entries.items():
                yield from self._paths((*path, key), entry.value)
        elif isinstance(node, Items):
            count = len(node.items) - len(self.dropped.get(id(node), ()))
            for index in range(count):
                item = self._below(node, index)
                if item:
                    yield from self._paths((*path, index), item)

    def _below(self, node: Node, part: str | int) -> Node | None:
        if isinstance(node, Table) and isinstance(part, str):
            entry = node.entries.get(part)
            return entry.value if entry else None
        if isinstance(node, Items) and isinstance(part, int) and part >= 0:
            index = _written(part, self.dropped.get(id(node), ()))
            return node.items[index] if index < len(node.items) else None
        return None

    def __iter__(self) -> Iterator[FieldPath]:
        for name, (_, node) in self.roots.items():
            if name != "papers":
                yield from self._paths((name,), node)
        for paper, (_, node) in self.papers.items():
            yield from self._paths(("papers", paper), node)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _written(index: int, dropped: Sequence[int]) -> int:
    """Where an item of the record stands in the file: dropped ones before it are counted in."""
    for gone in dropped:
        if gone > index:
            break
        index += 1
    return index
