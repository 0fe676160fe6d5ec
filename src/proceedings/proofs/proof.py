"""What a proof says of a paper, gathered from the volume, the plan and the stamps."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence

from proceedings.citation.deadline import deadline
from proceedings.citation.event import booktitle
from proceedings.citation.rightsline import (
    copyright_line,
    first_isbn,
    licence_name,
    licence_url,
    statement,
)
from proceedings.findings.finding import Finding
from proceedings.proofs.asked import for_authors
from proceedings.records.overlay import PageStamps, PaperStamps
from proceedings.records.proof import (
    DepositField,
    ProofImages,
    ProofRecord,
    ShownName,
    StampedLine,
)
from proceedings.volume.folio import FolioRange, Side
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation, Author
from proceedings.volume.volume import Volume

_PAGES = "Pages"
_PAGES_FIELD = re.compile(r"(?m)^\s*pages\s*=.*\n?")


def record(
    volume: Volume,
    paper: Paper,
    folios: FolioRange,
    stamps: PaperStamps | None,
    *,
    reference: str,
    bibtex: str,
    findings: tuple[Finding, ...],
    images: ProofImages,
    indexed: tuple[str, ...],
    pdf_name: str,
    sha256: str,
    removed: tuple[str, ...] = (),
) -> ProofRecord:
    """All that the proof of one paper shows.

    Args:
        volume: The volume the paper is bound in.
        paper: Its record.
        folios: Its folios in the plan.
        stamps: What we set on its pages; None where nothing is.
        reference: The reference format, as plain text.
        bibtex: The paper's BibTeX entry, as exported.
        findings: All findings of the paper; those for the chair alone are left out.
        images: Its pages, drawn.
        indexed: Each author's entry in the author index, in byline order.
        pdf_name: The name of the marked PDF in the proof's folder.
        sha256: Of the paper's pages before they are stamped, so that a moved folio leaves the
            proof the same.
        removed: What was taken out of the file, in words.
    """
    rights = volume.rights_of(paper)
    names = tuple(
        _shown(author, entry) for author, entry in zip(paper.authors, indexed, strict=True)
    )
    line = copyright_line(rights, volume.book.published.year)
    pages = stamps.pages if stamps else ()
    printed = [
        paper.full_title,
        *(f"{name.printed}\t{name.indexed}\t{'; '.join(name.affiliations)}" for name in names),
        line,
        statement(volume, rights) or "",
        *_without_folios(pages, folios),
    ]
    deposit = _deposit(volume, paper, folios)
    exported = [
        _PAGES_FIELD.sub("", bibtex),
        *(f"{field.label}\t{field.value}" for field in deposit if field.label != _PAGES),
    ]
    contact = volume.contact
    return ProofRecord(
        id=paper.id,
        proof=proof_id(sha256, printed, exported),
        title=paper.full_title,
        language=paper.language or volume.book.language,
        conference=volume.conference.short,
        pages=str(folios),
        folios=tuple(str(folio) for folio in folios),
        names=names,
        reference=reference,
        bibtex=bibtex,
        rights=line,
        images=images,
        pdf_name=pdf_name,
        doi=volume.doi_of(paper),
        licence=licence_name(rights.licence) if rights.licence else None,
        licence_url=licence_url(rights.licence) if rights.licence else None,
        heads=_heads(pages, folios),
        stamped=_stamped(pages, folios),
        removed=removed,
        findings=for_authors(findings),
        deposit=deposit,
        deadline=deadline(volume.deadlines.signoff or volume.deadlines.proofs),
        contact_name=contact.name if contact else None,
        contact_email=contact.email if contact else None,
        approve=volume.proofs.approve,
    )


def proof_id(pages: str, printed: Iterable[str], exported: Iterable[str]) -> str:
    """The name of what an author approves: SHA-256 over pages, printed metadata, exported record.

    Folios belong to none of the three: an approval outlives a paper's move within the volume.

    Args:
        pages: Hash of the pages' content.
        printed: Title, names with affiliations, rights and stamped lines, as printed.
        exported: The record as libraries get it, field by field.
    """
    whole = json.dumps([pages, list(printed), list(exported)], ensure_ascii=True)
    return hashlib.sha256(whole.encode("ascii")).hexdigest()


def _shown(author: Author, indexed: str) -> ShownName:
    parts = (
        ("Group", author.group),
        ("Single name", author.mononym),
        ("Given name", author.given),
        ("Particle", author.particle),
        ("Family name", author.family),
        ("Suffix", author.suffix),
    )
    return ShownName(
        printed=author.name,
        parts=tuple((label, part) for label, part in parts if part),
        indexed=indexed,
        language=author.language,
        native=author.native.name if author.native else None,
        native_language=author.native.language if author.native else None,
        affiliations=tuple(_affiliation(place) for place in author.affiliations),
        orcid=author.orcid,
        email=author.email,
        email_printed=author.show_email,
        corresponding=author.corresponding,
    )


def _affiliation(place: Affiliation) -> str:
    parts = (place.department, place.institution, place.city, place.state, place.country)
    return ", ".join(part for part in parts if part)


def _lines(pages: Sequence[PageStamps], folios: FolioRange) -> list[tuple[int, str]]:
    """Every stamped line that is not a folio, with the index of its page."""
    numbers = [str(folio) for folio in folios]
    return [
        (index, stamp.text)
        for index, page in enumerate(pages)
        for stamp in page.stamps
        if stamp.text != numbers[index]
    ]


def _without_folios(pages: Sequence[PageStamps], folios: FolioRange) -> list[str]:
    # As a set: a paper that moves by one page changes the sides its heads stand on, not the heads.
    return sorted({text for _, text in _lines(pages, folios)})


def _heads(pages: Sequence[PageStamps], folios: FolioRange) -> tuple[tuple[str, str], ...]:
    """The stamped heads of the first left-hand and the first right-hand page that has some."""
    heads: dict[Side, str] = {}
    for page, folio in zip(pages, folios, strict=False):
        lines = [
            stamp
            for stamp in sorted(page.stamps, key=lambda stamp: stamp.x)
            if stamp.y > page.height / 2 and stamp.text != str(folio)
        ]
        if lines:
            heads.setdefault(folio.side, " — ".join(line.text for line in lines))
    words = {Side.VERSO: "Left-hand pages", Side.RECTO: "Right-hand pages"}
    return tuple((words[side], heads[side]) for side in (Side.VERSO, Side.RECTO) if side in heads)


def _stamped(pages: Sequence[PageStamps], folios: FolioRange) -> tuple[StampedLine, ...]:
    where: dict[str, list[int]] = {}
    for index, text in _lines(pages, folios):
        where.setdefault(text, []).append(index + 1)
    lines = [StampedLine(text=text, pages=_page_list(on, len(pages))) for text, on in where.items()]
    numbered = sum(
        any(stamp.text == str(folio) for stamp in page.stamps)
        for page, folio in zip(pages, folios, strict=False)
    )
    if numbered:
        on = "every page" if numbered == len(pages) else f"{numbered} of {len(pages)} pages"
        lines.insert(0, StampedLine(text=f"Page numbers {folios}", pages=on))
    return tuple(lines)


def _page_list(numbers: Sequence[int], of: int) -> str:
    if len(numbers) == of and of > 1:
        return "every page"
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {', '.join(str(number) for number in numbers)}"


def _deposit(volume: Volume, paper: Paper, folios: FolioRange) -> tuple[DepositField, ...]:
    rights = volume.rights_of(paper)
    licence = licence_url(rights.licence) if rights.licence else None
    doi = volume.doi_of(paper)
    places = [place for author in paper.authors for place in author.affiliations]
    rors = dict.fromkeys((place.institution, place.ror) for place in places if place.ror)
    fields = [
        DepositField(label="Title", value=paper.title.plain),
        DepositField(label="Subtitle", value=paper.subtitle.plain if paper.subtitle else ""),
        DepositField(label="In", value=booktitle(volume)),
        DepositField(label="DOI", value=doi or "", link=f"https://doi.org/{doi}" if doi else None),
        DepositField(label="ISBN", value=first_isbn(volume) or ""),
        DepositField(label=_PAGES, value=str(folios), source="page plan"),
        DepositField(label="Number of pages", value=str(folios.pages), source="PDF"),
        DepositField(label="Language", value=paper.language or volume.book.language),
        DepositField(label="Keywords", value=", ".join(paper.keywords)),
        DepositField(label="Licence", value=licence or "", link=licence),
        *(
            DepositField(
                label=f"ORCID of {author.name}",
                value=author.orcid,
                link=f"https://orcid.org/{author.orcid}",
            )
            for author in paper.authors
            if author.orcid
        ),
        *(_ror(name, ror) for name, ror in rors),
        DepositField(label="Abstract", value=paper.abstract.plain if paper.abstract else ""),
    ]
    return tuple(field for field in fields if field.value)


def _ror(institution: str, ror: str) -> DepositField:
    address = ror if ror.startswith("https://ror.org/") else f"https://ror.org/{ror}"
    return DepositField(label=f"ROR of {institution}", value=address, link=address)
