"""First pages published through the real steps, and where their words stand afterwards."""

from __future__ import annotations

import hashlib
from ctypes import c_double
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from pypdfium2 import raw as pdfium

from proceedings.citation.docinfo import paper_info
from proceedings.findings.finding import Finding
from proceedings.inspection.inspect import inspect
from proceedings.preparation.prepare import prepare
from proceedings.records.overlay import Notice, PageStamps, PaperStamps
from proceedings.stamping.breaking import line_counts
from proceedings.stamping.marks import ToStamp
from proceedings.stamping.measuring import measure
from proceedings.stamping.notices import plan_notices
from proceedings.stamping.single import stamp
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A paper as published, with nothing set on it but its notices."""

    path: Path
    notices: tuple[Notice, ...]
    findings: tuple[Finding, ...]

    @property
    def names(self) -> list[str]:
        """What was set."""
        return [notice.name for notice in self.notices]


def publish(
    press: Press,
    volume: Volume,
    style: Style,
    paper: Paper,
    source: Path,
    *,
    accessible: bool = False,
) -> Published:
    """Inspect, choose, prepare and set."""
    sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
    inspection = inspect(source, sha256)
    folios = FolioRange(Folio(11), len(inspection.pages))
    item = ToStamp(paper=paper, style=style, folios=folios, inspection=inspection)
    made = plan_notices(volume, [item], partial(measure, press), partial(line_counts, press))
    notices = made.notices.get(paper.id, ())
    prepared = source.with_name("prepared.pdf")
    facts = prepare(source, paper.id, sha256, output=prepared)
    pages = tuple(PageStamps(width=one.width, height=one.height) for one in inspection.pages)
    output = source.with_name("published.pdf")
    stamps = PaperStamps(id=paper.id, pages=pages, notices=notices)
    info = paper_info(volume, paper, folios)
    stamp(prepared, facts, stamps, press, info, False, accessible, output=output)
    return Published(path=output, notices=notices, findings=made.findings)


def lines(path: Path, *, left: float = 0.0, right: float = 1e4) -> list[tuple[float, float, str]]:
    """Lines of page 1 as pdfium reads them: baseline, left end, words; those of one column."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text = page.get_textpage()
    found: list[tuple[float, float, str]] = []
    x, y = c_double(), c_double()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        if letter in "\r\n" or not left <= x.value <= right:
            continue
        if found and abs(found[-1][0] - y.value) < 0.2:
            found[-1] = (*found[-1][:2], found[-1][2] + letter)
        else:
            found.append((round(y.value, 2), round(x.value, 2), letter))
    document.close()
    return [(y, x, " ".join(words.split())) for y, x, words in found if words.strip()]
