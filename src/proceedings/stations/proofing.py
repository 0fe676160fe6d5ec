"""Proofing: what authors look at, made from what will be published."""

from __future__ import annotations

from proceedings import outputs
from proceedings.citation.entry import paper_entry, rendered
from proceedings.citation.reference import reference_text
from proceedings.findings.finding import Finding, Level, Place
from proceedings.matter.authorindex import inverted
from proceedings.proofs import places
from proceedings.proofs.images import render_pages
from proceedings.proofs.marks import mark_proof
from proceedings.proofs.page import proof_index, proof_page, style_sheet
from proceedings.proofs.proof import record as proof_record
from proceedings.records.proof import ProofImages, ProofRecord
from proceedings.records.published import Stamped
from proceedings.stations.book import BookInWork, PaperInWork, digest, done, file_of
from proceedings.stations.publishing import stamp_singles
from proceedings.workbench.bench import Bench, Done, Failed, Task
from proceedings.workbench.limits import TRUSTED


def stage_proofs(
    staged: outputs.Stage, book: BookInWork, bench: Bench
) -> tuple[BookInWork, tuple[str, ...]]:
    """Make the proofs of the chosen papers, and the chair's index where it is of all papers.

    A paper that can't be drawn is its own finding; the others have their proofs.

    Returns:
        The book, and the ids of the papers that have a proof now.
    """
    chosen = book.chosen
    singles = stamp_singles(book, bench, chosen)
    settled = book.settled
    findings = {
        paper.id: tuple(f for f in settled if f.place.paper == paper.id) for paper in chosen
    }
    hashes = {paper: outputs.sha256_of(path) for paper, path in singles.items()}
    pictures = bench.each(
        "proof pages",
        [
            Task(
                name=paper,
                call=render_pages,
                args=(path,),
                result=ProofImages,
                inputs=(hashes[paper],),
                makes="folder",
            )
            for paper, path in singles.items()
        ],
        limits=TRUSTED,
    )
    label = book.volume.conference.short
    marked = bench.each(
        "proof marks",
        [
            Task(
                name=paper,
                call=mark_proof,
                args=(path, f"{label} · {paper}", findings[paper]),
                result=Stamped,
                inputs=(hashes[paper], digest(label, findings[paper])),
                makes="file",
            )
            for paper, path in singles.items()
        ],
        limits=TRUSTED,
    )
    records, faults = [], []
    for paper, drawn, pdf in zip(chosen, pictures, marked, strict=True):
        if isinstance(drawn, Failed):
            faults.append(_not_drawn(paper, drawn))
        else:
            records.append(_stage(staged, book, paper, findings[paper.id], drawn, done(pdf)))
    index = outputs.proof_file(places.INDEX)
    staged.write(outputs.proof_file(places.STYLE_SHEET), "proof", style_sheet().encode())
    if book.order.choice.is_all or not (staged.build / index).exists():
        # An index of the chosen alone would lose all others.
        staged.write(index, "proof", proof_index(records).encode())
    return book.with_findings(faults), tuple(record.id for record in records)


def _not_drawn(paper: PaperInWork, lost: Failed) -> Finding:
    return Finding(
        rule="proof/not-drawn",
        level=Level.ERROR,
        message=f"There is no proof of this paper: its published file {lost.message}.",
        fix=lost.fix,
        place=Place(paper=paper.id, file=paper.file.file),
    )


def _stage(
    staged: outputs.Stage,
    book: BookInWork,
    paper: PaperInWork,
    findings: tuple[Finding, ...],
    drawn: Done[ProofImages],
    marked: Done[Stamped],
) -> ProofRecord:
    folios = book.plan.folios_of(paper.id)
    images = drawn.value
    record = proof_record(
        book.volume,
        paper.record,
        folios,
        book.stamps[paper.id],
        reference=reference_text(book.volume, paper.record, folios.pages),
        bibtex=rendered(paper_entry(book.volume, paper.record, folios)),
        findings=findings,
        images=images,
        indexed=tuple(
            inverted(author, book.volume.index.particles) for author in paper.record.authors
        ),
        pdf_name=places.PDF,
        sha256=paper.file.sha256,
        removed=paper.prepared.value.removed,
    )

    def place(name: str) -> str:
        return outputs.proof_file(places.in_folder(paper.id, name))

    for picture in images.names:
        staged.copy(file_of(drawn) / picture, place(picture), "proof")
    staged.copy(file_of(marked), place(places.PDF), "proof")
    staged.write(place(places.PAGE), "proof", proof_page(record).encode())
    return record
