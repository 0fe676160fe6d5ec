"""Crossref deposits: journal articles, conference papers and chapters, with their PDFs beside them.

One file a paper or one for all; a folder is looked through. Source: Crossref's deposit schemas 4.3
to 5.4.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from proceedings.importers._agreement import Agreement, Pages, first_folio, read_pages
from proceedings.importers._crossref import authors_of, funding_of
from proceedings.importers._crossrefvolume import Containers, day_of
from proceedings.importers._files import Unreadable, head
from proceedings.importers._ledger import Ledger, files_below
from proceedings.importers._values import creative_commons, doi, paper_id
from proceedings.importers._xml import child, children, local, read_xml, rich, text
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Row, Tree

_RECORDS = frozenset({"journal_article", "conference_paper", "content_item"})
# Parts of a record that are read, or that repeat what stands elsewhere.
_READ = frozenset(
    (
        *("contributors", "titles", "abstract", "publication_date", "acceptance_date", "pages"),
        *("publisher_item", "program", "doi_data", "crossmark"),
    )
)


def recognise(path: Path) -> bool:
    """Whether a file is a deposit, or a folder has one."""
    if path.is_dir():
        return any(_is_deposit(file) for file in files_below([path], (".xml",)))
    return _is_deposit(path)


def read(paths: Sequence[Path]) -> Imported:
    """All records of all deposits; PDFs that lie beside them are named with them."""
    ledger = Ledger()
    reading = _Reading(ledger)
    for file in files_below(paths, (".xml",)):
        if not _is_deposit(file):
            continue
        try:
            reading.deposit(file, read_xml(file))
        except Unreadable as fault:
            ledger.unreadable(file.name, fault.message, fault.fix)
    return reading.done()


def _is_deposit(path: Path) -> bool:
    return re.search(rb"<(?:\w+:)?doi_batch[\s>]", head(path)) is not None


class _Reading:
    """What has been read so far."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.volume = Agreement()
        self.papers: list[ImportedPaper] = []
        self.pdfs: list[ImportedPdf] = []
        self.pages: list[Pages] = []
        self.licences: list[str] = []
        self.landings: list[tuple[str, str, str]] = []
        self.days: list[str] = []
        self.stamps: list[str] = []
        self.file = ""

    def deposit(self, path: Path, root: Element) -> None:
        self.file = path.name
        account = child(root, "head")
        self.stamps.append(text(account, "timestamp"))
        about = Containers(self.volume, self.ledger, self.file)
        about.account(account)
        before = len(self.papers)
        for container in child(root, "body") or ():
            about.container(container)
            for record in container:
                if local(record) in _RECORDS:
                    self._paper(record)
        new = self.papers[before:]
        if not new:
            self.ledger.left_out(
                self.file,
                f"{self.file} has no journal article, conference paper or chapter.",
                "Give the deposits of the papers themselves.",
            )
        self.pdfs += _pdfs_beside(path, new)

    def _put(self, key: str, value: Tree | None) -> None:
        self.volume.put(key, value, self.file)

    # -- one paper ----------------------------------------------------------------------------

    def _paper(self, record: Element) -> None:
        given = text(record, "doi_data", "doi") or text(record, "publisher_item", "identifier")
        own = paper_id(given.partition("/")[2] or f"{local(record)}-{len(self.papers) + 1}")
        guessed: list[str] = []
        fields: dict[str, Tree] = rich(
            {
                "title": child(record, "titles", "title"),
                "subtitle": child(record, "titles", "subtitle"),
                "abstract": child(record, "abstract"),
            }
        )
        fields["authors"] = authors_of(record, self.ledger, self.file, own)
        if given and doi(given):
            fields["doi"] = doi(given) or ""
            self._put("doi.prefix", given.partition("/")[0])
        elif given:
            self.ledger.left_value(self.file, "doi", given, "a DOI", own)
        self._pages_of(record, own, fields, guessed)
        accepted = day_of(children(record, "acceptance_date"))
        if accepted:
            fields["dates"] = {"accepted": accepted}
        published = day_of(children(record, "publication_date"))
        if published:
            self.days.append(published)
        if record.get("language"):
            fields["language"] = record.get("language", "")
        funding = funding_of(record)
        if funding:
            fields["funding"] = funding
        related = _related(record)
        if related:
            fields["supplements"] = related
        self.licences.append(_licence(record))
        self.landings.append((own, text(record, "doi_data", "resource"), _pdf_address(record)))
        self._aside(record)
        where = given or text(record, "titles", "title")
        self.papers.append(
            ImportedPaper(
                id=own,
                fields=fields,
                row=Row(file=self.file, row=f"{local(record)} {where}"),
                guessed=tuple(guessed),
            )
        )

    def _pages_of(
        self, record: Element, own: str, fields: dict[str, Tree], guessed: list[str]
    ) -> None:
        for number in children(child(record, "publisher_item"), "item_number"):
            if number.get("item_number_type") in ("article_number", "article-number"):
                fields["article"] = text(number)
        first, last = text(record, "pages", "first_page"), text(record, "pages", "last_page")
        if first and not last and "article" not in fields:
            # Journals without volume-wide paging deposit the article's number as its first page.
            fields["article"] = first
            guessed.append("article")
            return
        pages = read_pages(f"{first}-{last}") if first and last else None
        if pages and pages.count:
            fields["pages"] = str(pages.count)
            self.pages.append(pages)
        elif first and last:
            self.ledger.left_value(
                self.file, "pages", f"{first}–{last}", "a range of arabic folios", own
            )

    def _aside(self, record: Element) -> None:
        for part in record:
            name = local(part)
            if name == "citation_list":
                for citation in part:
                    self.ledger.aside(self.file, "citation", text(citation))
            elif name not in _READ:
                self.ledger.aside(self.file, name, text(part))

    # -- the end ------------------------------------------------------------------------------

    def done(self) -> Imported:
        self._rights()
        self._put(
            "numbering.first",
            first_folio(self.pages, len(self.papers), self.ledger, self.file),
        )
        self._addresses()
        self._published()
        # Crossref refuses a deposit whose timestamp is not above the last one's.
        stamps = [stamp for stamp in self.stamps if stamp.isdigit()]
        if stamps:
            self._put("exports.crossref.serial", max(stamps, key=int))
        papers = _with_own_ids(self.papers, self.ledger)
        return Imported(
            system="crossref",
            papers=papers,
            volume=self.volume.tree(self.ledger),
            pdfs=tuple(self.pdfs),
            unmapped=self.ledger.unmapped,
            findings=self.ledger.findings,
        )

    def _rights(self) -> None:
        """The volume's licence is the one most papers have; the others get their own."""
        named = Counter(licence for licence in self.licences if licence)
        if not named:
            return
        common = named.most_common(1)[0][0]
        self._put("rights", {"mode": "cc", "licence": common})
        for place, licence in enumerate(self.licences):
            if licence and licence != common:
                paper = self.papers[place]
                rights: dict[str, Tree] = {"mode": "cc", "licence": licence}
                self.papers[place] = ImportedPaper(
                    id=paper.id,
                    fields={**paper.fields, "rights": rights},
                    row=paper.row,
                    guessed=paper.guessed,
                )

    def _addresses(self) -> None:
        for key, place in (("landing", 1), ("pdf", 2)):
            addresses = [(one[place], one[place].replace(one[0], "{id}")) for one in self.landings]
            patterns = Counter(pattern for _, pattern in addresses if "{id}" in pattern)
            common, count = next(iter(patterns.most_common(1)), ("", 0))
            if count * 2 <= len(addresses):
                common = ""
            self._put(f"exports.{key}", common)
            for address, pattern in addresses:
                if pattern != common:
                    self.ledger.aside(self.file, f"resource ({key})", address)

    def _published(self) -> None:
        if self.days and not self.volume.values("book.published"):
            self._put("book.published", max(self.days))
            self.ledger.guessed(
                self.file,
                f"The volume is taken to be published when its latest paper was, {max(self.days)}.",
                "Set book.published in volume.yaml if it is another.",
            )
        registrant = self.volume.values("exports.crossref.registrant")
        if self.papers and registrant and not self.volume.values("book.publisher.name"):
            self._put("book.publisher.name", registrant[0])
            self.ledger.guessed(
                self.file,
                f"The publisher is taken to be the registrant, {registrant[0]}.",
                "Set book.publisher in volume.yaml if it is another.",
            )


