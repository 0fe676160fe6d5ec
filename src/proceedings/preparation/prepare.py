"""Preparing one camera-ready: a clean document of its pages, ready to be stamped and bound.

Everything is built anew from what is wanted, so that nothing else can come along: pages with
their resources and annotations, destinations under names of the paper's own, bookmarks, layers,
tags. The job runs in a worker on a stranger's file; whoever starts it limits memory and time.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Stream, String

from proceedings.errors import Refused
from proceedings.pdf.active import in_words, keep_target, sweep
from proceedings.pdf.carrying import carry, carry_outline, carry_pages
from proceedings.pdf.content import balance, mend, salvage, shows
from proceedings.pdf.damage import damaged_streams, pages_that_show
from proceedings.pdf.names import Destinations
from proceedings.pdf.opening import damaged, endless, open_untrusted
from proceedings.pdf.outline import plant_outline, read_outline
from proceedings.pdf.saving import save
from proceedings.pdf.tagbuilding import Tags
from proceedings.pdf.trees import pages_of, plant_names, plant_pages
from proceedings.preparation.catalogue import count_left_behind, count_page_extras, keep_intents
from proceedings.preparation.cleaning import Links, base_address, clean_page, draw_active
from proceedings.preparation.layers import plain_layers
from proceedings.preparation.sizing import Fit, fit_pages
from proceedings.preparation.tags import carry_tags, read_tags, write_keys
from proceedings.records.prepared import Prepared, PreparedPage

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_OLDEST = "1.5"  # object streams need it
_USUAL = "1.7"
_BROKEN_OFF = ("EOF while reading token", "EOF found while reading inline image")
"""What qpdf says of content that ends within a word or a picture: it would swallow a stamp."""


def prepare(
    source: Path, paper: str, sha256: str, fit: Fit | None = None, *, output: Path
) -> Prepared:
    """Prepare a paper's file.

    Args:
        source: The camera-ready.
        paper: The paper's id, the prefix of its destinations' names.
        sha256: The file's hash as it was when it was inspected, in hexadecimal.
        fit: The size its pages are laid on; None where they keep their own.
        output: Where the prepared file goes.

    Raises:
        Refused: The file is no PDF, needs a password, has no pages, is damaged, or is another one
            than was inspected.
    """
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refused(
            "changed while the volume was built",
            "Wait until it is copied whole, then build again.",
        )
    with open_untrusted(data) as original, pikepdf.new() as clean:
        try:
            facts = _prepare(original, clean, paper)
            if fit:
                facts = _fitted(clean, facts, fit, data)
            save(
                clean,
                output,
                min_version=_version(original),
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
            )
        except pikepdf.PikepdfError as error:
            raise damaged(error) from None
    return facts


def _fitted(clean: pikepdf.Pdf, facts: Prepared, fit: Fit, data: bytes) -> Prepared:
    fitted = fit_pages(clean, pages_of(clean), facts.pages, fit, data)
    return replace(
        facts,
        pages=fitted.states,
        placed=fitted.places if any(fitted.places) else (),
        kept_size=fitted.kept,
    )


def _prepare(original: pikepdf.Pdf, clean: pikepdf.Pdf, paper: str) -> Prepared:
    pages = pages_of(original)
    if not pages:
        raise Refused("has no pages", "Send the paper itself.")
    links = Links()
    count_left_behind(original, links.removed)
    count_page_extras(pages, links.removed)
    if fields := draw_active(original, pages):
        links.removed["form fields (drawn as they look)"] += fields
    destinations = Destinations(original, pages, paper)
    base = base_address(original)
    for page in pages:
        clean_page(original, page, destinations, links, base=base)
    keep_intents(original, pages)
    bookmarks = read_outline(
        original.Root.get("/Outlines"),
        lambda item: keep_target(item, destinations.rewrite, links.removed, base=base)[0],
    )
    read = read_tags(original, pages, paper)
    copies = carry_pages(clean, pages)
    plant_pages(clean, [copies])
    _carry_names(original, clean, destinations)
    carry_outline(original, clean, bookmarks)
    count = plant_outline(clean, bookmarks)
    tags = read.tags
    if tags:
        carry_tags(clean, tags)
    language = _carry_rest(original, clean)
    # Keys of a structure tree that stay would name elements of nobody.
    sweep(clean, links.removed, tagged=False)
    if tags:
        write_keys(clean, tags)
    broken = damaged_streams(clean)
    settled = [
        _settle(clean, page, number, broken, tagged=tags is not None)
        for number, page in enumerate(copies, start=1)
    ]
    cut = tuple(number for number, page in enumerate(settled, start=1) if page.cut)
    return Prepared(
        pages=tuple(page.state for page in settled),
        cut_pages=cut,
        # Asked after pages were settled: content that was cut is whole again, and no part of it.
        damaged_pages=tuple(sorted(set(pages_that_show(copies, broken).values()).difference(cut))),
        removed=in_words(links.removed),
        tagged=tags is not None,
        tags_broken=read.broken,
        elements=tags.elements if tags else 0,
        marks=tags.marks if tags else 0,
        references=bool(tags and tags.references),
        forms_marked=any(isinstance(one, Stream) for one, _ in tags.holders) if tags else False,
        untagged_pages=_untagged(tags, copies, settled),
        language=language,
        internal_links=links.internal,
        dead_links=links.dead,
        bookmarks=count,
    )


@dataclass(frozen=True, slots=True)
class _Settled:
    """A page ready to be stamped.

    Attributes:
        cut: A part of its content is lost.
        artifacts: A part of it is marked as none of the author's content.
    """

    state: PreparedPage
    cut: bool
    artifacts: bool = False


def _settle(
    clean: pikepdf.Pdf,
    page: Dictionary,
    number: int,
    broken: frozenset[tuple[int, int]],
    *,
    tagged: bool,
) -> _Settled:
    """Mend what would spoil a stamp in a page's content, or a tag around it.

    Raises:
        Refused: Its content unpacks to more than any page needs.
    """
    cut = salvage(clean, page, broken)
    clean.get_warnings()
    try:
        found = balance(page)
    except pikepdf.PdfError:
        # Damage in another filter, or one that only a viewer may know: the page stays as it is.
        return _Settled(PreparedPage(), cut=True)
    except pikepdf.PikepdfError:
        # A copied stream that runs into qpdf's limits raises an error of qpdf's own.
        raise endless(number) from None
    cut = cut or any(sign in said for said in clean.get_warnings() for sign in _BROKEN_OFF)
    unmark = not tagged and not found.markable
    if cut or found.surplus or unmark:
        # What can't be written anew stays as it is: verifying tells whether a stamp is lost in it.
        with contextlib.suppress(pikepdf.PdfError):
            mend(clean, page, unmark=unmark)
            found = balance(page)
    state = PreparedPage(open_states=found.states, open_marks=found.marks, markable=found.markable)
    return _Settled(state, cut=cut, artifacts=found.artifacts)


def _untagged(
    tags: Tags | None, pages: Sequence[Dictionary], settled: Sequence[_Settled]
) -> tuple[int, ...]:
    """Pages of a tagged paper, from 1, with content that no element holds and no artifact is."""
    if tags is None:
        return ()
    return tuple(
        number
        for number, (page, state) in enumerate(zip(pages, settled, strict=True), start=1)
        if number - 1 not in tags.reached and not state.artifacts and shows(page)
    )


def _carry_names(original: pikepdf.Pdf, clean: pikepdf.Pdf, destinations: Destinations) -> None:
    entries = destinations.entries
    if entries:
        copies = carry(original, clean, [value for _, value in entries])
        named = [(name, copy) for (name, _), copy in zip(entries, copies, strict=True)]
        clean.Root.Names = Dictionary(Dests=plant_names(clean, named))


def _carry_rest(original: pikepdf.Pdf, clean: pikepdf.Pdf) -> str:
    """Layers and language; returns the language, empty where it is none."""
    layers = plain_layers(original)
    if layers is not None:
        clean.Root.OCProperties = clean.copy_foreign(original.make_indirect(layers))
    spoken = original.Root.get("/Lang")
    language = bytes(spoken).decode("ascii", "ignore") if isinstance(spoken, String) else ""
    if not _LANGUAGE.fullmatch(language):
        return ""
    clean.Root.Lang = String(language)
    return language


def _version(original: pikepdf.Pdf) -> str:
    """The file's own version where it is one there is, else the usual one."""
    version = original.pdf_version
    known = re.fullmatch(r"1\.[0-7]|2\.0", version)
    return max(version, _OLDEST) if known else _USUAL
