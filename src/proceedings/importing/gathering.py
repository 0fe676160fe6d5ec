"""The PDFs of a call: given one by one, in folders, in archives."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from proceedings.errors import CannotStart, Refused
from proceedings.findings.finding import Finding, Level
from proceedings.importing.archive import (
    MOST_BYTES,
    MOST_MEMBERS,
    Unpacking,
    is_zip,
    members,
)
from proceedings.outputs import sha256_of
from proceedings.records.imported import ImportedPdf


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPdf:
    """A PDF as a file of our own.

    Attributes:
        pdf: What it was.
        path: Where the copy lies.
        sha256: Of its bytes.
    """

    pdf: ImportedPdf
    path: Path
    sha256: str


def is_pdf_source(path: Path) -> bool:
    """Whether a file, folder or archive holds PDFs."""
    return next(pdfs_of(path), None) is not None


def pdfs_of(path: Path) -> Iterator[ImportedPdf]:
    """The PDFs of one file, folder or archive, sorted by name.

    Raises:
        CannotStart: The folder or archive has far too many files, or is no whole archive.
    """
    if path.is_dir():
        yield from sorted(_walk(path), key=lambda pdf: pdf.name)
    elif is_zip(path):
        found = sorted(members(path), key=lambda member: member.name)
        yield from (ImportedPdf(name=one.name, file=path, member=one.member) for one in found)
    elif path.suffix.lower() == ".pdf" and path.is_file():
        yield ImportedPdf(name=path.name, file=path)


def take(
    pdfs: Sequence[ImportedPdf], folder: Path
) -> tuple[tuple[TakenPdf, ...], tuple[Finding, ...]]:
    """Copy PDFs to files of our own, whatever their names.

    Args:
        pdfs: The PDFs.
        folder: Where copies go.

    Returns:
        The copies, and a finding for each that is refused.

    Raises:
        CannotStart: They are too large together.
    """
    taken: list[TakenPdf] = []
    findings: list[Finding] = []
    with Unpacking() as unpacking:
        for number, pdf in enumerate(pdfs, start=1):
            target = folder / f"{number:06}.pdf"
            try:
                if pdf.member is None:
                    _copy(pdf.file, target)
                else:
                    unpacking.take(pdf.file, pdf.member, target)
            except Refused as refusal:
                target.unlink(missing_ok=True)
                findings.append(_refused(pdf, refusal))
            else:
                taken.append(TakenPdf(pdf=pdf, path=target, sha256=sha256_of(target)))
    return tuple(taken), tuple(findings)


def _walk(top: Path) -> Iterator[ImportedPdf]:
    count = 0
    for folder, below, files in os.walk(top, followlinks=False):
        below[:] = sorted(name for name in below if not name.startswith((".", "__MACOSX")))
        count += len(files)
        if count > MOST_MEMBERS:
            raise CannotStart(
                f"{top} has more than {MOST_MEMBERS} files", "Name the folder of the PDFs alone."
            )
        yield from _pdfs(top, Path(folder), files)


def _pdfs(top: Path, folder: Path, files: Iterable[str]) -> Iterator[ImportedPdf]:
    for name in files:
        if name.lower().endswith(".pdf") and not name.startswith("."):
            path = folder / name
            yield ImportedPdf(name=path.relative_to(top).as_posix(), file=path)


def _copy(source: Path, target: Path) -> None:
    """Copy a regular file; a link in a folder may lead anywhere, a pipe never ends."""
    status = source.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise Refused("is a link or a device, no file", "Put the file itself there.")
    if status.st_size > MOST_BYTES:
        raise Refused(f"has more than {MOST_BYTES >> 20} MiB", "Ask the author for a smaller file.")
    shutil.copyfile(source, target, follow_symlinks=False)


def _refused(pdf: ImportedPdf, refusal: Refused) -> Finding:
    return Finding(
        rule="file/refused",
        level=Level.ERROR,
        message=f"{pdf.name} {refusal.message.rstrip('.')}; it is not brought in.",
        fix=refusal.fix,
        evidence=pdf.name,
    )
