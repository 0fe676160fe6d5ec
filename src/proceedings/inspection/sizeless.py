"""Words of no size at all: PDFium has no text for them, programs that ask for no sizes have.

Where a page draws such text, the page is written anew with a size of one, and read again.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from itertools import islice

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Stream

from proceedings.inspection import words
from proceedings.inspection.objects import PageObjects
from proceedings.inspection.reader import View
from proceedings.inspection.unseen import Told
from proceedings.pdf.opening import open_untrusted

_MOST_PAGES = 20
_MOST_STREAMS = 100  # of a page
_NOTHING = rb"[+-]?(?:0+\.?0*|\.0+)"
_SIZE = re.compile(rb"(/[^\s/<>\[\](){}%]+\s+)" + _NOTHING + rb"(\s+Tf)\b")
_MATRIX = re.compile(rb"(?:" + _NOTHING + rb"\s+){4}((?:[+-]?[\d.]+\s+){2}Tm)\b")


def has_sizeless(objects: PageObjects) -> bool:
    """Whether a page draws text that has no size."""
    return any(
        text.box[0] == text.box[2] and text.box[1] == text.box[3] and not objects.size(text)[0]
        for text in objects.texts
    )


def sizeless_texts(data: bytes, pages: Mapping[int, str]) -> Iterator[Told]:
    """What pages say when such text is given a size, beyond what they say without.

    Args:
        data: The file.
        pages: Numbers from 1 of pages that draw text without a size, with what is read on them.
    """
    some = dict(islice(pages.items(), _MOST_PAGES))
    with open_untrusted(data) as pdf:
        for number in some:
            _enlarge(pdf, pdf.pages[number - 1].obj)
        mended = io.BytesIO()
        pdf.save(mended)
    try:
        document = pypdfium2.PdfDocument(mended.getvalue())
    except pypdfium2.PdfiumError:
        return
    try:
        for number, own in some.items():
            known = set(map(words.line, own.split("\n")))
            with View(document, number - 1) as view:
                lines = map(words.line, words.page_text(view.text()).split("\n"))
                told = "\n".join(line for line in lines if line not in known)
            if told:
                yield "hidden", told, number
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()


def _enlarge(pdf: pikepdf.Pdf, page: Dictionary) -> None:
    contents = page.get("/Contents")
    listed = islice(contents, _MOST_STREAMS) if isinstance(contents, Array) else (contents,)
    try:
        streams = [one.read_bytes() for one in listed if isinstance(one, Stream)]
    except pikepdf.PdfError:  # damaged; what could be read of it was read already
        return
    content = _MATRIX.sub(rb"1 0 0 1 \1", _SIZE.sub(rb"\g<1>1\2", b"\n".join(streams)))
    page.Contents = pdf.make_stream(content)
