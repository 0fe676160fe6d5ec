"""Which paper a PDF's first page is of, by title and authors' names.

Text of a page comes in the order of its content, with words broken at line ends, ligatures and odd
spaces: letters and digits alone are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from proceedings.text.letters import folded

_KEY = 10  # letters of a title that are looked up
_SHORTEST = 10  # letters of a title that says something
_NEAR = 0.75
_GRAM = 4
_HEAD = 3000  # letters of a page in which a title stands
_TITLE_WEIGHT = 0.65  # of the score; the names have the rest
_LEAST_TITLE = 0.6  # of a title: with less even all of the names make no near one


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What page 1 says of a paper.

    Attributes:
        paper: The paper's id.
        exact: Whether the whole title stands there.
        title: How much of the title stands there, 0 to 1.
        names: How many of the authors' family names do, 0 to 1.
        at: The letter at which the whole title begins, counted from 0; -1 where it isn't there.
    """

    paper: str
    exact: bool
    title: float
    names: float
    at: int

    @property
    def score(self) -> float:
        """Title and names in one figure, 0 to 1."""
        return _TITLE_WEIGHT * self.title + (1 - _TITLE_WEIGHT) * self.names

    @property
    def is_sure(self) -> bool:
        """Whether it can be no other paper's page: the whole title, and most of the names."""
        return self.exact and self.names >= 0.5

    @property
    def is_near(self) -> bool:
        """Whether it may be this paper's page."""
        return self.exact or self.score >= _NEAR


class FirstPages:
    """The papers' titles, to be found on pages; a page is given as its letters (`folded`)."""

    def __init__(self, titles: Mapping[str, str], families: Mapping[str, Sequence[str]]) -> None:
        """Take the papers' titles and their authors' family names, by id."""
        self._titles = {paper: folded(title) for paper, title in titles.items()}
        self._names = {
            paper: tuple(filter(None, map(folded, families.get(paper, ())))) for paper in titles
        }

    def look(self, page: str, paper: str) -> Look:
        """What a page says of one paper."""
        title = self._titles[paper]
        at = page.find(title, 0, _HEAD) if len(title) >= _SHORTEST else -1
        exact = at >= 0
        found = 1.0 if exact else _part(_grams(title), _grams(page[:_HEAD]))
        names = self._names[paper]
        seen = sum(name in page for name in names)
        part = seen / len(names) if names else 0.0
        return Look(paper=paper, exact=exact, title=found, names=part, at=at)

    def exact(self, page: str) -> list[Look]:
        """The papers whose whole titles stand on a page, those with most names first."""
        looks = [
            self.look(page, key)
            for key in self._within(page[:_HEAD])
            if not self.is_part(page, key)
        ]
        return sorted(looks, key=lambda look: (-look.names, look.paper))

    def is_part(self, page: str, paper: str) -> bool:
        """Whether a title stands on a page as part of another paper's longer one."""
        return any(self.look(page, key).is_near for key in self._longer.get(paper, ()))

    def longer(self, paper: str) -> Sequence[str]:
        """The papers whose titles hold that paper's whole title and more."""
        return self._longer.get(paper, ())

    def near(self, page: str, papers: Container[str]) -> list[Look]:
        """Those of the papers that a page may be of, the likeliest first."""
        there = _grams(page[:_HEAD])
        counts = Counter(key for gram in there for key in self._by_gram.get(gram, ()))
        looks = [
            self.look(page, key)
            for key, count in counts.items()
            if key in papers and count >= _LEAST_TITLE * len(_grams(self._titles[key]))
        ]
        near = [
            look
            for look in looks
            if look.is_near and not (look.exact and self.is_part(page, look.paper))
        ]
        return sorted(near, key=lambda look: (-look.score, look.paper))

    def _within(self, text: str) -> list[str]:
        """The papers whose whole titles are in a text."""
        starts = {text[at : at + _KEY] for at in range(max(0, len(text) - _KEY + 1))}
        return [
            key
            for start in starts & self._by_start.keys()
            for key in self._by_start[start]
            if self._titles[key] in text
        ]

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        """Papers by the first letters of their titles, too short ones aside."""
        starts: dict[str, list[str]] = defaultdict(list)
        for key, title in self._titles.items():
            if len(title) >= _SHORTEST:
                starts[title[:_KEY]].append(key)
        return dict(starts)

    @cached_property
    def _longer(self) -> dict[str, list[str]]:
        longer: dict[str, list[str]] = defaultdict(list)
        for key, title in self._titles.items():
            for inner in self._within(title):
                if len(self._titles[inner]) < len(title):
                    longer[inner].append(key)
        return dict(longer)

    @cached_property
    def _by_gram(self) -> dict[str, list[str]]:
        papers: dict[str, list[str]] = defaultdict(list)
        for key, title in self._titles.items():
            for gram in _grams(title):
                papers[gram].append(key)
        return dict(papers)


def _part(wanted: set[str], there: set[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _grams(text: str) -> set[str]:
    return {text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)}
