"""Which paper of the volume a record means that comes under another id, or under a guessed one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from proceedings.importing.people import name_of, persons
from proceedings.records.imported import ImportedPaper
from proceedings.records.trees import Fields
from proceedings.text.letters import folded

_SHORTEST = 10  # letters of a title that says something


class Known:
    """The papers there are, to be found by title."""

    def __init__(self, *volumes: Mapping[str, Fields]) -> None:
        """Take papers by id, as the volume and the last import have them."""
        self._families: dict[str, set[str]] = {}
        self._titles: dict[str, set[str]] = {}
        for papers in volumes:
            for key, fields in papers.items():
                self._families.setdefault(key, set()).update(_families(fields))
                title = _title(fields)
                if len(title) >= _SHORTEST:
                    self._titles.setdefault(title, set()).add(key)

    def __contains__(self, key: str) -> bool:
        return key in self._families

    def __bool__(self) -> bool:
        return bool(self._families)

    def by_title(self, paper: ImportedPaper) -> str | None:
        """The one paper with a record's title and, where both have authors, one of them."""
        found = self._titles.get(_title(paper.fields), set())
        own = set(_families(paper.fields))
        meant = [
            key for key in found if not own or not self._families[key] or own & self._families[key]
        ]
        return meant[0] if len(meant) == 1 else None


def is_bare(paper: ImportedPaper) -> bool:
    """Whether a record says too little to be a paper: it has no title or no authors."""
    return not paper.fields.get("title") or not paper.fields.get("authors")


def _title(fields: Fields) -> str:
    title = fields.get("title")
    return folded(title) if isinstance(title, str) else ""


def _families(fields: Fields) -> Iterable[str]:
    for author in persons(fields.get("authors")):
        family = author.get("family")
        yield folded(family if isinstance(family, str) else name_of(author))