def _licence(record: Element) -> str:
    named = [one for one in record.iter() if local(one) == "license_ref"]
    # The version of record's licence holds; one without «applies_to» holds for all versions.
    named.sort(key=lambda one: one.get("applies_to", "vor") != "vor")
    return next((spdx for one in named if (spdx := creative_commons(text(one)))), "")


def _related(record: Element) -> list[Tree]:
    made: list[Tree] = []
    for item in (one for one in record.iter() if local(one) == "related_item"):
        relation = child(item, "inter_work_relation")
        if relation is None:
            continue
        target, kind = text(relation), relation.get("relationship-type", "")
        one: dict[str, Tree] = {"kind": kind} if kind else {}
        if title := text(item, "description"):
            one["title"] = title
        if relation.get("identifier-type") == "doi" and doi(target):
            made.append({"doi": doi(target) or "", **one})
        elif target.startswith(("http://", "https://")):
            made.append({"url": target, **one})
    return made


def _pdf_address(record: Element) -> str:
    for one in record.iter():
        if local(one) == "resource" and one.get("mime_type") == "application/pdf":
            return text(one)
    return ""


def _pdfs_beside(path: Path, papers: Sequence[ImportedPaper]) -> Iterator[ImportedPdf]:
    """PDFs in the deposit's folder that bear a paper's DOI or id, or are alone with one paper."""
    files = sorted(
        file
        for file in path.parent.iterdir()
        if file.suffix.casefold() == ".pdf" and file.is_file()
    )
    for file in files:
        stem = re.sub(r"[/_.-]+", ".", file.stem.casefold())
        named = [
            paper.id
            for paper in papers
            if re.search(
                rf"(?:^|\.){re.escape(re.sub(r'[/_.-]+', '.', paper.id.casefold()))}$", stem
            )
        ]
        if len(named) == 1:
            yield ImportedPdf(name=file.name, file=file, paper=named[0])
        elif len(papers) == 1 and len(files) == 1:
            yield ImportedPdf(name=file.name, file=file, paper=papers[0].id)


def _with_own_ids(papers: Sequence[ImportedPaper], ledger: Ledger) -> tuple[ImportedPaper, ...]:
    """Each paper once: the later of two deposits of one DOI is the one Crossref has."""
    by_id: dict[str, ImportedPaper] = {}
    for paper in papers:
        if paper.id in by_id:
            ledger.left_out(
                paper.row.file,
                f"{paper.id} is deposited twice; what {paper.row.file} says is taken.",
                "Give only the deposits that hold.",
                paper.id,
            )
        by_id[paper.id] = paper
    return tuple(by_id.values())
