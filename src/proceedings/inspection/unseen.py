"""Texts of a file that stand on no page: its own title and keywords, alternative texts, remarks."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from proceedings.inspection.activity import Activity


def unseen_texts(pdf: pikepdf.Pdf, found: Activity) -> Iterator[tuple[str, str, int | None]]:
    """Each text with where it stands (`info`, `alt`, `comment`, `address`) and its page, if any."""
    yield from (("comment", one.text, one.page) for one in found.comments)
    yield from (("address", one.uri, one.page) for one in found.addresses)
