"""Links from front and back matter into the volume, made real.

The press cannot know pages of the volume, so contents and index carry web links
`proceedings:paper/<id>` and `proceedings:back/<page>`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import pikepdf
from pikepdf import Dictionary, String

from proceedings.binding.gathering import annotations_of, top_of
from proceedings.errors import BuildFault
from proceedings.pdf.opening import open_own
from proceedings.pdf.saving import save
from proceedings.pdf.trees import pages_of

SCHEME = b"proceedings:"
_PAPER = "paper/"
_BACK = "back/"

Place = TypeVar("Place")


def join_links(
    pages: Iterable[Dictionary],
    first_pages: Mapping[str, Dictionary],
    back: Sequence[Dictionary] = (),
) -> int:
    """Let every `proceedings:` link of these pages lead into the volume.

    Args:
        pages: Pages of front or back matter.
        first_pages: The first page of each paper.
        back: The pages of the back matter.

    Returns:
        How many links now lead somewhere inside the volume, those within the matter included.

    Raises:
        BuildFault: A link names what isn't bound, or is of an unknown form.
    """
    internal = 0
    for page in pages:
        for annotation in annotations_of(page):
            if target := _target(annotation, lambda paper: first_pages[paper], lambda n: back[n]):
                del annotation["/A"]
                annotation["/Dest"] = top_of(target)
            internal += "/Dest" in annotation
    return internal


def lead_out(
    source: Path, output: Path, papers: Mapping[str, str], back: Callable[[int], str]
) -> None:
    """Write front matter that stands alone: its links lead to the papers' own addresses.

    Args:
        source: The front matter as it was set; it isn't changed.
        output: Where it is written.
        papers: The address of each paper.
        back: The address of a page of the back matter, by its index.

    Raises:
        BuildFault: A link names what isn't bound, or is of an unknown form.
    """
    with open_own(source) as pdf:
        for page in pages_of(pdf):
            for annotation in annotations_of(page):
                if address := _target(annotation, lambda paper: papers[paper], back):
                    annotation.A.URI = String(address)
        save(pdf, output, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _target(
    annotation: Dictionary, paper: Callable[[str], Place], back: Callable[[int], Place]
) -> Place | None:
    """Where a `proceedings:` link leads; None for any other."""
    action = annotation.get("/A")
    uri = action.get("/URI") if isinstance(action, Dictionary) else None
    address = bytes(uri) if isinstance(uri, String) else b""
    if not address.startswith(SCHEME):
        return None
    named = address.removeprefix(SCHEME).decode("ascii", "replace")
    try:
        if named.startswith(_BACK):
            return back(int(named.removeprefix(_BACK)))
        return paper(named.removeprefix(_PAPER))
    except (LookupError, ValueError):
        raise BuildFault(
            f"a page links to proceedings:{named}, which isn't bound",
            "Please report this with the volume's metadata.",
        ) from None
