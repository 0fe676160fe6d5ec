from __future__ import annotations

import json

import pypdfium2
import pytest

from proceedings.errors import PressError
from proceedings.typesetting.letters import lacking
from proceedings.typesetting.press import Press
from proceedings.typesetting.refusals import MissingLettersError

PRESS = Press(published=1_935_000_000)


def sources(text: str, **more: bytes) -> dict[str, bytes]:
    return {"main.typ": text.encode()} | {
        name.replace("_", "."): data for name, data in more.items()
    }


def test_same_sources_give_the_same_bytes_and_the_given_date() -> None:
    first, second = (
        PRESS.set(sources("#set document(title: [A])\nHello"), "main.typ") for _ in "ab"
    )
    assert first == second
    assert b"2031" in first


@pytest.mark.parametrize(
    "line", ['#import "@preview/tablex:0.0.8": *', 'A #include "@local/house:1.0.0"']
)
def test_a_package_is_refused_before_it_reaches_the_network(line: str) -> None:
    with pytest.raises(PressError, match=r"main\.typ, line 2, asks for the package \"@"):
        PRESS.set(sources(f"A\n{line}"), "main.typ")


def test_a_package_in_a_comment_or_in_data_is_none() -> None:
    data = json.dumps(["@preview/tablex:0.0.8"]).encode()
    text = '// #import "@preview/tablex:0.0.8"\n#json("data.json").first()'
    assert PRESS.set(sources(text, data_json=data), "main.typ").startswith(b"%PDF")


def test_a_refusal_names_file_and_line() -> None:
    with pytest.raises(PressError, match=r"main\.typ, line 2: unknown variable: y"):
        PRESS.set(sources("A\n#y"), "main.typ")


def test_an_unknown_font_is_refused() -> None:
    with pytest.raises(PressError, match="unknown font family: nope") as caught:
        PRESS.set(sources('#set text(font: "Nope")\nA'), "main.typ")
    assert "fonts/" in caught.value.fix


def test_sources_stay_in_their_folder() -> None:
    with pytest.raises(PressError, match="outside"):
        PRESS.set({"../main.typ": b"A"}, "main.typ")
    with pytest.raises(PressError, match=r"main\.typ, line 1"):
        PRESS.set(sources('#read("../../../etc/hostname")'), "main.typ")


def test_letters_no_font_has_are_told_apart_from_those_that_have_one() -> None:
    with pytest.raises(MissingLettersError) as caught:
        PRESS.set(sources('#set document(title: "A")\nA \u6f22'), "main.typ", standards=("ua-1",))
    assert caught.value.text == "漢"
    texts = {"ليلى", "नमस्ते", "มาลี", "Żółć", "漢字 and 🙂", "\x07", "שלום", "Ξένη"}
    assert lacking(PRESS, texts) == frozenset("漢字🙂\x07")


@pytest.mark.parametrize(
    ("font", "words"),
    [
        ("Amiri", "أثر الحبر على الورق"),
        ("Amiri", "جمال الدين الخطيب شتيوي"),
        ("Amiri", "پژوهش چاپ و گچ"),
        ("Noto Serif Hebrew", "הדיו על הנייר"),
        ("Noto Serif Devanagari", "चित्रा लेखनीकर"),
        ("Noto Sans Thai", "สมุด ใบลานทอง"),
    ],
)
def test_words_of_other_scripts_are_read_back_as_they_were_written(font: str, words: str) -> None:
    text = f'#set document(title: [A])\n#set text(font: "{font}")\n\u2067{words}\u2069'
    pdf = PRESS.set(sources(text), "main.typ", standards=("ua-1", "a-2a"))
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert page.get_text_bounded().split() == words.split()
