"""Text that is in a file and that a reader doesn't see: the rendered picture decides."""

from __future__ import annotations

from proceedings.inspection.objects import PageObjects
from proceedings.inspection.reader import View
from proceedings.records.inspection import HiddenText


def hidden_text(view: View, objects: PageObjects, page: int) -> list[HiddenText]:
    """The hidden text of a page; the text layer of a scan is none."""
    return []
