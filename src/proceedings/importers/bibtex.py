"""BibTeX and BibLaTeX: entries as papers, with PMLR's and ACM's own fields.

What all entries share, or a `proceedings` entry says, becomes the volume's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from proceedings.importers._agreement import Pages, first_folio, read_pages
from proceedings.importers._bibfile import BibEntry, in_order, read_entries
from proceedings.importers._bibnames import read_names
from proceedings.importers._bibvolume import CONTAINERS, VOLUME_FIELDS, volume_of
from proceedings.importers._files import Unreadable, head
from proceedings.importers._latex import unicode_of, words
from proceedings.importers._ledger import Ledger, files_below
from proceedings.importers._values import doi, paper_id
from proceedings.records.imported import Imported, ImportedPaper, ImportedPdf, Row, Tree

_FIRST = re.compile(rb"^\s*@[A-Za-z]+\s*[{(]\s*[^\s,={}\"()@]*\s*,", re.MULTILINE)
_HEAD = 65536
# No papers: lists of other entries, data for others, commands to a program.
_NO_PAPERS = frozenset({"set", "xdata", "control", "comment", "string", "preamble"})
_READ = VOLUME_FIELDS | frozenset(
    (
        *(
            "title",
            "subtitle",
            "abstract",
            "author",
            "doi",
            "pages",
            "eid",
            "articleno",
            "numpages",
        ),
        *("pagetotal", "keywords", "keyword", "language", "langid", "section", "software", "supp"),
        *("video", "supplementary", "dataset", "articleno", "journaltitle"),
    )
)
_LINKS = {
    "software": "software",
    "supp": "supplement",
    "supplementary": "supplement",
    "dataset": "data",
}
_LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "brazilian": "pt-BR",
    "russian": "ru",
    "dutch": "nl",
    "polish": "pl",
    "chinese": "zh",
    "japanese": "ja",
}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]{1,3})?")


def recognise(path: Path) -> bool:
    """Whether a file has an entry near its top, or a folder a file that ends in .bib."""
    if path.is_dir():
        return any(_FIRST.search(head(file, _HEAD)) for file in files_below([path], (".bib",), 1))
    start = head(path, _HEAD)
    if 0 in start:
        start = start.replace(b"\x00", b"").lstrip(b"\xfe\xff")
        start = start.replace(b"\r", b"\n")
    return _FIRST.search(start.lstrip(b"\xef\xbb\xbf")) is not None


def read(paths: Sequence[Path]) -> Imported:
    """All entries of all files, one paper each; `proceedings` and the like tell of the volume."""
    reading = _Reading()
    for path in files_below(paths, (".bib",), 1):
        try:
            entries = read_entries(path, reading.ledger)
        except Unreadable as error:
            reading.ledger.unreadable(path.name, error.message, error.fix)
            continue
        reading.take(path, entries)
    return reading.done()


class _Reading:
    """What has been read so far."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.entries: list[BibEntry] = []
        self.sources: list[BibEntry] = []
        self.papers: list[ImportedPaper] = []
        self.pages: list[Pages] = []
        self.pdfs: list[ImportedPdf] = []
        self.sections: dict[str, list[Tree]] = {}
        self.taken: set[str] = set()
        self.changed = ""

    def take(self, path: Path, entries: Sequence[BibEntry]) -> None:
        self.entries += entries
        for entry in entries:
            if entry.kind in _NO_PAPERS:
                self.ledger.aside(path.name, f"@{entry.kind}", entry.key or entry.line)
            elif entry.kind not in CONTAINERS:
                self._paper(path, entry)

    def _paper(self, path: Path, entry: BibEntry) -> None:
        own = self._id(entry)
        guessed: list[str] = []
        fields = words(entry.get("title"), entry.get("abstract"), entry.get("subtitle"))
        fields["authors"] = self._authors(entry, own, guessed)
        self._doi(entry, own, fields)
        self._pages(entry, fields)
        if keywords := _keywords(entry.get("keywords", "keyword")):
            fields["keywords"] = keywords
        self._language(entry, fields)
        self._links(entry, fields)
        for name, text in entry.fields.items():
            if name not in _READ:
                self.ledger.aside(entry.file, name, text)
        self.sections.setdefault(entry.get("section"), []).append(own)
        self.sources.append(entry)
        self.papers.append(
            ImportedPaper(
                id=own,
                fields=fields,
                row=Row(file=entry.file, row=f"@{entry.kind}{{{entry.key}}}, line {entry.line}"),
                guessed=tuple(guessed),
            )
        )
        self._pdf(path, entry, own)

    def _id(self, entry: BibEntry) -> str:
        made = paper_id(entry.key) if entry.key else f"entry-{len(self.papers) + 1}"
        own, count = made, 1
        while own.casefold() in self.taken:
            count += 1
            own = f"{made[:60]}-{count}"
        self.taken.add(own.casefold())
        if not entry.key:
            self.ledger.guessed(
                entry.file,
                "Entries without a key are called by their place: entry-1 and so on.",
                "Give them keys and import again, if files or pages are to bear better names.",
            )
        elif own != entry.key:
            self.changed = self.changed or f"«{entry.key}» is {own}"
            self.ledger.guessed(
                entry.file,
                f"Keys that can't name a file are ids of other signs now, as {self.changed}.",
                "Nothing; or give the entries other keys and import again.",
            )
        return own

    def _authors(self, entry: BibEntry, own: str, guessed: list[str]) -> list[Tree]:
        names = read_names(entry.get("author"))
        guessed += [f"authors.{place}" for place in names.guessed]
        if names.others:
            self.ledger.left_out(
                entry.file,
                f"The authors of {own} end with «and others»: those aren't named.",
                "Write the whole list into the record.",
                own,
            )
        return list(names.people)

    def _doi(self, entry: BibEntry, own: str, fields: dict[str, Tree]) -> None:
        written = entry.fields.get("doi", "").replace("\\_", "_").replace("{", "").replace("}", "")
        if doi(written):
            fields["doi"] = doi(written) or ""
        elif written:
            self.ledger.left_value(entry.file, "doi", written, "a DOI", own)

    def _pages(self, entry: BibEntry, fields: dict[str, Tree]) -> None:
        article = unicode_of(entry.get("articleno", "eid"))
        written = unicode_of(entry.get("pages"))
        pages = read_pages(written) if written else None
        total = entry.get("numpages", "pagetotal")
        if pages:
            self.pages.append(pages)
            article = article or pages.article or ""
        elif written:
            self.ledger.aside(entry.file, "pages", written)
        if article:
            fields["article"] = article
        if pages and pages.count:
            fields["pages"] = str(pages.count)
        elif total.isdigit():
            fields["pages"] = total

    def _language(self, entry: BibEntry, fields: dict[str, Tree]) -> None:
        written = entry.get("langid", "language")
        tag = _LANGUAGES.get(written.casefold()) or (written if _TAG.fullmatch(written) else "")
        if tag:
            fields["language"] = tag
        elif written:
            self.ledger.aside(entry.file, "language", written)

    def _links(self, entry: BibEntry, fields: dict[str, Tree]) -> None:
        made: list[Tree] = []
        for name, kind in _LINKS.items():
            for url in entry.get(name).split(","):
                if url.strip().startswith(("http://", "https://")):
                    made.append({"url": url.strip(), "kind": kind})
                elif url.strip():
                    self.ledger.aside(entry.file, name, url)
        if made:
            fields["supplements"] = made
        video = entry.get("video")
        if video.startswith(("http://", "https://")):
            fields["video"] = video
        elif video:
            self.ledger.aside(entry.file, "video", video)

    def _pdf(self, path: Path, entry: BibEntry, own: str) -> None:
        """A PDF called as the entry is, beside the file or in a folder of that name."""
        if not re.fullmatch(r"[\w.+-]+", entry.key):
            return
        for name in (f"{entry.key}.pdf", f"{entry.key}/{entry.key}.pdf", f"papers/{entry.key}.pdf"):
            file = path.parent / name
            if file.is_file():
                self.pdfs.append(ImportedPdf(name=file.name, file=file, paper=own))
                return

    # -- the end ------------------------------------------------------------------------------

    def done(self) -> Imported:
        """All that was read."""
        volume = volume_of(self.entries, self.sources, self.ledger)
        file = self.papers[0].row.file if self.papers else ""
        if first := first_folio(self.pages, len(self.papers), self.ledger, file):
            volume["numbering"] = {"first": first}
        return Imported(
            system="bibtex",
            papers=tuple(self.papers),
            volume=volume,
            program=self._program(),
            pdfs=tuple(self.pdfs),
            unmapped=self.ledger.unmapped,
            findings=self.ledger.findings,
        )

    def _program(self) -> dict[str, Tree]:
        """Sessions by PMLR's `section`, in the order its `sections` gives or they come in."""
        if not any(self.sections):
            return {}
        titles: dict[str, str] = {}
        for entry in in_order(self.entries, CONTAINERS):
            for listed in unicode_of(entry.get("sections")).split("|"):
                key, _, title = listed.partition("=")
                if key.strip():
                    titles[key.strip()] = title.strip() or key.strip()
        order = [*titles, *(one for one in self.sections if one not in titles)]
        return {
            "sessions": [
                {"title": titles.get(one) or unicode_of(one) or "Papers", "papers": papers}
                for one in order
                if (papers := self.sections.get(one))
            ]
        }


def _keywords(text: str) -> list[Tree]:
    parts = re.split(r"[;\n]" if ";" in text else r"[,\n]", text)
    return [word for part in parts if (word := unicode_of(part))]
