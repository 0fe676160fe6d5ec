"""Which paper a PDF's first page is of, by title and authors' names.

Text of a page comes in the order of its content, with words broken at line ends, ligatures and odd
spaces: letters and digits alone are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from proceedings.importing.people import folded, name_of, persons
from proceedings.records.trees import Fields
from proceedings.text.richtext import Markup, RichText

_KEY = 10  # letters of a title that are looked up
_SHORTEST = 10  # letters of a title that says something
_NEAR = 0.75
_GRAM = 4
_HEAD = 3000  # letters of a page in which a title stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What page 1 says of a paper.

    Attributes:
        paper: The paper's id.
        exact: Whether the whole title stands there.
        title: How much of the title stands there, 0 to 1.
        names: How many of the authors' family names do, 0 to 1.
    """

    paper: str
    exact: bool
    title: float
    names: float

    @property
    def score(self) -> float:
        """Title and names in one figure, 0 to 1."""
        return 0.65 * self.title + 0.35 * self.names

    @property
    def is_sure(self) -> bool:
        """Whether it can be no other paper's page: the whole title, and most of the names."""
        return self.exact and self.names >= 0.5

    @property
    def is_near(self) -> bool:
        """Whether it may be this paper's page."""
        return self.exact or self.score >= _NEAR


class FirstPages:
    """The papers' titles, to be found on pages."""

    def __init__(self, papers: Mapping[str, Fields], markup: str) -> None:
        """Take the papers' records.

        Args:
            papers: By id.
            markup: What titles are written in, where a record doesn't say itself.
        """
        self._titles: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._starts: dict[str, list[str]] = {}
        for key, fields in papers.items():
            title = _title(fields, markup)
            self._titles[key] = title
            self._names[key] = tuple(_families(fields))
            if len(title) >= _SHORTEST:
                self._starts.setdefault(title[:_KEY], []).append(key)

    def look(self, page: str, paper: str) -> Look:
        """What a page says of one paper.

        Args:
            page: The letters of its text (`folded`).
            paper: The paper's id.
        """
        title = self._titles[paper]
        exact = len(title) >= _SHORTEST and title in page[:_HEAD]
        grams = _grams(title)
        found = len(grams & _grams(page[:_HEAD])) / len(grams) if grams else 0.0
        names = self._names[paper]
        seen = sum(name in page for name in names)
        return Look(
            paper=paper,
            exact=exact,
            title=1.0 if exact else found,
            names=seen / len(names) if names else 0.0,
        )

    def exact(self, page: str) -> list[Look]:
        """The papers whose whole titles stand on a page, those with most names first."""
        head = page[:_HEAD]
        starts = {head[at : at + _KEY] for at in range(max(0, len(head) - _KEY + 1))}
        found = [
            key
            for start in starts & self._starts.keys()
            for key in self._starts[start]
            if self._titles[key] in head
        ]
        looks = [self.look(page, key) for key in found if not self._is_part(page, key)]
        return sorted(looks, key=lambda look: (-look.names, look.paper))

    def _is_part(self, page: str, paper: str) -> bool:
        """Whether a title stands on a page as part of another paper's longer one."""
        title = self._titles[paper]
        longer = (key for key, other in self._titles.items() if len(other) > len(title))
        return any(title in self._titles[key] and self.look(page, key).is_near for key in longer)

    def near(self, page: str, papers: Iterable[str]) -> list[Look]:
        """The papers that a page may be of, the likeliest first."""
        looks = [
            look
            for look in (self.look(page, key) for key in papers)
            if look.is_near and not (look.exact and self._is_part(page, look.paper))
        ]
        return sorted(looks, key=lambda look: (-look.score, look.paper))


def _title(fields: Fields, markup: str) -> str:
    title = fields.get("title")
    written = fields.get("markup", markup)
    kind = Markup(written) if written in set(Markup) else Markup.PLAIN
    return folded(RichText(title, kind).plain) if isinstance(title, str) else ""


def _families(fields: Fields) -> Sequence[str]:
    named = []
    for author in persons(fields.get("authors")):
        family = author.get("family") or author.get("mononym") or name_of(author)
        text = folded(family) if isinstance(family, str) else ""
        if text:
            named.append(text)
    return named


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}
