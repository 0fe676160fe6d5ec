"""Reading an export's files for an importer: what can't be read becomes a finding."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importers._cleaning import line, prose
from proceedings.importers._decoding import decode, mojibake
from proceedings.importers._files import Entry, Unreadable, entries, read_bytes, read_entry
from proceedings.importers._html import is_latex
from proceedings.importers._ledger import Ledger, shown
from proceedings.importers._people import Given, person
from proceedings.importers._tables import Headed, Table, read_tables
from proceedings.importers._xml import read_xml
from proceedings.records.imported import ImportedPaper, Tree

_T = TypeVar("_T")
_EXCEL_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}.*|\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?|[A-Z][a-z]{2}-\d{2}"
    r"|\d+(?:\.\d+)?E\+\d+|#(?:NAME|REF|VALUE|N/A|NUM|DIV/0)[?!]?"
)
_EXCEL_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|N/A|NUM!|DIV/0!|NULL!)")
_EXCEL_CUTS = (255, 32767)
"""Lengths at which Excel has cut a cell: old binary files, and every cell."""


class Reading(Ledger):
    """A ledger that reads files, makes fields of cells, and tells what went wrong."""

    def tables(self, path: Path) -> tuple[Table, ...]:
        """The sheets of a spreadsheet; none where it can't be read."""
        found = self._tried(path, read_tables) or ()
        for table in found:
            self.twice_decoded(table.file, (cell for row in table.rows for cell in row))
        return found

    def xml(self, path: Path) -> Element | None:
        """The root of an XML file; None where it can't be read."""
        return self._tried(path, read_xml)

    def entries(self, path: Path) -> tuple[Entry, ...]:
        """What a zip lists; nothing where it can't be read."""
        return self._tried(path, entries) or ()

    def text(self, path: Path) -> str:
        """A text file's content; empty where it can't be read."""
        return self._tried(path, lambda file: decode(read_bytes(file))) or ""

    def json(self, path: Path, entry: Entry | None = None) -> Any:
        """A JSON file, or one in a zip: lists, tables, and text in place of numbers.

        None where it can't be read.
        """

        def parsed(file: Path) -> Any:
            data = read_entry(file, entry) if entry else read_bytes(file)
            text = decode(data)
            self.twice_decoded(file.name, [text])
            try:
                return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
            except (ValueError, RecursionError) as error:
                raise Unreadable(
                    f"is no whole JSON: {error}", "Download it again; its end may be missing."
                ) from error

        return self._tried(path, parsed)

    def _tried(self, path: Path, read: Callable[[Path], _T]) -> _T | None:
        try:
            return read(path)
        except Unreadable as error:
            self.unreadable(path.name, f"it {error.message}", error.fix)
            return None

    def twice_decoded(self, file: str, texts: Iterable[str]) -> None:
        """Tell of words like `JosÃ©`, which were wrong before the export was made."""
        words = list(dict.fromkeys(word for text in texts for word in mojibake(text)))
        if words:
            self._add(
                Finding(
                    rule="metadata/import-mojibake",
                    level=Level.WARNING,
                    message=f"{file} has {len(words)} words whose letters were read in the wrong"
                    f" encoding before it was exported: {', '.join(map(shown, words[:5]))}.",
                    fix="Ask the authors for their names, or correct them after the import.",
                    place=Place(file=file),
                    evidence=shown(words[0]),
                ),
                "mojibake",
            )

    def paper_id(self, text: str, file: str, row: str) -> str | None:
        """The id in a cell; None, and told, where there is none or a spreadsheet damaged it."""
        found = line(text)
        if not found:
            self.left_value(file, "row", row, "a row with the paper's id")
            return None
        if _EXCEL_DATE.fullmatch(found):
            self.left_value(
                file, "paper id", found, f"an id; a spreadsheet program changed it ({row})"
            )
            return None
        return found

    def words(self, file: str, paper: str, title: str, abstract: str = "") -> dict[str, Tree]:
        """Title and abstract as fields, with `markup` where they hold LaTeX."""
        fields: dict[str, Tree] = {}
        for key, text in (("title", line(title)), ("abstract", prose(abstract))):
            if _EXCEL_ERROR.fullmatch(text):
                self.left_value(file, key, text, "text; a spreadsheet took it for a formula", paper)
            elif text:
                fields[key] = text
            if len(title if key == "title" else abstract) in _EXCEL_CUTS:
                self.cut(file, paper, key, "it has just the length at which spreadsheets cut cells")
        if is_latex(title) or is_latex(abstract):
            fields["markup"] = "latex"
        return fields

    def people(
        self, file: str, paper: str, given: Sequence[Given]
    ) -> tuple[list[Tree], tuple[str, ...]]:
        """The authors' records, and which of them have names that we parted."""
        made: list[Tree] = []
        guessed: list[str] = []
        for place, one in enumerate(given):
            author = person(one)
            made.append(author.fields)
            if author.guessed:
                guessed.append(f"authors.{place}")
            for key, text, expected in author.refused:
                self.left_value(file, key, text, expected, paper)
            self._places(file, one, author.fields.get("affiliations", ()))
        return made, tuple(guessed)

    def _places(self, file: str, given: Given, made: Tree) -> None:
        if given.country and not made:
            self.aside(file, "country of somebody without affiliation", given.country)
        if given.affiliation and len(made) > 1:
            self.guessed(
                file,
                "Affiliations with a semicolon are taken as several; a country stands with the"
                " first of them.",
                "Look through them: a semicolon may belong to a name.",
            )

    def columns_aside(self, headed: Headed, held: Collection[str]) -> None:
        """The columns that none of these headings (as keys) has, as found no place for."""
        for record in headed.records:
            for key, written in headed.headings.items():
                if key not in held:
                    self.aside(headed.file, written, record.cells[key])

    def cut(self, file: str, paper: str, field: str, why: str) -> None:
        """Text that doesn't end where its author ended it."""
        self._add(
            Finding(
                rule="metadata/import-cut-text",
                level=Level.WARNING,
                message=f"The {field} of paper {paper} seems to be cut: {why}.",
                fix="Take the whole text from the paper or the system, and write it in.",
                place=Place(file=file, paper=paper),
            ),
            f"{paper} {field}",
        )

    def counts_differ(self, file: str, paper: str, message: str, evidence: str) -> None:
        """Two lists about the same people that don't have the same length or names."""
        self._add(
            Finding(
                rule="metadata/import-counts",
                level=Level.WARNING,
                message=message,
                fix="Look the paper's authors up in the system and correct them after the import.",
                place=Place(file=file, paper=paper or None),
                evidence=shown(evidence),
            ),
            f"{paper} {message}",
        )

    def undecided(self, file: str, decisions: Mapping[str, Sequence[str]]) -> None:
        """Decisions that were not understood, by their words, with the papers that have them."""
        for decision, papers in decisions.items():
            self._add(
                Finding(
                    rule="metadata/import-decision",
                    level=Level.WARNING,
                    message=f"The decision «{shown(decision)}» doesn't say whether a paper is"
                    f" accepted; not taken as accepted: {_ids(papers)}.",
                    fix="If they are accepted, set the decision in the system and export again, or"
                    " give them a record.",
                    place=Place(file=file),
                    evidence=shown(decision),
                ),
                decision,
            )

    def no_corresponding(self, file: str, papers: Sequence[str], why: str) -> None:
        """Papers of which the export doesn't name the one corresponding author."""
        if papers:
            self._add(
                Finding(
                    rule="metadata/import-corresponding",
                    level=Level.NOTE,
                    message=f"{why}, so that no author is marked as corresponding: {_ids(papers)}.",
                    fix="Ask the authors who it is and set `corresponding: true` there.",
                    place=Place(file=file),
                ),
                why,
            )

    def first_of_each(self, papers: Iterable[ImportedPaper]) -> tuple[ImportedPaper, ...]:
        """One record for each id, the first; told where a later one says something else."""
        kept: dict[str, ImportedPaper] = {}
        for paper in papers:
            first = kept.setdefault(paper.id, paper)
            if first is paper or (first.fields, first.accepted) == (paper.fields, paper.accepted):
                continue
            differing = sorted(
                key
                for key in {*first.fields, *paper.fields}
                if first.fields.get(key) != paper.fields.get(key)
            ) or ["decision"]
            self._add(
                Finding(
                    rule="metadata/import-duplicate",
                    level=Level.ERROR,
                    message=f"Paper {paper.id} stands twice, in {first.row.file}"
                    f" {first.row.row} and {paper.row.file} {paper.row.row}, with another"
                    f" {', '.join(differing)}; the first is taken.",
                    fix="Delete the wrong one and import again.",
                    place=Place(file=paper.row.file, paper=paper.id),
                ),
                f"{paper.id} {paper.row}",
            )
        return tuple(kept.values())


def _ids(papers: Sequence[str]) -> str:
    listed = ", ".join(papers[:20])
    return f"{listed} and {len(papers) - 20} more" if len(papers) > 20 else listed
