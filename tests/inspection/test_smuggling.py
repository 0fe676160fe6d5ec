"""Instructions are found however they are hidden; where nobody reads them, it is said why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import smuggled_beside_pages  # noqa: F401 - these add to WAYS
import smuggled_by_ink  # noqa: F401
import smuggled_by_place  # noqa: F401
from pikepdf import Dictionary, String
from smuggling import LINE, SECRET, WAYS, Sheet, written

from proceedings.checks.run import check_file, wanted
from proceedings.findings.finding import Level
from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style

UNREAD = {
    # No program takes these for text, and who looks at the page sees nothing of them.
    "words_of_a_pattern",
    "words_of_a_type_3_letter",
    "comment_in_the_content",
    # Renamed, and taken out, by preparation; an attachment is told by a rule of its own.
    "name_of_a_destination",
    "text_of_an_attachment",
}
SEEN_AS_SOMETHING_ELSE = "letters_mean_something_else"


def level(hide: Callable[[Sheet], object], folder: Path) -> Level | None:
    style, _ = load_style("plain", None)
    assert style is not None
    path = folder / "paper.pdf"
    written(hide).save(path)
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest(), wanted(style))
    told = [one for one in check_file(facts, style, path.name) if one.rule == "safety/injection"]
    return told[0].level if told else None


@pytest.mark.parametrize("name", sorted(WAYS.keys() - UNREAD - {SEEN_AS_SOMETHING_ELSE}))
def test_hidden_instructions_are_an_error(name: str, tmp_path: Path) -> None:
    assert level(WAYS[name], tmp_path) is Level.ERROR


@pytest.mark.parametrize("name", sorted(UNREAD))
def test_what_nobody_reads_is_not_looked_for(name: str, tmp_path: Path) -> None:
    assert level(WAYS[name], tmp_path) is None


def test_other_letters_than_those_shown_are_told_at_their_place(tmp_path: Path) -> None:
    """Whether what is drawn says the same, only a reader can tell: the finding shows the place."""
    assert level(WAYS[SEEN_AS_SOMETHING_ELSE], tmp_path) is Level.WARNING


def plain(sheet: Sheet) -> None:
    sheet.content = LINE


def printed_twice(sheet: Sheet) -> None:
    """PDFium has one text of letters drawn twice, and they are seen without the other ones."""
    sheet.content = LINE + LINE


def bold_by_hand(sheet: Sheet) -> None:
    sheet.content = LINE + LINE.replace(b"72 500", b"72.3 500")


def under_a_tint(sheet: Sheet) -> None:
    sheet.resources.ExtGState = Dictionary(G=Dictionary(ca=0.3))
    sheet.content = LINE + b"/G gs 1 0.9 0 rg 60 490 500 30 re f "


def title_of_a_paper_about_it(sheet: Sheet) -> None:
    sheet.content = LINE
    sheet.pdf.docinfo.Title = String(SECRET)
    with sheet.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


SEEN = [plain, printed_twice, bold_by_hand, under_a_tint, title_of_a_paper_about_it]


@pytest.mark.parametrize("seen", SEEN)
def test_what_everybody_sees_is_no_more_than_a_warning(
    seen: Callable[[Sheet], object], tmp_path: Path
) -> None:
    assert level(seen, tmp_path) is Level.WARNING


def test_a_hundred_quotes_in_plain_sight_don_t_cover_a_hidden_one(tmp_path: Path) -> None:
    def hide(sheet: Sheet) -> None:
        quotes = [LINE.replace(b"72 500", b"72 %d" % (690 - 5 * row)) for row in range(100)]
        sheet.content = b"".join(quotes) + b"1 g " + LINE.replace(b"72 500", b"72 60")

    assert level(hide, tmp_path) is Level.ERROR
