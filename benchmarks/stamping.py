"""What stamping takes and adds: twenty papers of many tools, as they are, and as if all were blank.

The other way to stamp, which most scripts take, is an overlay drawn with reportlab for each paper
and merged page by page with pypdf; it has no notices here, so that it does less.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import pypdf
import yaml
from measuring import call, in_turn, row
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from proceedings import outputs
from proceedings.binding.bind import bind
from proceedings.citation.docinfo import paper_info
from proceedings.pdf.placing import Placer
from proceedings.records.overlay import PaperStamps, notice_pages
from proceedings.records.prepared import PreparedPage
from proceedings.stamping.marks import plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.overlay import set_overlay
from proceedings.stamping.single import stamp
from proceedings.stations import publishing
from proceedings.stations.book import BookInWork, PaperInWork, file_of
from proceedings.stations.pages import choose_stamps, to_stamp
from proceedings.workbench.bench import Bench

MIXED = (
    *("built__sigconf-pdflatex", "built__sigconf-nonacm", "built__sigconf-lualatex"),
    *("built__sigplan-review-screen", "built__sigconf-anonymous-review-manuscript"),
    *("built__acmsmall-xelatex", "texlive__acmart__samples__sample-acmsmall-conf"),
    *("texlive__acmart__samples__sample-sigconf-i13n", "texlive__jmlr__pmlr-sample"),
    *("v227__milecki24a__milecki24a", "v227__vigneshwaran24a__vigneshwaran24a"),
    *("v227__simko24a__simko24a", "v227__wen24a__wen24a", "built__typst-letter"),
    *("texlive__elsarticle__elstest-1pdoubleblind", "aclpubcheck__example__2023.acl-tutorials.1"),
    *("built__links", "built__mendeley_citations", "lni__papers__B3-1__paper", "built__ieee-conf"),
)
"""Twenty camera-ready files of the corpus: acmart and other classes, Word, LibreOffice, Typst."""

_VOLUME = {
    "schema": "1",
    "conference": {
        "name": "Third Invented Conference on Measuring",
        "short": "ICM ’28",
        "start": "2028-03-01",
        "end": "2028-03-03",
        "place": {"city": "Town"},
    },
    "book": {
        "title": "Proceedings of the Third Invented Conference on Measuring",
        "publisher": {"name": "Nobody’s Press"},
        "doi_prefix": "10.5555/3000000",
        "published": "2028-03-01",
    },
    "rights": {"mode": "cc", "licence": "CC-BY-4.0"},
    "style": "acm-sigconf",
    "numbering": {"first": 101},
}


def mixed(camera_ready: Path, folder: Path) -> Path:
    """A volume of these papers, with titles and authors of its own."""
    papers = []
    (folder / "papers").mkdir(parents=True)
    (folder / "metadata").mkdir()
    for number, name in enumerate(MIXED):
        (folder / f"papers/p{number}.pdf").write_bytes((camera_ready / f"{name}.pdf").read_bytes())
        papers.append(
            {
                "id": f"p{number}",
                "title": f"On the {number + 1}th Way of Laying a Line beside Another",
                "authors": [
                    {"given": f"Ada {author}", "family": f"Sample{number}"}
                    for author in range(1 + number % 4)
                ],
            }
        )
    for file, document in (("volume", _VOLUME), ("papers", {"schema": "1", "papers": papers})):
        text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
        (folder / f"metadata/{file}.yaml").write_text(text, "utf-8")
    return folder


def stamping(staged: outputs.Stage, book: BookInWork, bench: Bench, scratch: Path) -> Iterator[str]:
    """What placing and all of stamping take; then what they add to the files.

    Args:
        staged: Where the volume's outputs go.
        book: The volume up to where it is bound.
        bench: Its workers.
        scratch: Where files may be written.
    """
    as_they_are = choose_stamps(book)
    book = choose_stamps(_as_if_blank(book))
    papers = book.in_order
    font = Path(pdfmetrics.__file__).parents[1] / "fonts" / "Vera.ttf"
    pdfmetrics.registerFont(TTFont("Stamp", str(font)))
    chosen = [book.stamps[paper.id] for paper in papers]
    overlay, output = scratch / "over.pdf", scratch / "stamped.pdf"
    heads = [replace(stamps, notices=()) for stamps in chosen]
    overlay.write_bytes(set_overlay(book.press, heads))

    def ours() -> None:
        """As the baseline does it, without notices."""
        items = [to_stamp(book, paper) for paper in papers]
        lines = plan_stamps(book.volume, items, lambda lines: measure(book.press, lines))
        overlay.write_bytes(set_overlay(book.press, lines.papers))
        _place(papers, overlay, output)

    def with_notices(book: BookInWork) -> None:
        anew = choose_stamps(book)
        stamps = [anew.stamps[paper.id] for paper in papers]
        (scratch / "all.pdf").write_bytes(set_overlay(book.press, stamps))
        _place(papers, scratch / "all.pdf", output, notices=stamps)

    ours()  # styles' templates are compiled, pages of the code loaded
    placed, saved, lines, all_ours, theirs = in_turn(
        lambda: call(lambda: _place(papers, overlay, output)),
        lambda: call(lambda: _open_and_save(papers, output)),
        lambda: call(ours),
        lambda: call(lambda: with_notices(book)),
        lambda: call(lambda: _by_pypdf(papers, chosen, output)),
    )
    pages = sum(len(one.pages) for one in chosen)
    yield row(f"place stamps, {len(papers)} papers, {pages} pages", placed, "open and save", saved)
    beside = "reportlab, pypdf merge_page"
    yield row("choose, set and place heads and folios", lines, beside, theirs)
    yield row("the same with strips and references", all_ours, beside, theirs)
    (real,) = in_turn(lambda: call(lambda: with_notices(as_they_are)))
    yield row("all stamping of the papers as they are", real, beside, theirs)
    yield ""
    yield (
        "| bytes a page | heads and folios everywhere | strip and reference too | as they are |\n"
        "| --- | --- | --- | --- |"
    )
    yield _growth(
        "single papers", pages, (book, as_they_are), lambda one, part: _alone(one, part, scratch)
    )
    yield _growth(
        "volume",
        pages,
        (book, as_they_are),
        lambda one, part: _bound(staged, one, bench, part, scratch),
    )


def _as_if_blank(book: BookInWork) -> BookInWork:
    """The volume as if nothing stood on its pages: every line is set, and every notice."""
    papers = {}
    for paper in book.in_order:
        pages = tuple(replace(page, marks=()) for page in paper.inspection.pages)
        seen = replace(paper.inspection, pages=pages, opening=(), foot=(), first_page="")
        papers[paper.id] = replace(paper, inspection=seen)
    return replace(book, papers=papers)


def _open_and_save(papers: Sequence[PaperInWork], output: Path) -> None:
    for paper in papers:
        with pikepdf.open(file_of(paper.prepared)) as pdf:
            pdf.save(output)


def _place(
    papers: Sequence[PaperInWork],
    overlay: Path,
    output: Path,
    notices: Sequence[PaperStamps] = (),
) -> None:
    index = 0
    set_apart = notice_pages(notices)
    with pikepdf.open(overlay) as sources:
        for paper in papers:
            with pikepdf.open(file_of(paper.prepared)) as pdf:
                placer = Placer(pdf, sources)
                states: list[PreparedPage | None] = list(paper.prepared.value.pages)
                for _, parts in next(set_apart, ()):
                    placer.write(pdf.pages[0].obj, parts, states[0])
                    states[0] = None
                for page, state in zip(pdf.pages, states, strict=True):
                    placer.place(page.obj, index, state)
                    index += 1
                pdf.save(output)


def _by_pypdf(papers: Sequence[PaperInWork], chosen: Sequence[PaperStamps], output: Path) -> None:
    for paper, stamps in zip(papers, chosen, strict=True):
        drawn = io.BytesIO()
        canvas = Canvas(drawn)
        for page in stamps.pages:
            canvas.setPageSize((page.width, page.height))
            for one in page.stamps:
                canvas.setFont("Stamp", one.size)
                draw = {
                    "left": canvas.drawString,
                    "centre": canvas.drawCentredString,
                    "right": canvas.drawRightString,
                }[one.align]
                draw(one.x, one.y, one.text)
            canvas.showPage()
        canvas.save()
        over = pypdf.PdfReader(drawn)
        writer = pypdf.PdfWriter(clone_from=file_of(paper.prepared))
        for own, laid in zip(writer.pages, over.pages, strict=True):
            own.merge_page(laid)
        writer.write(output)


def _growth(
    what: str,
    pages: int,
    books: tuple[BookInWork, BookInWork],
    size: Callable[[BookInWork, Callable[[PaperStamps], PaperStamps]], int],
) -> str:
    everywhere, as_they_are = books
    bare = size(everywhere, lambda stamps: replace(stamps, pages=_without(stamps), notices=()))
    sizes = (
        size(everywhere, lambda stamps: replace(stamps, notices=())),
        size(everywhere, lambda stamps: stamps),
        size(as_they_are, lambda stamps: stamps),
    )
    return f"| {what} | {' | '.join(f'{(one - bare) / pages:.0f}' for one in sizes)} |"


def _without(stamps: PaperStamps) -> tuple[Any, ...]:
    return tuple(replace(page, stamps=()) for page in stamps.pages)


def _alone(
    book: BookInWork,
    part: Callable[[PaperStamps], PaperStamps],
    scratch: Path,
) -> int:
    total, output = 0, scratch / "single.pdf"
    for paper in book.in_order:
        info = paper_info(book.volume, paper.record, book.plan.folios_of(paper.id))
        stamps = part(book.stamps[paper.id])
        facts = paper.prepared.value
        stamp(file_of(paper.prepared), facts, stamps, book.press, info, False, output=output)
        total += output.stat().st_size
    return total


def _bound(
    staged: outputs.Stage,
    book: BookInWork,
    bench: Bench,
    part: Callable[[PaperStamps], PaperStamps],
    scratch: Path,
) -> int:
    parts = replace(book, stamps={paper: part(stamps) for paper, stamps in book.stamps.items()})
    with mock.patch.object(publishing, "bind") as asked:
        publishing.bind_volume(staged, parts, bench)
    output = scratch / "bound-growth.pdf"
    bind(output, **asked.call_args.kwargs)
    return output.stat().st_size
