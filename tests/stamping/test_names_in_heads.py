"""Heads in every script: set without a box, in the right order, read back in one piece."""

from __future__ import annotations

import unicodedata
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from proceedings.records.overlay import PaperStamps
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.overlay import set_overlay
from proceedings.text.richtext import RichText
from proceedings.typesetting.eastasian import fonts_for, installed
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

LEFT = {
    "Vietnamese": ("Nguyễn Hữu Đặng", "Trương Thị Mực", "Những nét bút của Ễ, Ự, Ặ"),
    "Polish": ("Łucja Żołędziowska", "Świętopełk Źdźbło", "Pożółkłe księgi i gęsie pióro"),
    "Greek": ("Ἀρχιμήδης Φυλλάδης", "Ἑλένη Μελανίδου", "Περὶ τοῦ μέλανος ᾧ ᾔδει"),
    "Cyrillic": ("Ярослава Водознакова", "Їжак Ґудзь", "Про папір: ёлка, џак, љубав"),
    "Devanagari": ("चित्रा लेखनीकर", "माधवी स्याहीकर", "स्याही और क्षत्रिय टिप्पणी"),
    "Thai": ("สมุด ใบลานทอง", "มาลี ใบลาน", "หมึกบนกระดาษสา"),
    "marks": (
        "O\u0323\u0301mo\u0323\u0300to\u0323\u0301la\u0300 Q",
        "X\u0302q Y\u030b",
        "A\u0328\u0301 i",
    ),
}
RIGHT = {
    "Arabic": ("سعاد المداد", "نور الوراق", "أثر الحبر على الورق"),
    "Hebrew": ("נועה דיואי", "יעל קלפי", "הדיו על הנייר"),
}
EAST = {
    "Han": ("墨華平", "白小明", "毛笔离纸之处：论飞白与𠮷野"),
    "Kana": ("墨田 すみ子", "やまだ カナコ", "筆が紙を離れるとき「かすれ」"),
    "Hangul": ("김먹빛", "이한지", "붓이 종이를 떠나는 곳"),
}


def stamped(
    texts: tuple[str, str, str], volume: Volume, style: Style
) -> tuple[PaperStamps, pypdfium2.PdfDocument]:
    """A paper's overlay of three pages: none, authors, title."""
    *people, title = texts
    authors = tuple(Author(mononym=name) for name in people)
    paper = Paper(id="p1", title=RichText(title), authors=authors)
    press = Press(0, fonts_for((), texts))
    item = ToStamp(paper=paper, style=style, folios=FolioRange(Folio(1), 3))
    planned = plan_stamps(volume, [item], partial(measure, press))
    assert planned.findings == ()
    return planned.papers[0], pypdfium2.PdfDocument(set_overlay(press, planned.papers))


def letters(text: str) -> str:
    """Without spaces: pdfium drops one behind letters that are told by a replacement text."""
    return "".join(unicodedata.normalize("NFC", text).split())


def head(document: pypdfium2.PdfDocument, index: int, *, left: bool) -> str:
    place = (0, 700, 300, 792) if left else (300, 700, 612, 792)
    return str(document[index].get_textpage().get_text_bounded(*place)).strip()


@pytest.mark.parametrize(
    "script",
    [
        *LEFT,
        *(
            pytest.param(name, marks=pytest.mark.skipif(not installed(), reason="no cjk extra"))
            for name in EAST
        ),
    ],
)
def test_heads_read_as_they_were_written(
    script: str, volume: Volume, styles: dict[str, Style]
) -> None:
    first, second, title = (LEFT | EAST)[script]
    _, document = stamped((first, second, title), volume, styles["acm-sigconf"])
    assert letters(head(document, 1, left=False)) == letters(f"{first} and {second}")
    assert letters(head(document, 2, left=True)) == letters(title)


@pytest.mark.parametrize("script", RIGHT)
def test_names_from_right_to_left_keep_the_order_of_the_byline(
    script: str, volume: Volume, styles: dict[str, Style]
) -> None:
    first, second, title = RIGHT[script]
    _, document = stamped((first, second, title), volume, styles["acm-sigconf"])
    line = head(document, 1, left=False)
    # The line runs from the left, each name from the right; readers differ in the words' order.
    assert sorted(line.split()) == sorted(f"{first} and {second}".split())
    places = [_left_edge(document[1], name.split()[0]) for name in (first, second)]
    assert places[0] < _left_edge(document[1], "and") < places[1]
    assert sorted(head(document, 2, left=True).split()) == sorted(title.split())


def _left_edge(page: pypdfium2.PdfPage, word: str) -> float:
    text = page.get_textpage()
    found = text.search(word, match_case=True).get_next()
    assert found
    return min(text.get_charbox(found[0] + each)[0] for each in range(found[1]))


def test_no_line_is_a_row_of_boxes(
    volume: Volume, styles: dict[str, Style], tmp_path: Path
) -> None:
    # A box is the same picture whatever the letter: each pair of names is drawn in its own way.
    pictures = set()
    for texts in (LEFT | RIGHT | (EAST if installed() else {})).values():
        _, document = stamped(texts, volume, styles["acm-sigconf"])
        bitmap = document[1].render(scale=2, grayscale=True, crop=(300, 700, 0, 40))
        assert min(bytes(bitmap.buffer)) < 100, texts
        pictures.add(bytes(bitmap.buffer))
    assert len(pictures) == len(LEFT | RIGHT | (EAST if installed() else {}))
