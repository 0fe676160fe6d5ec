"""First pages are told by the records that come in, whose notation each may say itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from proceedings.importing.people import name_of, persons
from proceedings.records.trees import Fields
from proceedings.text.firstpages import FirstPages
from proceedings.text.richtext import Markup, RichText


def first_pages(papers: Mapping[str, Fields], markup: str) -> FirstPages:
    """The papers' titles, to be found on pages.

    Args:
        papers: Their records by id.
        markup: What titles are written in, where a record doesn't say itself.
    """
    return FirstPages(
        {key: _title(fields, markup) for key, fields in papers.items()},
        {key: tuple(_families(fields)) for key, fields in papers.items()},
    )


def _title(fields: Fields, markup: str) -> str:
    title = fields.get("title")
    written = fields.get("markup", markup)
    kind = Markup(written) if written in set(Markup) else Markup.PLAIN
    return RichText(title, kind).plain if isinstance(title, str) else ""


def _families(fields: Fields) -> Iterator[str]:
    for author in persons(fields.get("authors")):
        family = author.get("family") or author.get("mononym") or name_of(author)
        if isinstance(family, str):
            yield family
