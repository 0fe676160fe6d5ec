"""Pictures made of pixels, and how fine they are as printed."""

from __future__ import annotations

from proceedings.inspection.objects import PageObjects
from proceedings.records.inspection import ImageFact


def images_of(objects: PageObjects, page: int) -> list[ImageFact]:
    """The pictures of a page."""
    return []
