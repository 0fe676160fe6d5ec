"""One paper's pages made safe in place, before they are copied into a clean document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from proceedings.pdf.active import Removed, empty, is_media, keep_target
from proceedings.pdf.boxes import is_box, shows_nothing
from proceedings.pdf.names import Destinations

_PAGE_KEYS = (
    "/Type",
    "/MediaBox",
    "/CropBox",
    "/TrimBox",
    "/BleedBox",
    "/ArtBox",
    "/Rotate",
    "/UserUnit",
    "/Resources",
    "/Contents",
    "/Group",
    "/Annots",
    "/StructParents",
    "/Tabs",
    "/OutputIntents",
    "/AA",
    "/Metadata",
    "/PieceInfo",
    "/Thumb",
    "/AF",
)
"""What a page may keep; of the last five the sweep takes out all, and counts them."""
_LETTER = (0, 0, 612, 792)
_DRAWN = (Name.Widget, Name.Screen, Name.Movie, Name.RichMedia, Name("/3D"))
"""Annotations that act, but whose look is part of the page, as a film's first frame is."""


@dataclass(slots=True)
class Links:
    """What was found while links were rewritten."""

    internal: int = 0
    dead: int = 0
    removed: Removed = field(default_factory=Removed)


def clean_page(
    pdf: pikepdf.Pdf,
    page: Dictionary,
    destinations: Destinations,
    links: Links,
    *,
    base: bytes = b"",
) -> None:
    """Keep of a page what shows it, and of its links those that are safe.

    Args:
        pdf: The page's document.
        page: The page, changed in place.
        destinations: The paper's destinations under their new names.
        links: The count to add to.
        base: The catalogue's base for relative web addresses.
    """
    for key in set(page.keys()).difference(_PAGE_KEYS):
        del page[key]
    page["/Type"] = Name.Page
    if not is_box(page.get("/MediaBox")):
        page["/MediaBox"] = Array(_LETTER)
    if shows_nothing(page):
        del page["/CropBox"]
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        if "/Annots" in page:
            del page["/Annots"]
        return
    kept = []
    for annotation in annotations:
        # One without a place can be neither seen nor clicked, and readers stumble over it.
        if not isinstance(annotation, Dictionary) or not is_box(annotation.get("/Rect")):
            continue
        if is_media(annotation, links.removed):
            empty(annotation)
            continue
        _clean_annotation(annotation, page, destinations, links, base)
        # Tags can hold what is an object of its own alone.
        kept.append(annotation if annotation.is_indirect else pdf.make_indirect(annotation))
    page["/Annots"] = Array(kept)
    if not kept:
        del page["/Annots"]
        return
    # Readers that go by tags need the order of structure; LibreOffice writes a string here.
    page["/Tabs"] = Name.S


def _clean_annotation(
    annotation: Dictionary,
    page: Dictionary,
    destinations: Destinations,
    links: Links,
    base: bytes,
) -> None:
    if "/P" in annotation:
        annotation["/P"] = page
    if "/PA" in annotation:
        del annotation["/PA"]
    if "/A" not in annotation and "/Dest" not in annotation:
        return
    target, dead = keep_target(annotation, destinations.rewrite, links.removed, base=base)
    for key in ("/A", "/Dest"):
        if key in annotation:
            del annotation[key]
    for key, value in target.items():
        annotation[key] = value
    if annotation.get("/Subtype") == Name.Link and not _has_words(annotation):
        _describe_link(annotation, destinations)
    links.internal += "/Dest" in target
    links.dead += dead


def _has_words(annotation: Dictionary) -> bool:
    words = annotation.get("/Contents")
    return isinstance(words, String) and bool(bytes(words).strip())


def _describe_link(annotation: Dictionary, destinations: Destinations) -> None:
    """Say where a link leads, for those who can't see where it stands (PDF/UA-1, 7.18.5)."""
    action, dest = annotation.get("/A"), annotation.get("/Dest")
    if isinstance(action, Dictionary):
        annotation["/Contents"] = String(bytes(action.URI))
    elif dest is not None and (number := destinations.page_number(dest)) is not None:
        annotation["/Contents"] = String(f"Page {number}")


def base_address(pdf: pikepdf.Pdf) -> bytes:
    """The catalogue's base for relative web addresses; empty for none."""
    uri = pdf.Root.get("/URI")
    base = uri.get("/Base") if isinstance(uri, Dictionary) else None
    return bytes(base) if isinstance(base, String) else b""


def draw_active(pdf: pikepdf.Pdf, pages: Sequence[Dictionary]) -> int:
    """Draw form fields and media into their pages as they look; a published paper is no form.

    Fields go from the pages; media stay, and are taken out with the other things that act.

    Returns:
        How many fields there were.
    """
    split = [_split(page) for page in pages]
    if not any(drawn for drawn, _ in split):
        return 0
    for page, (drawn, _) in zip(pages, split, strict=True):
        page["/Annots"] = Array(drawn)
    form = pdf.Root.get("/AcroForm")
    wanted: object = form.get("/NeedAppearances") if isinstance(form, Dictionary) else None
    if wanted is True:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")
    for page, (_, others) in zip(pages, split, strict=True):
        page["/Annots"] = Array(others)
    return sum(one.get("/Subtype") == Name.Widget for drawn, _ in split for one in drawn)


def _split(page: Dictionary) -> tuple[list[Dictionary], list[Dictionary]]:
    """A page's annotations that are drawn, and those that are no form fields."""
    drawn, others = list[Dictionary](), list[Dictionary]()
    annotations = page.get("/Annots")
    if isinstance(annotations, Array):
        for one in annotations:
            if isinstance(one, Dictionary):
                kind = one.get("/Subtype")
                if kind in _DRAWN:
                    drawn.append(one)
                if kind != Name.Widget:
                    others.append(one)
    return drawn, others
