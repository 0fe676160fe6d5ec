"""What a PDF is: facts without opinion, a few kilobytes a paper.

Boxes are (x0, y0, x1, y1) in points, origin bottom left of the page *as displayed* (CropBox within
MediaBox, after /Rotate, times UserUnit), unless a field says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginMark:
    """Something that stands in the head or foot band of a page.

    Attributes:
        kind: `text` for a line of text, `ink` for anything else that can be seen.
        text: The line's text, for `text`.
        size: Type size of the line in points, for `text`.
    """

    kind: str
    box: Box
    text: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page.

    Attributes:
        width: Displayed width in points.
        height: Displayed height in points.
        rotation: 0, 90, 180 or 270.
        marks: What stands in the top 100 and the bottom 100 points, top to bottom.
    """

    width: float
    height: float
    rotation: int = 0
    user_unit: float = 1.0
    marks: tuple[MarginMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a camera-ready file is.

    Attributes:
        sha256: Of the file as it was read.
        version: The PDF version, as `1.7`.
        encrypted: Opened with an empty password, but restricted.
        tagged: It has a structure tree and says so.
        repairs: What the reader had to mend, in its own words.
        first_page: Text of page 1 in stream order.
        links: Internal links, bookmarks and external links, counted.
        unembedded: Names of fonts that aren't embedded.
        active: Kinds of active content found (`JavaScript`, `Launch`, …), sorted.
    """

    sha256: str
    size: int
    version: str
    pages: tuple[PageFacts, ...]
    encrypted: bool = False
    tagged: bool = False
    title: str = ""
    producer: str = ""
    creator: str = ""
    language: str = ""
    repairs: tuple[str, ...] = ()
    first_page: str = ""
    internal_links: int = 0
    external_links: int = 0
    bookmarks: int = 0
    attachments: int = 0
    unembedded: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
