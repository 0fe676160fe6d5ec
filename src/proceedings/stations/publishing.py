"""Publishing: single papers are stamped, the volume bound, library files made, all read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from proceedings import outputs
from proceedings.binding.bind import bind
from proceedings.binding.groups import outline_groups
from proceedings.binding.links import lead_out
from proceedings.citation.docinfo import paper_info, volume_info
from proceedings.errors import CannotStart
from proceedings.exports import FORMATS, export
from proceedings.findings.finding import Finding, Level
from proceedings.matter.blank import set_blank
from proceedings.records.binding import BoundPaper
from proceedings.records.matter import SetMatter
from proceedings.records.overlay import Notice, PaperStamps
from proceedings.records.published import Bound, Stamped
from proceedings.stamping.inway import stamp_box
from proceedings.stamping.overlay import set_draft, set_overlay
from proceedings.stamping.single import stamp
from proceedings.stations.book import BookInWork, PaperInWork, digest, file_of
from proceedings.verification.fault import fault
from proceedings.verification.singles import title_of
from proceedings.verification.spans import Leaf, Spot, by_owner, leaves
from proceedings.verification.verify import Verified, verify, verify_single
from proceedings.volume.paper import Paper, StampKind
from proceedings.volume.volume import Volume
from proceedings.workbench.bench import Bench, Failed, Task
from proceedings.workbench.limits import TRUSTED


def stamp_singles(book: BookInWork, bench: Bench, papers: Sequence[PaperInWork]) -> dict[str, Path]:
    """Each paper as published, alone; one with errors of its own carries DRAFT."""
    faulty = {f.place.paper for f in book.settled if f.level is Level.ERROR}
    accessible = _accessible(book)
    tasks = []
    for paper in papers:
        stamps, facts = book.stamps[paper.id], paper.prepared.value
        info = paper_info(book.volume, paper.record, book.plan.folios_of(paper.id))
        draft = paper.placeholder or paper.id in faulty
        claims = paper.id in accessible
        tasks.append(
            Task(
                name=paper.id,
                call=stamp,
                args=(file_of(paper.prepared), facts, stamps, book.press, info, draft, claims),
                result=Stamped,
                inputs=(
                    paper.file.sha256,
                    digest(book.press, _fonts(book), stamps, paper.taken_off, info, draft, claims),
                ),
                makes="file",
            )
        )
    outcomes = bench.each("stamp", tasks, limits=TRUSTED)
    return {outcome.name: file_of(outcome) for outcome in outcomes}


def stage_papers(staged: outputs.Stage, book: BookInWork, bench: Bench) -> None:
    """Put every single paper where it is published from."""
    for paper, path in stamp_singles(book, bench, book.in_order).items():
        staged.copy(path, outputs.paper_pdf(paper), "paper")


def bind_volume(staged: outputs.Stage, book: BookInWork, bench: Bench) -> Bound:
    """One volume of all papers, front and back matter around them; a DRAFT while it must be one.

    Returns:
        What the binder says of it.

    Raises:
        CannotStart: It has no page.
    """
    if not book.plan.pages:
        raise CannotStart(
            "the volume has no pages: no paper is bound, and front and back matter are empty",
            "List papers in metadata/papers.yaml, or page kinds in metadata/front.yaml.",
        )
    book.order.tell("bind", outputs.VOLUME)
    overlay = staged.scratch("overlay.pdf")
    overlay.write_bytes(set_overlay(book.press, [book.stamps[p.id] for p in book.in_order]))
    draft = None
    if book.is_draft:
        draft = staged.scratch("draft.pdf")
        draft.write_bytes(set_draft(book.press, book.style.page.width, book.style.page.height))
    front = file_of(book.front) if book.front else None
    bound = bind(
        staged.path(outputs.VOLUME, "volume"),
        plan=book.plan,
        papers=[
            BoundPaper(
                id=paper.id,
                title=paper.record.full_title,
                pdf=file_of(paper.prepared),
                facts=paper.prepared.value,
                stamps=book.stamps[paper.id],
            )
            for paper in book.in_order
        ],
        groups=outline_groups(book.volume, book.plan),
        info=volume_info(book.volume, book.plan.pages),
        front=front,
        back=file_of(book.back) if book.back else None,
        blank=_blank(book, bench),
        overlay=overlay,
        draft=draft,
        accessible=len(_accessible(book)) == len(book.in_order),
        linearized=book.volume.book.linearized,
    )
    if front:
        lead_out(
            front,
            staged.path(outputs.FRONT_MATTER, "front-matter"),
            {paper.id: _address(book, paper.record) for paper in book.in_order},
            lambda page: f"{outputs.VOLUME}#page={book.plan.pages - _back_pages(book) + page + 1}",
        )
    return bound


def _accessible(book: BookInWork) -> frozenset[str]:
    """Papers whose own files say that they are PDF/UA-1, and nothing seen denies it."""
    denied = {finding.place.paper for finding in book.settled if finding.rule == "access/claim"}
    said = {paper.id: paper.inspection.tags for paper in book.in_order if paper.id not in denied}
    return frozenset(paper for paper, tags in said.items() if tags and tags.claims == "PDF/UA-1")


def _address(book: BookInWork, paper: Paper) -> str:
    """Where front matter alone leads for a paper: its DOI, else its file beside."""
    doi = book.volume.doi_of(paper)
    return f"https://doi.org/{doi}" if doi else outputs.paper_pdf(paper.id)


def _back_pages(book: BookInWork) -> int:
    return book.plan.back.pages if book.plan.back else 0


def stage_exports(staged: outputs.Stage, book: BookInWork, formats: Sequence[str]) -> None:
    """What libraries ingest."""
    book.order.tell("export", ", ".join(formats))
    # What the metadata asks for and nobody knows has its finding; the rest is made.
    known = [name for name in formats if name in FORMATS.names()]
    for file in export(book.volume, book.plan, known):
        staged.write(outputs.exported(file.name), file.role, file.data, file.media_type)


def read_back(folder: Path, book: BookInWork, bench: Bench) -> Verified:
    """Read what was made with other libraries than those which made it.

    What was read once is not read again: the same bytes say the same. Single papers are read one by
    one, so that a changed one has no other read again.
    """
    book.order.tell("verify", "reading back what was made")
    whole = folder / outputs.VOLUME
    singles = {paper.id: folder / outputs.paper_pdf(paper.id) for paper in book.in_order}
    bibliography = folder / outputs.exported("proceedings.bib")
    facts = (
        book.volume,
        book.plan,
        {paper.id: paper.prepared.value for paper in book.in_order},
        {paper.id: tuple(_folio_spots(book.stamps[paper.id])) for paper in book.in_order},
        {paper.id: tuple(_notice_spots(book.stamps[paper.id])) for paper in book.in_order},
        {paper.id: tuple(_line_spots(book.stamps[paper.id])) for paper in book.in_order},
    )
    alone = _read_singles(singles, book.volume, leaves(book.plan, *facts[3:]), bench)
    task = Task(
        name=outputs.VOLUME,
        call=verify,
        args=(
            whole,
            singles,
            bibliography.read_bytes() if bibliography.is_file() else None,
            *facts,
            alone,
        ),
        result=Verified,
        inputs=(digest(*facts, alone), *map(_bytes_of, (whole, bibliography))),
    )
    outcome = bench.each("verify", [task], limits=TRUSTED)[0]
    if isinstance(outcome, Failed):
        lost = fault("syntax", f"the volume can't be read back: it {outcome.message}")
        return Verified(findings=(lost,), checks=())
    return outcome.value


def _read_singles(
    singles: Mapping[str, Path], volume: Volume, pages: Sequence[Leaf], bench: Bench
) -> tuple[Finding, ...]:
    owned = by_owner(pages)
    tasks = [
        Task(
            name=paper,
            call=verify_single,
            args=(path, paper, title_of(volume, paper), tuple(owned[paper])),
            result=Verified,
            inputs=(_bytes_of(path), digest(paper, title_of(volume, paper), owned[paper])),
        )
        for paper, path in singles.items()
    ]
    found: list[Finding] = []
    for outcome in bench.each("verify", tasks, limits=TRUSTED):
        if isinstance(outcome, Failed):
            message = f"the paper's own PDF can't be read back: it {outcome.message}"
            found.append(fault("syntax", message, paper=outcome.name))
        else:
            found.extend(outcome.value.findings)
    return tuple(found)


def _bytes_of(path: Path) -> str:
    return outputs.sha256_of(path) if path.is_file() else ""


def _folio_spots(stamps: PaperStamps) -> Iterator[Spot | None]:
    """Where each page's folio was set; nowhere where the style has none or its place was taken."""
    for page in stamps.pages:
        boxes = [stamp_box(stamp) for stamp in page.stamps if stamp.name == StampKind.FOLIO]
        yield Spot(box=boxes[0], width=page.width) if boxes else None


def _line_spots(stamps: PaperStamps) -> Iterator[tuple[tuple[Spot, str], ...]]:
    """What else was set on each page as heads and feet, and where."""
    for page in stamps.pages:
        yield tuple(
            (Spot(box=stamp_box(stamp), width=page.width), stamp.text)
            for stamp in page.stamps
            if stamp.name != StampKind.FOLIO
        )


def _notice_spots(stamps: PaperStamps) -> Iterator[tuple[Spot, Notice]]:
    """What was set on the first page as content, and where."""
    for notice in stamps.notices:
        yield Spot(box=notice.box, width=stamps.pages[0].width), notice


def _blank(book: BookInWork, bench: Bench) -> Path:
    task = Task(
        name="blank page",
        call=set_blank,
        args=(book.press, book.volume, book.style),
        result=SetMatter,
        inputs=(digest(book.press, _fonts(book), book.volume, book.style),),
        makes="file",
    )
    return file_of(bench.each("blank", [task], limits=TRUSTED)[0])


def _fonts(book: BookInWork) -> list[str]:
    return [sha256 for path, sha256 in book.inputs if path.startswith(("templates/", "fonts/"))]
