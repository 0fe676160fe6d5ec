"""Pages that hold the place of a paper whose file is missing."""

from __future__ import annotations

from pathlib import Path

from proceedings.matter.book import frame, set_document
from proceedings.matter.wording import paper as paper_data
from proceedings.records.matter import SetMatter
from proceedings.typesetting.press import Press
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


def set_placeholder(
    press: Press,
    volume: Volume,
    style: Style,
    paper: Paper,
    pages: int,
    reason: str,
    *,
    output: Path,
) -> SetMatter:
    """Set as many pages as the paper is given, each saying which paper is missing and why.

    Args:
        press: Sets them.
        volume: The volume the paper is bound in.
        style: Gives the page size.
        paper: The paper.
        pages: How many pages it holds, at least 1.
        reason: One sentence: `The camera-ready file of this paper was not received.`
        output: Where the PDF is written.
    """
    data = frame(volume, style) | {
        "paper": paper_data(paper),
        "pages": pages,
        "reason": reason,
        "file": paper.pdf,
    }
    return set_document(press, None, "placeholder.typ", data, output=output)
