"""Texts of a file that stand on no page: its own title and keywords, alternative texts, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from proceedings.inspection.activity import Activity
from proceedings.inspection.docinfo import DocumentInfo


def unseen_texts(
    info: DocumentInfo, alternatives: Iterable[tuple[str, int | None]], found: Activity
) -> Iterator[tuple[str, str, int | None]]:
    """Each text with where it stands (`info`, `alt`, `comment`, `address`) and its page, if any.

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
