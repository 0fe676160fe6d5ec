"""What the files of an import are: exports of one system, and PDFs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings.errors import CannotStart
from proceedings.importers import IMPORTERS
from proceedings.importing.archive import is_zip
from proceedings.importing.gathering import is_pdf_source
from proceedings.records.imported import Imported

_DATA = (".json", ".yml", ".yaml", ".csv", ".tsv", ".xml", ".xls", ".xlsx", ".txt", ".bib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files of one call.

    Attributes:
        system: The system they are from; None where there are PDFs alone.
        exports: Files that its importer reads.
        pdfs: Files, folders and archives of PDFs.
    """

    system: str | None
    exports: tuple[Path, ...]
    pdfs: tuple[Path, ...]

    def read(self) -> Imported:
        """All that the exports have."""
        if self.system is None:
            return Imported(system="")
        imported: Imported = IMPORTERS.load(self.system).read(self.exports)
        return imported

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each file, and what it was taken for."""
        exports = ((str(path), self.system or "") for path in self.exports)
        return (*exports, *((str(path), "PDFs") for path in self.pdfs))


def recognise(files: Sequence[Path], system: str | None) -> Sources:
    """Find out what files are; nothing is read but their beginnings.

    Args:
        files: The files of the call.
        system: The system they are said to be from.

    Raises:
        CannotStart: A file is not there, no importer knows it or several do, or the files are from
            several systems.
    """
    for path in files:
        if not path.exists():
            raise CannotStart(f"there is no {path}", "Look at its name; capitals count.")
    if system:
        return _said(files, system)
    claims = {path: _claims(path) for path in files}
    firm = {path: names for path, names in claims.items() if names and not _has_pdfs_alone(path)}
    for path, names in firm.items():
        if len(names) > 1:
            raise CannotStart(
                f"{path} may be from {' or '.join(names)}", f"Say which: --from {names[0]}."
            )
    systems = sorted({names[0] for names in firm.values()})
    if len(systems) > 1:
        listed = ", ".join(f"{path} is from {names[0]}" for path, names in firm.items())
        raise CannotStart(
            f"the files are from several systems: {listed}",
            "Import them one after the other; a paper's record takes from each what it lacks.",
        )
    found = systems[0] if systems else None
    exports = tuple(path for path in files if found and found in claims[path])
    rest = [path for path in files if path not in exports]
    for path in rest:
        if not is_pdf_source(path):
            raise CannotStart(
                f"{path} is no export that is known: tried were {', '.join(IMPORTERS.names())}, "
                "and PDFs",
                "Say what it is with --from, or export it anew as the documentation shows.",
            )
    return Sources(system=found, exports=exports, pdfs=tuple(rest))


def _said(files: Sequence[Path], system: str) -> Sources:
    if system not in IMPORTERS.names():
        raise CannotStart(
            f"there is no importer '{system}'", f"Known are {', '.join(IMPORTERS.names())}."
        )
    known = IMPORTERS.load(system)
    pdfs = tuple(path for path in files if not known.recognise(path) and is_pdf_source(path))
    exports = tuple(path for path in files if path not in pdfs)
    return Sources(system=system if exports else None, exports=exports, pdfs=pdfs)


def _claims(path: Path) -> tuple[str, ...]:
    importers: Mapping[str, object] = IMPORTERS.load_all()
    return tuple(name for name, one in importers.items() if one.recognise(path))  # type: ignore[attr-defined]


def _has_pdfs_alone(path: Path) -> bool:
    """Whether only the names of PDFs tell where an archive is from, which proves little."""
    if not is_zip(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return not any(name.lower().endswith(_DATA) for name in names)
