"""One paper's records in several exports of a system, joined into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importing.people import MARK, NAME, align, name_of, persons, split_of
from proceedings.importing.values import alike, excerpt
from proceedings.records.imported import ImportedPaper, Row, Tree
from proceedings.records.trees import Fields
from proceedings.text.letters import folded


def join(records: Iterable[ImportedPaper]) -> tuple[tuple[ImportedPaper, ...], list[Finding]]:
    """Join all records that have one id.

    The first record's words stand; later ones give what it lacks. A name that one export gives in
    parts stands before one that was split by us.

    Returns:
        One record a paper, in the order in which ids come first, a guessed name marked in its
        author's `x-guessed`; and where two exports contradict each other.
    """
    by_id: dict[str, ImportedPaper] = {}
    findings: list[Finding] = []
    for record in records:
        fields, rest = _marked(record)
        new = replace(record, fields=fields, guessed=rest)
        old = by_id.get(record.id)
        if old is None:
            by_id[record.id] = new
            continue
        joining = _Joining(old, new)
        by_id[record.id] = joining.joined()
        findings += joining.findings
    return tuple(by_id.values()), findings


def _marked(record: ImportedPaper) -> tuple[Fields, tuple[str, ...]]:
    """The fields with a mark at each author whose name was guessed, and the other guesses."""
    authors = persons(record.fields.get("authors"))
    guessed = [path.split(".") for path in record.guessed]
    places = {int(path[1]) for path in guessed if path[0] == "authors" and path[1:2]}
    marked: list[Tree] = [
        {**author, MARK: split_of(author)} if index in places else author
        for index, author in enumerate(authors)
    ]
    rest = tuple(path for path in record.guessed if not path.startswith("authors."))
    return ({**record.fields, "authors": marked} if marked else record.fields), rest


class _Joining:
    def __init__(self, first: ImportedPaper, second: ImportedPaper) -> None:
        self.first = first
        self.second = second
        self.findings: list[Finding] = []

    def joined(self) -> ImportedPaper:
        """The two as one."""
        one, two = self.first.fields, self.second.fields
        fields: dict[str, Tree] = dict(one)
        for key, value in two.items():
            if key == "authors" and persons(one.get(key)):
                fields[key] = self._authors(persons(one[key]), persons(value))
            elif key != "source":
                fields[key] = self._value(key, one.get(key), value)
        return replace(
            self.first,
            fields=fields,
            guessed=tuple(dict.fromkeys((*self.first.guessed, *self.second.guessed))),
            accepted=self.first.accepted and self.second.accepted,
        )

    def _value(self, path: str, one: Tree | None, two: Tree) -> Tree:
        if not one:
            return two
        if isinstance(one, Mapping) and isinstance(two, Mapping):
            made = dict(one)
            for key, value in two.items():
                made[key] = self._value(f"{path}.{key}", one.get(key), value)
            return made
        if path.endswith("affiliations"):
            return self._affiliations(path, one, two)
        is_address = path.endswith(".email")
        if not alike(one, two) and not (is_address and _folded(one) == _folded(two)):
            self._contradiction(path, one, two)
        return one

    def _authors(self, one: Sequence[Fields], two: Sequence[Fields]) -> list[Tree]:
        authors = [dict(author) for author in one]
        pairs = align(one, two)
        for index, other in enumerate(two):
            if index not in pairs:
                self._unmatched(other)
                continue
            place = pairs[index]
            authors[place] = self._author(f"authors.{place}", authors[place], other)
        return list(authors)

    def _author(self, path: str, one: dict[str, Tree], two: Fields) -> dict[str, Tree]:
        named = [key for key in (*NAME, MARK) if key in two]
        has_name = bool(named) and named != [MARK]
        if has_name and ((MARK in one and MARK not in two) or not name_of(one)):
            one = {key: value for key, value in one.items() if key not in (*NAME, MARK)}
            one = {**{key: two[key] for key in named}, **one}
        elif has_name and MARK not in two and folded(name_of(one)) != folded(name_of(two)):
            self._contradiction(path, name_of(one), name_of(two))
        for key, value in two.items():
            if key not in NAME and key != MARK:
                one[key] = self._value(f"{path}.{key}", one.get(key), value)
        return one

    def _affiliations(self, path: str, one: Tree, two: Tree) -> Tree:
        first, second = persons(one), persons(two)
        if len(first) == len(second) == len(one):
            same = [
                folded(str(a.get("institution"))) == folded(str(b.get("institution")))
                for a, b in zip(first, second, strict=True)
            ]
            if all(same):
                return [
                    {**a, **{key: value for key, value in b.items() if key not in a}}
                    for a, b in zip(first, second, strict=True)
                ]
        if not alike(one, two):
            self._contradiction(path, one, two)
        return one

    def _contradiction(self, path: str, one: Tree, two: Tree) -> None:
        self.findings.append(
            Finding(
                rule="metadata/import-contradiction",
                level=Level.WARNING,
                message=(
                    f"Two exports differ in {path}: «{excerpt(one)}» in {_said(self.first.row)}, "
                    f"«{excerpt(two)}» in {_said(self.second.row)}; the first is taken."
                ),
                fix="Correct the one that is wrong in the system, or the record after the import.",
                place=Place(paper=self.first.id, file=self.second.row.file),
                evidence=excerpt(two),
            )
        )

    def _unmatched(self, author: Fields) -> None:
        self.findings.append(
            Finding(
                rule="metadata/import-contradiction",
                level=Level.WARNING,
                message=(
                    f"{_said(self.second.row)} has the author «{name_of(author)}», whom "
                    f"{_said(self.first.row)} hasn't; the person is left out."
                ),
                fix="Correct the list of authors in the system, or the record after the import.",
                place=Place(paper=self.first.id, file=self.second.row.file),
                evidence=name_of(author),
            )
        )


def _folded(value: Tree) -> str:
    return value.casefold() if isinstance(value, str) else ""


def _said(row: Row) -> str:
    return f"{row.file}, {row.row}" if row.row else row.file
