"""What a PDF is: facts without opinion, a few kilobytes a paper.

Boxes are (x0, y0, x1, y1) in points, origin bottom left of the page *as displayed* (CropBox within
MediaBox, after /Rotate, times UserUnit), unless a field says otherwise. Pages are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[float, float, float, float]


class Tool(StrEnum):
    """What a file, or a figure in it, was made with, as far as it says so."""

    LATEX = "LaTeX"
    WORD = "Word"
    LIBREOFFICE = "LibreOffice"
    GOOGLE_DOCS = "Google Docs"
    TYPST = "Typst"
    MATPLOTLIB = "Matplotlib"
    OTHER = "another tool"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A sign that was seen.

    Attributes:
        sign: Its name.
        text: What matched, on one line.
        line: The whole line or lines it stands on, at most 200 letters.
        page: None for what stands on no page.
        box: Around what matched; None where that can't be told.
        where: `page`, `info` (the document's own title, subject, keywords), `alt` (an alternative
            text), `comment` (of an annotation), `hidden` (text that can't be seen), `address` (a
            link's).
        count: How often the sign was seen there beyond those that are listed; 0 for all but the
            last that is kept.
    """

    sign: str
    text: str
    line: str = ""
    page: int | None = None
    box: Box | None = None
    where: str = "page"
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text.

    Attributes:
        size: Type size of its largest letters in points.
    """

    text: str
    box: Box
    size: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedLines:
    """A column of rising numbers beside the text of a page: one number a line or every few lines.

    Attributes:
        first: The first number.
        last: The last one.
        count: How many there are.
    """

    page: int
    box: Box
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A line that reaches out of the style's text block, on a page of the style's size.

    Attributes:
        beyond: By how many points, at its worst side.
        side: `left`, `right`, `top` or `bottom`.
    """

    page: int
    box: Box
    text: str
    beyond: float
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFact:
    """A font that pages or their figures use.

    Attributes:
        name: Without the prefix of a subset.
        kind: `Type1`, `TrueType`, `Type0`, `Type3`, …, as the PDF says.
        embedded: Its letters are in the file (always, for Type 3).
        readable: Its letters are known as text: by /ToUnicode, a standard encoding, or names.
        pages: Where it stands; the first 50.
        text: Some of what it sets, at most 60 letters; empty where it is neither missing, Type 3
            nor unreadable.
        box: Around that, on the first of the pages.
        tool: What the figure was made with that it stands in; None outside figures.
    """

    name: str
    kind: str
    embedded: bool
    readable: bool = True
    pages: tuple[int, ...] = ()
    text: str = ""
    box: Box | None = None
    tool: Tool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFact:
    """A picture made of pixels; small and repeated ones aside.

    Attributes:
        box: Where it is printed.
        width: Pixels.
        height: Pixels.
        dpi: Pixels an inch as printed, along the side with fewer.
        bits: 1 for black and white alone, else 8.
    """

    page: int
    box: Box
    width: int
    height: int
    dpi: float
    bits: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A link that leaves the document."""

    uri: str
    page: int
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """An annotation that is neither link, form field nor media: a remark, a mark, a stamp.

    Attributes:
        kind: Its /Subtype.
        text: Its /Contents, at most 200 letters.
    """

    kind: str
    page: int
    box: Box | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A coloured box with words beside the text of a page, as remarks are printed.

    Attributes:
        text: Its words, at most 200 letters.
    """

    page: int
    box: Box
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedText:
    """Coloured words with a line of their own colour.

    Attributes:
        text: At most 100 letters.
        struck: The line goes through them; else below.
        barred: A bar stands beside them in the margin.
    """

    page: int
    box: Box
    text: str
    struck: bool
    barred: bool


