"""What an importer has to say at its end: findings, one a cause, and what found no place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.imported import Unmapped

_SHOWN = 80


def shown(value: object) -> str:
    """A value as one short line, with control characters made visible."""
    text = " ".join(str(value).split())
    text = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(slots=True)
class _Told:
    finding: Finding
    count: int = 1


class Ledger:
    """Collects while an export is read.

    The same fault in a hundred rows is told once, where it stands first, with the number of rows.
    """

    def __init__(self) -> None:
        self._told: dict[tuple[str, str, str], _Told] = {}
        self._aside: dict[str, Unmapped] = {}

    def aside(self, file: str, column: str, value: object) -> None:
        """A value that has no place in our metadata; empty ones are not worth a word.

        Columns of one name are counted together over all files of the system.
        """
        text = shown(value)
        if not text:
            return
        known = self._aside.get(column)
        if known:
            self._aside[column] = replace(known, count=known.count + 1)
        else:
            self._aside[column] = Unmapped(file=file, column=column, example=text, count=1)

    def unreadable(
        self, file: str, message: str, fix: str, *, line: int | None = None, found: str = ""
    ) -> None:
        """A file, or a stretch of one, that is not what it looks like.

        Args:
            file: Its name.
            message: Completes «the file …», as that of `Unreadable` does.
            fix: What helps.
            line: Where, from 1.
            found: What stands there.
        """
        self._add(
            Finding(
                rule="metadata/import-unreadable",
                level=Level.ERROR,
                message=f"{file} {message}.",
                fix=fix,
                place=Place(file=file, line=line),
                evidence=shown(found) or None,
            ),
            f"{line}{message}",
        )

    def left_value(
        self, file: str, key: str, value: object, expected: str, paper: str | None = None
    ) -> None:
        """A value that was not understood and is left out, expected being what would have been."""
        self._add(
            Finding(
                rule="metadata/import-value",
                level=Level.WARNING,
                message=f"The {key} «{shown(value)}» is left out; expected was {expected}.",
                fix="Correct it in the system and export again, or write it in after the import.",
                place=Place(file=file, paper=paper),
                evidence=shown(value),
            ),
            f"{key}{value}",
        )

    def misspelt(self, file: str, key: str, meant: str, paper: str | None = None) -> None:
        """A key that is spelt wrongly and was read all the same."""
        self._add(
            Finding(
                rule="metadata/import-misspelt",
                level=Level.NOTE,
                message=f"The key '{key}' is read as '{meant}'.",
                fix=f"Nothing, if '{meant}' was meant; else correct the key and import again.",
                place=Place(file=file, paper=paper),
                evidence=key,
            ),
            key,
        )

    def guessed(self, file: str, what: str, fix: str, paper: str | None = None) -> None:
        """Something that is a guess, said as a whole sentence."""
        self._add(
            Finding(
                rule="metadata/import-guess",
                level=Level.NOTE,
                message=what,
                fix=fix,
                place=Place(file=file, paper=paper),
            ),
            what,
        )

    def swapped(self, file: str, what: str) -> None:
        """Names whose parts contradict each other, said as a whole sentence."""
        self._add(
            Finding(
                rule="metadata/import-swapped",
                level=Level.WARNING,
                message=what,
                fix="Correct given and family where they are wrong: the index sorts by family.",
                place=Place(file=file),
            ),
            what,
        )

    def left_out(self, file: str, what: str, fix: str, paper: str | None = None) -> None:
        """Something that is in the export and not in what comes in, said as a whole sentence."""
        self._add(
            Finding(
                rule="metadata/import-left-out",
                level=Level.WARNING,
                message=what,
                fix=fix,
                place=Place(file=file, paper=paper),
            ),
            what,
        )

    def missing(self, file: str, named: str, paper: str | None = None) -> None:
        """A file that the export names and that isn't there."""
        self._add(
            Finding(
                rule="metadata/import-missing",
                level=Level.WARNING,
                message=f"The export names the file {shown(named)}, which isn't there.",
                fix="Put it there and import again, or ask whoever has it.",
                place=Place(file=file, paper=paper),
                evidence=shown(named),
            ),
            named,
        )

    def _add(self, finding: Finding, cause: str) -> None:
        key = (finding.rule, finding.place.file or "", cause)
        known = self._told.get(key)
        if known:
            known.count += 1
        else:
            self._told[key] = _Told(finding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One a cause, in the order met."""
        return tuple(
            replace(told.finding, message=f"{told.finding.message} ({told.count} times.)")
            if told.count > 1
            else told.finding
            for told in self._told.values()
        )

    @property
    def unmapped(self) -> tuple[Unmapped, ...]:
        """What found no place, in the order met."""
        return tuple(self._aside.values())


def agreed(values: Iterable[str]) -> str | None:
    """The one value that all non-empty ones are; None where they differ or there is none."""
    given = {value for value in values if value}
    return given.pop() if len(given) == 1 else None


def files_below(paths: Sequence[Path], endings: Sequence[str], depth: int = 3) -> tuple[Path, ...]:
    """The files given, and those with these endings in the folders given, sorted and each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        level = [path]
        for _ in range(depth):
            entries = sorted(entry for folder in level for entry in _listed(folder))
            found.update(
                (entry, None)
                for entry in entries
                if entry.suffix.casefold() in endings and entry.is_file()
            )
            level = [entry for entry in entries if entry.is_dir() and not entry.is_symlink()]
    return tuple(found)


def _listed(folder: Path) -> tuple[Path, ...]:
    """What a folder holds; nothing where it may not be read."""
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()
