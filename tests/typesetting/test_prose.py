from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from proceedings.text.richtext import Markup, RichText
from proceedings.typesetting.prose import markdown_blocks, paragraphs
from proceedings.typesetting.spoken import piece


def text_of(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("text", "")) + "".join(
            text_of(part) for key, part in value.items() if key in ("runs", "blocks", "items")
        )
    return "".join(text_of(part) for part in value) if isinstance(value, list) else ""


def test_emphasis_links_and_lists_become_runs_and_blocks() -> None:
    letter, listed = markdown_blocks("A *b* **c** [d](https://e.example/)\n\n3. one\n4. two")
    assert [run["run"] for run in letter["runs"]] == [
        *("text", "emphasis", "text", "strong", "text", "link")
    ]
    assert letter["runs"][-1]["to"] == "https://e.example/"
    assert (listed["first"], len(listed["items"])) == (3, 2)


def test_an_abstract_keeps_its_paragraphs_and_its_marks() -> None:
    blocks = paragraphs(RichText("One *two*.\n\nThree H~2~O", Markup.MARKDOWN))
    assert [text_of(block)[:5] for block in blocks] == ["One t", "Three"]
    assert [run["run"] for run in blocks[0]["runs"]] == ["text", "emphasis", "text"]


def test_html_is_letters_and_other_links_are_text() -> None:
    (block,) = markdown_blocks("<b>x</b> [y](javascript:alert) [z](file.md)")
    assert text_of(block) == "<b>x</b> [y](javascript:alert) z"


def test_headings_begin_at_level_2_and_skip_none() -> None:
    blocks = markdown_blocks("### a\n\n##### b\n\n# c\n\n## d\n\n> # e")
    assert [block["level"] for block in blocks if block["block"] == "heading"] == [2, 3, 2, 3]


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=1))
def test_plain_words_are_kept(words: str) -> None:
    told = text_of(markdown_blocks(words.strip()))
    assert told.split() == words.split()


def test_a_piece_knows_its_language_and_side() -> None:
    assert piece("Ada") == "Ada"
    assert piece("ليلى") == {"text": "ليلى", "rtl": True, "isolate": True}
    assert piece("Klinč, سعاد") == {"text": "Klinč, سعاد", "rtl": False, "isolate": True}
    assert piece("李", "zh-Hant-TW") == {
        "text": "李",
        "lang": "zh",
        "region": "tw",
        "rtl": False,
        "isolate": False,
    }