class Hiding(StrEnum):
    """How text is kept from being seen."""

    COLOUR = "the colour of what is behind it"
    TINY = "too small to be read"
    COVERED = "covered"
    OFF_PAGE = "beyond the edge of the page"
    MODE = "drawn without ink"
    LAYER = "on a layer that is switched off"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenText:
    """Words that are in the file and that a reader doesn't see; the text layer of a scan is none.

    Attributes:
        text: As in the file, at most 500 letters.
        letters: How many there are in all.
    """

    page: int
    box: Box
    text: str
    how: Hiding
    letters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What the structure tree of a tagged file says.

    Attributes:
        claims: What the file says it is, as `PDF/UA-1`; empty where it makes no such claim.
        shows_title: A viewer's window shows the title instead of the file's name.
        figures: Figure elements.
        figures_without_alt: Those among them with neither an alternative nor an actual text.
        first_without_alt: The page of the first of those.
        formulas_without_alt: The same for Formula elements.
        headings: The levels of headings in order, 0 for /H; the first 300.
        tables: Table elements.
        tables_without_headers: Those without a TH.
        tables_without_scope: Those with a TH that says no /Scope, and without a cell that names its
            /Headers.
        links_untagged: Link annotations that no element holds.
        pages_without_tab_order: Pages with annotations that don't say /Tabs /S.
        unknown_types: Types that the role map leads to no standard type, the first ten.
    """

    claims: str = ""
    shows_title: bool = False
    figures: int = 0
    figures_without_alt: int = 0
    first_without_alt: int | None = None
    formulas_without_alt: int = 0
    headings: tuple[int, ...] = ()
    tables: int = 0
    tables_without_headers: int = 0
    tables_without_scope: int = 0
    links_untagged: int = 0
    pages_without_tab_order: int = 0
    unknown_types: tuple[str, ...] = ()


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
        cropped: What the CropBox takes off the MediaBox as displayed, in points: left, bottom,
            right, top; None where it takes nothing.
        askew: Turned by /Rotate, and most of its text doesn't stand upright as displayed.
        blank: Nothing can be seen on it.
        bodiless: Nothing can be seen between its top 100 and its bottom 100 points, though it isn't
            blank.
        marks: What stands in the top 100 and the bottom 100 points, top to bottom.
    """

    width: float
    height: float
    rotation: int = 0
    user_unit: float = 1.0
    cropped: tuple[float, float, float, float] | None = None
    askew: bool = False
    blank: bool = False
    bodiless: bool = False
    marks: tuple[MarginMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a camera-ready file is.

    Attributes:
        sha256: Of the file as it was read.
        version: The PDF version, as `1.7`.
        encrypted: Opened with an empty password, but restricted.
        updates: How often something was saved onto the end of it.
        signatures: Digital signatures in it.
        tool: What it was made with.
        tagged: It has a structure tree and says so.
        tags: What that tree says; None for an untagged file.
        claims: What the file says it is, as `PDF/UA-1`; empty where it makes no such claim.
        title: The document's own title, of its XMP or /Info.
        repairs: What the reader had to mend, in its own words.
        first_page: Text of page 1, line by line in stream order.
        opening: The lines of page 1, in stream order.
        foot: Around what isn't text in the lowest 600 points of page 1, halves of the page apart.
        letters: Letters and digits of all pages' text.
        sketch: Of the whole text: hashes of runs of words, the least 64, rising. Two texts share
            as large a part of their sketches as of their words; empty below 64 runs.
        internal_links: Links that stay in the document.
        addresses: Links that leave it, the first 1000.
        bookmarks: Bookmarks, counted.
        comments: Remarks and marks on pages, the first 200.
        notes: Notes in margins, the first 100.
        changes: Words struck out in colour, or underlined beside a bar, the first 100.
        fonts: By name.
        images: Pictures, the first 300.
        sightings: Signs of the rules that were seen, by page.
        numbered: Columns of line numbers.
        strays: Lines out of the style's block, the worst 50.
        hidden: Text that can't be seen, the first 50.
        active: Kinds of active content found (`JavaScript`, `Launch`, …), sorted.
    """

    sha256: str
    size: int
    version: str
    pages: tuple[PageFacts, ...]
    encrypted: bool = False
    updates: int = 0
    signatures: int = 0
    tool: Tool = Tool.OTHER
    tagged: bool = False
    tags: Tags | None = None
    claims: str = ""
    title: str = ""
    producer: str = ""
    creator: str = ""
    language: str = ""
    repairs: tuple[str, ...] = ()
    first_page: str = ""
    opening: tuple[Line, ...] = ()
    foot: tuple[Box, ...] = ()
    letters: int = 0
    sketch: tuple[int, ...] = ()
    internal_links: int = 0
    addresses: tuple[Address, ...] = ()
    bookmarks: int = 0
    attachments: int = 0
    comments: tuple[Comment, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    changes: tuple[ChangedText, ...] = ()
    fonts: tuple[FontFact, ...] = ()
    images: tuple[ImageFact, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    numbered: tuple[NumberedLines, ...] = ()
    strays: tuple[Stray, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    active: tuple[str, ...] = ()

    def seen(self, sign: str) -> tuple[Sighting, ...]:
        """The sightings of one sign, or of all signs of a rule."""
        return tuple(
            one for one in self.sightings if one.sign == sign or one.sign.startswith(f"{sign}.")
        )
