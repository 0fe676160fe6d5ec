"""Words of annotations' appearances, as stamps and form fields have them.

PDFium's text of a page has none of them; programs that read a file have. So they are made part of
the page, in memory, and the page is read again. Few papers have any.

Source: ISO 32000-1, 12.5.5 (appearance streams).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from proceedings.inspection import words
from proceedings.inspection.reader import View
from proceedings.inspection.unseen import Told

_MOST_PAGES = 100


def appearance_texts(document: Any, pages: Mapping[int, str]) -> Iterator[Told]:
    """What annotations show in words, with where it stands, as a `Sighting` says it, and the page.

    Args:
        document: As PDFium opened it; annotations become part of its pages.
        pages: Numbers from 1 of pages that have annotations, with the text of the pages themselves.
    """
    for number, own in islice(pages.items(), _MOST_PAGES):
        page = pdfium.FPDF_LoadPage(document.raw, number - 1)
        if not page:
            continue
        flat = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        pdfium.FPDF_ClosePage(page)
        if flat != pdfium.FLATTEN_SUCCESS:
            continue
        known = set(map(words.line, own.split("\n")))
        try:
            with View(document, number - 1) as view:
                lines = map(words.line, words.page_text(view.text()).split("\n"))
                told = "\n".join(line for line in lines if line not in known)
        except pypdfium2.PdfiumError:
            continue
        if told:
            yield "comment", told, number
