"""A cover the chair had made as PDF, laid under the set cover's page."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from proceedings.findings.finding import Finding, Level, Place
from proceedings.matter.files import ChairsFiles
from proceedings.pdf.saving import save


def lay_under_cover(output: Path, files: ChairsFiles, path: str) -> None:
    """Lay the first page of the chair's PDF under page 1 of `output`, as large as it fits.

    The set page carries its alternative text; the PDF's own content is marked as an artifact.
    """
    data = files.read(path)
    if data is None:
        return
    try:
        with (
            pikepdf.open(io.BytesIO(data)) as cover,
            pikepdf.open(io.BytesIO(output.read_bytes())) as book,
        ):
            form = book.copy_foreign(cover.pages[0].as_form_xobject())
            page = book.pages[0]
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            name = page.add_resource(form, pikepdf.Name.XObject, prefix="Cover")
            rectangle = pikepdf.Rectangle(left, bottom, right, top)
            placing = page.calc_form_xobject_placement(
                form, name, rectangle, allow_shrink=True, allow_expand=True
            )
            page.contents_add(b"/Artifact BMC\n" + placing + b"\nEMC\n", prepend=True)
            # Nobody has looked whether the chair's PDF keeps what PDF/A asks for.
            with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as claims:
                for claim in ("pdfaid:part", "pdfaid:conformance"):
                    claims.pop(claim, None)
            save(book, output)
    except (pikepdf.PdfError, IndexError) as error:
        files.findings.append(
            Finding(
                rule="front/unreadable-file",
                level=Level.ERROR,
                message=f"{path} is no PDF with a page ({error}); the cover is empty.",
                fix="Save the cover as PDF again, without a password, or as a PNG or JPEG.",
                place=Place(file=path),
            )
        )
