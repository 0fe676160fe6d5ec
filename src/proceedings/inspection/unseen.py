"""Texts of a file that stand on no page: its own title and keywords, alternative texts, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus

from proceedings.inspection.activity import Activity
from proceedings.inspection.docinfo import DocumentInfo

Told = tuple[str, str, int | None]
"""Where a text stands (`info`, `alt`, `comment`, `address`), itself, and its page if it has one."""


def unseen_texts(
    info: DocumentInfo, alternatives: Iterable[tuple[str, int | None]], found: Activity
) -> Iterator[Told]:
    """What a file says of itself, of its figures and in remarks, where one would look for it.

    Args:
        info: What the file says of itself.
        alternatives: The alternative and actual texts of its tags, with their pages.
        found: Its links and remarks.
    """
    yield from (("info", text, None) for text in info.texts)
    yield from (("alt", text, page) for text, page in alternatives)
    yield from (("alt", text, page) for text, page in found.texts)
    yield from (("comment", one.text, one.page) for one in found.comments if one.text)
    yield from (("address", one.uri, one.page) for one in found.addresses)


def remote_texts(
    info: DocumentInfo,
    catalogue: Iterable[tuple[str, str]],
    names: Iterable[tuple[str, int | None]],
    found: Activity,
) -> Iterator[Told]:
    """What it says elsewhere, where nobody looks but programs.

    Args:
        info: What the file says of itself.
        catalogue: What hangs on its catalogue, with where.
        names: What its tags are called, with their pages.
        found: Its links and remarks.
    """
    if info.rest:
        yield "info", info.rest, None
    yield from ((where, text, None) for where, text in catalogue)
    yield from (("alt", text, page) for text, page in names)
    yield from (("comment", text, page) for text, page in found.remarks)
    for one in found.addresses:
        if "%" in one.uri or "+" in one.uri:
            yield "address", unquote_plus(one.uri), one.page
