"""Facts of the volume as each record tells them: taken where all agree."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from proceedings.importers._ledger import Ledger, shown
from proceedings.records.imported import Tree

_DASH = r"\s*[-\u2010-\u2015\u2212]+\s*"
_PART = r"(?:(\w+)[:.])?(\d+)"
_RANGE = re.compile(rf"{_PART}(?:{_DASH}{_PART})?")
_LONGEST = 3000


class Agreement:
    """What many records say of the one volume they stand in."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, tuple[Tree, str]]] = {}

    def put(self, key: str, value: Tree | None, file: str) -> None:
        """One record's word; empty values say nothing.

        Args:
            key: The place in volume.yaml with dots, as `book.publisher.name`.
            value: What the record says.
            file: The file it stands in.
        """
        if value:
            known = self._said.setdefault(key, {})
            known.setdefault(json.dumps(value, sort_keys=True, default=dict), (value, file))

    def values(self, key: str) -> list[Tree]:
        """All that was said of a key, each once, in the order met."""
        return [value for value, _ in self._said.get(key, {}).values()]

    def tree(self, ledger: Ledger) -> dict[str, Tree]:
        """The fields of volume.yaml on which all agree; the others are told and left out."""
        made: dict[str, Tree] = {}
        for key, said in self._said.items():
            if len(said) == 1:
                _set(made, key.split("."), next(iter(said.values()))[0])
                continue
            examples = ", ".join(f"«{_short(value)}»" for value, _ in list(said.values())[:3])
            ledger.left_out(
                next(iter(said.values()))[1],
                f"{key} is left out: the records say {len(said)} different things of it"
                f" ({examples}).",
                f"Write {key} into volume.yaml, if the volume has one.",
            )
        return made


def _short(value: Tree) -> str:
    """A value in a few words: of a person the name, of a list its members."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return shown(" ".join(_short(one) for one in value.values()))
    return shown(", ".join(map(_short, value)))


def _set(tree: dict[str, Tree], keys: Sequence[str], value: Tree) -> None:
    for key in keys[:-1]:
        below = tree.setdefault(key, {})
        if not isinstance(below, dict):
            return
        tree = below
    tree[keys[-1]] = value


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """A paper's pages as a citation gives them.

    Attributes:
        first: The first folio; None where only an article's number is given.
        count: Number of pages; None where there is no last folio.
        article: The article's number, as in `42:1–42:31`.
    """

    first: int | None = None
    count: int | None = None
    article: str | None = None


def read_pages(text: str) -> Pages | None:
    """`12`, `12-19`, `12--19`, `42:1--42:31`; None for roman folios, lists and anything else.

    A last folio may be cut, as in `1021-35`.
    """
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return None
    article, first_text, last_article, last_text = found.groups()
    first = int(first_text)
    if last_text is None:
        return Pages(first=None if article else first, article=article)
    if len(last_text) < len(first_text):
        last_text = first_text[: len(first_text) - len(last_text)] + last_text
    count = int(last_text) - first + 1
    if not 0 < count <= _LONGEST or (last_article is not None and last_article != article):
        return None
    return Pages(first=None if article else first, count=count, article=article)


def first_folio(pages: Sequence[Pages], papers: int, ledger: Ledger, file: str) -> str | None:
    """The folio the volume's first paper begins on, where its papers say so and it isn't 1.

    Args:
        pages: The ranges that were given.
        papers: How many papers there are; fewer ranges, or ranges that overlap, say nothing.
        ledger: Where gaps between ranges are told.
        file: Where they stand.
    """
    ranges = sorted((one.first, one.first + one.count) for one in pages if one.first and one.count)
    if not ranges or len(ranges) < papers or any(a[1] > b[0] for a, b in pairwise(ranges)):
        return None
    if any(a[1] != b[0] for a, b in pairwise(ranges)):
        ledger.guessed(
            file,
            "The papers' page ranges don't follow one another without a gap.",
            "Compare `proceedings plan` with them: it numbers the pages anew.",
        )
    return str(ranges[0][0]) if ranges[0][0] > 1 else None
