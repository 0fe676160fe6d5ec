"""The single paper as published: stamped, alone, with its own metadata."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from proceedings.errors import BuildFault
from proceedings.outputs import sha256_of
from proceedings.pdf.boxes import frame
from proceedings.pdf.noticetags import OwnParents, next_mark, tag_written
from proceedings.pdf.placing import Placer
from proceedings.pdf.saving import save
from proceedings.pdf.xmp import write_info
from proceedings.records.overlay import PaperStamps, notice_pages
from proceedings.records.prepared import Prepared, PreparedPage
from proceedings.records.published import DocInfo, Stamped
from proceedings.stamping.overlay import set_draft, set_overlay
from proceedings.typesetting.press import Press


def stamp(
    prepared: Path,
    facts: Prepared,
    stamps: PaperStamps,
    press: Press,
    info: DocInfo,
    draft: bool,
    accessible: bool = False,
    *,
    output: Path,
) -> Stamped:
    """Write one paper as it is published.

    Args:
        prepared: The prepared file; it isn't changed.
        facts: What the preparation found out about it.
        stamps: Its stamps, one entry a page.
        press: Sets them.
        info: What the file says of itself; its pages are labelled from `info.first` on.
        draft: Lay DRAFT across each page: the paper has errors of its own.
        accessible: The author's file keeps PDF/UA-1, as far as is known; the published one says
            that it does if its tags came along whole.
        output: Where the published file goes.

    Raises:
        BuildFault: The prepared file has not the pages it is said to have.
        PressError: Typst refused a stamp.
    """
    with pikepdf.open(prepared) as pdf:
        counts = {len(pdf.pages), len(facts.pages), len(stamps.pages)}
        if len(counts) > 1:
            raise BuildFault(
                f"{stamps.id} is prepared with {len(pdf.pages)} pages, facts of "
                f"{len(facts.pages)} and stamps for {len(stamps.pages)}",
                "Delete build/.cache and build again; if it comes back, report it.",
            )
        # The file's own language is what its text was marked with; the record's may be a default.
        language = facts.language or info.language
        overlays = _lay(pdf, facts, stamps, press, language, draft=draft)
        whole = facts.tagged and not facts.untagged_pages
        write_info(pdf, info, accessible=accessible and whole)
        pdf.Root.Lang = pikepdf.String(language)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if info.first:
            pdf.Root.PageLabels = _labels(info.first)
        save(pdf, output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        for overlay in overlays:
            overlay.close()
    return Stamped(pages=len(facts.pages), sha256=sha256_of(output))


def _lay(
    pdf: pikepdf.Pdf,
    facts: Prepared,
    stamps: PaperStamps,
    press: Press,
    language: str,
    *,
    draft: bool,
) -> list[pikepdf.Pdf]:
    """Place what belongs on each page; the overlays must stay open until the file is saved."""
    overlays: list[pikepdf.Pdf] = []
    pages = [page.obj for page in pdf.pages]
    states: list[PreparedPage | None] = list(facts.pages)
    if stamps.notices or any(page.stamps for page in stamps.pages):
        overlay = pikepdf.open(io.BytesIO(set_overlay(press, [stamps])))
        overlays.append(overlay)
        placer = Placer(pdf, overlay)
        if stamps.notices:
            # Before the stamps: a page's folio is the last that is read from it.
            _write_notices(pdf, placer, pages[0], facts, stamps, language)
            states[0] = None
        for index, page in enumerate(pages):
            if stamps.pages[index].stamps:
                placer.place(page, index, states[index])
                states[index] = None
    if draft:
        drafts: dict[tuple[float, float], Placer] = {}
        for page, state in zip(pages, states, strict=True):
            seen = frame(page)
            size = (seen.width, seen.height)
            if size not in drafts:
                overlays.append(pikepdf.open(io.BytesIO(set_draft(press, *size))))
                drafts[size] = Placer(pdf, overlays[-1])
            drafts[size].place(page, 0, state, subtype="Watermark")
    return overlays


def _write_notices(
    pdf: pikepdf.Pdf,
    placer: Placer,
    page: pikepdf.Dictionary,
    facts: Prepared,
    stamps: PaperStamps,
    language: str,
) -> None:
    state: PreparedPage | None = facts.pages[0]
    parents = OwnParents(pdf) if facts.tagged else None
    for notice, parts in next(notice_pages([stamps])):
        first = next_mark(parents, page) if parents else None
        links = placer.write(page, parts, state, first_mark=first)
        state = None
        if parents:
            spoken = notice.language if notice.language.lower() != language.lower() else None
            tag_written(pdf, parents, parents.document, page, links, language=spoken)


def _labels(first: str) -> pikepdf.Dictionary:
    """Page labels that say the folios; a folio that isn't a plain number is a label as it is."""
    label = (
        pikepdf.Dictionary(S=pikepdf.Name.D, St=int(first))
        if first.isascii() and first.isdigit()
        else pikepdf.Dictionary(P=pikepdf.String(first))
    )
    return pikepdf.Dictionary(Nums=pikepdf.Array([0, label]))
