"""Links from front and back matter into the papers, made real.

The press cannot know pages of the volume, so contents and index carry web links
`proceedings:paper/<id>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pikepdf import Dictionary, String

from proceedings.binding.gathering import annotations_of, top_of
from proceedings.errors import BuildFault

SCHEME = b"proceedings:"
_PAPER = SCHEME + b"paper/"


def join_links(pages: Iterable[Dictionary], first_pages: Mapping[str, Dictionary]) -> int:
    """Let every `proceedings:` link of these pages lead to its paper's first page.

    Returns:
        How many links now lead somewhere inside the volume, those within the matter included.

    Raises:
        BuildFault: A link names a paper that isn't bound, or is of an unknown form.
    """
    internal = 0
    for page in pages:
        for annotation in annotations_of(page):
            address = _address(annotation)
            if address.startswith(SCHEME):
                paper = address.removeprefix(_PAPER).decode("ascii", "replace")
                if paper not in first_pages:
                    raise BuildFault(
                        f"a page links to {address.decode('ascii', 'replace')}, which isn't bound",
                        "Please report this with the volume's metadata.",
                    )
                del annotation["/A"]
                annotation["/Dest"] = top_of(first_pages[paper])
            internal += "/Dest" in annotation
    return internal


def _address(annotation: Dictionary) -> bytes:
    action = annotation.get("/A")
    uri = action.get("/URI") if isinstance(action, Dictionary) else None
    return bytes(uri) if isinstance(uri, String) else b""
