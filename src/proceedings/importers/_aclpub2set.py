"""An aclpub2 set in memory: its trees, the files beside them, and its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from proceedings.importers._latex import unicode_of
from proceedings.importers._people import Given, person
from proceedings.importers._reading import Reading
from proceedings.records.imported import Tree

_PERSON_KEYS = (
    "first_name",
    "middle_name",
    "last_name",
    "suffix",
    "name",
    "preferred_name",
    "institution",
    "affiliation",
    "email",
    "emails",
    "orcid",
    "openreview",
    "username",
    "dblp",
    "homepage",
)


def text_of(value: Tree | None) -> str:
    """A scalar's text; of a list its scalars with commas, of anything else nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Sequence):
        return ", ".join(one.strip() for one in value if isinstance(one, str))
    return ""


def table_of(value: Tree) -> Mapping[str, Tree]:
    """A table; empty where something else stands in its place."""
    return value if isinstance(value, Mapping) else {}


def entries_of(row: Tree, key: str) -> Sequence[Tree]:
    """The list under a key; a single value is a list of one."""
    value = table_of(row).get(key, "")
    if isinstance(value, str | Mapping):
        return [value] if value else []
    return value


class Set:
    """The set's files as they were read.

    Attributes:
        reading: Where faults are told.
        guessed: Names of people in the front matter that were parted by us.
    """

    def __init__(
        self, reading: Reading, files: Mapping[str, Path], trees: Mapping[str, Tree]
    ) -> None:
        self.reading = reading
        self.guessed: list[str] = []
        self._names: dict[tuple[str, str], str] = {}
        self._files = files
        self._trees = trees

    def name(self, kind: str) -> str:
        """The name of a kind's file."""
        return self._files[kind].name if kind in self._files else f"{kind}.yml"

    def table(self, kind: str) -> Mapping[str, Tree]:
        """A file that is one table."""
        tree = self._trees.get(kind, "")
        if tree and not isinstance(tree, Mapping):
            self._wrong(kind, "has a list where keys are expected")
        return table_of(tree)

    def rows(self, kind: str) -> Sequence[Tree]:
        """A file that is a list; some wrap it in a table of one key."""
        tree = self._trees.get(kind, "")
        if isinstance(tree, Mapping) and len(tree) == 1:
            tree = next(iter(tree.values()))
        if isinstance(tree, str | Mapping):
            if tree:
                self._wrong(kind, "has no list of entries")
            return ()
        rows = [row for row in tree if isinstance(row, Mapping)]
        if len(rows) != len(tree):
            self._wrong(kind, f"has {len(tree) - len(rows)} entries that are no tables of keys")
        return rows

    def _wrong(self, kind: str, what: str) -> None:
        self.reading.unreadable(self.name(kind), what, "Compare it with aclpub2's own samples.")

    @property
    def has_parts(self) -> bool:
        """Whether sessions stand in sessions."""
        return any(entries_of(row, "subsessions") for row in self.rows("program"))

    def file(self, kind: str, folder: str, name: str) -> Path | None:
        """A regular file in a folder beside a kind's YAML; None where it isn't there.

        A name that leads out of the folder names nothing.
        """
        if kind not in self._files:
            return None
        home = (self._files[kind].parent / folder).resolve()
        try:
            path = (home / name).resolve()
            return path if path.is_relative_to(home) and path.is_file() else None
        except (OSError, ValueError):
            return None

    def beside(self, kind: str, folder: str, suffix: str) -> Iterator[Path]:
        """The files of that suffix in a folder beside a kind's YAML."""
        if kind in self._files:
            home = self._files[kind].parent / folder
            listed = sorted(home.iterdir()) if home.is_dir() else []
            yield from (
                path for path in listed if path.suffix.casefold() == suffix and path.is_file()
            )

    def met(self, kind: str, given: str, family: str) -> None:
        """A name as a file has it."""
        if given and family:
            self._names.setdefault((given, family), kind)

    def tell_swapped(self) -> None:
        """Names that one file has the other way round than another."""
        swapped = [
            (f"{given} {family}", kind, self._names[(family, given)])
            for (given, family), kind in self._names.items()
            if given < family and (family, given) in self._names
        ]
        if swapped:
            name, here, there = swapped[0]
            self.reading.swapped(
                self.name(here),
                f"Given and family names stand the other way round in {self.name(here)} than in"
                f" {self.name(there)}, as of {name}; {len(swapped)} names are so.",
            )

    def given(self, kind: str, row: Tree, paper: str | None = None) -> Given:
        """A person's keys, misspelt ones under the name they resemble; a plain name is one too."""
        if isinstance(row, str):
            return Given(display=unicode_of(row))
        told: dict[str, str] = {}
        for key, value in table_of(row).items():
            close = [] if key in _PERSON_KEYS else get_close_matches(key, _PERSON_KEYS, 1, 0.8)
            if close and close[0] not in table_of(row):
                self.reading.misspelt(self.name(kind), key, close[0], paper)
                told[close[0]] = text_of(value)
            else:
                told[key] = text_of(value)
                if key not in _PERSON_KEYS:
                    self.reading.aside(self.name(kind), f"person: {key}", text_of(value))
        names = [unicode_of(told.get(key, "")) for key in ("first_name", "middle_name")]
        return Given(
            given=" ".join(name for name in names if name),
            family=unicode_of(told.get("last_name", "")),
            suffix=unicode_of(told.get("suffix", "")),
            display=unicode_of(told.get("name", "")),
            affiliation=unicode_of(told.get("institution") or told.get("affiliation", "")),
            email=told.get("email") or told.get("emails", "").partition(",")[0],
            orcid=told.get("orcid", ""),
            url=told.get("homepage", ""),
            openreview=told.get("openreview") or told.get("username", ""),
            dblp=told.get("dblp", ""),
        )


def person_of(one: Set, kind: str, row: Tree) -> dict[str, Tree]:
    """A person of the front matter; no mail addresses come along, as nothing needs them there."""
    made = person(one.given(kind, row))
    if made.guessed:
        one.guessed.append(" ".join(text for text in made.fields.values() if isinstance(text, str)))
    one.met(kind, text_of(made.fields.get("given")), text_of(made.fields.get("family")))
    for key, text, expected in made.refused:
        one.reading.left_value(one.name(kind), key, text, expected)
    return {key: value for key, value in made.fields.items() if key != "email"}
