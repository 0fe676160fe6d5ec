"""Han, Kana and Hangul: the fonts of the `cjk` extra, where they are needed and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from proceedings.typesetting import eastasian
from proceedings.typesetting.eastasian import advice, fonts_for, installed, letters_in
from proceedings.typesetting.press import Press
from proceedings.typesetting.spoken import language

NAMES = ("墨 華平", "すみ子 やまだ", "カナ", "먹빛 김", "𠮷野")
needs_extra = pytest.mark.skipif(not installed(), reason="the cjk extra isn't installed")


def test_east_asian_letters_are_told_from_others() -> None:
    assert letters_in(["Ax, 漢 and か", "ㄅ", "（한", "é → ★ 🙂 ไทย"]) == frozenset("漢かㄅ（한")
    assert letters_in(["\U00020bb7"]) == {"𠮷"}


@needs_extra
def test_the_extra_is_used_only_where_a_volume_has_letters_for_it(tmp_path: Path) -> None:
    own = (tmp_path,)
    assert fonts_for(own, ["Łucja", "Ελένη", "سعاد", "★"]) == own
    assert fonts_for(own, NAMES) == (*own, *installed())


@needs_extra
def test_a_font_of_the_volumes_own_goes_first() -> None:
    assert fonts_for(installed(), NAMES) == installed()


@needs_extra
@pytest.mark.parametrize("name", NAMES)
def test_names_are_set_without_a_box_and_read_back(name: str) -> None:
    press = Press(0, fonts_for((), NAMES))
    for family in ("Libertinus Serif", "Linux Biolinum O"):
        text = f'#set document(title: [A])\n#set text(font: "{family}")\n{name} 2031'
        page = pypdfium2.PdfDocument(
            press.set({"a.typ": text.encode()}, "a.typ", standards=("a-2u",))
        )[0]
        assert page.get_textpage().get_text_bounded().strip() == f"{name} 2031"


@needs_extra
def test_han_takes_the_form_of_its_language() -> None:
    press = Press(0, fonts_for((), NAMES))

    def drawn(**language: str) -> bytes:
        spoken = "".join(f', {key}: "{value}"' for key, value in language.items())
        text = f"#set page(width: 60pt, height: 30pt, margin: 5pt)\n#text(size: 20pt{spoken})[骨直]"
        page = pypdfium2.PdfDocument(press.set({"a.typ": text.encode()}, "a.typ"))[0]
        return bytes(page.render(scale=2, grayscale=True).buffer)

    forms = [drawn(lang="ja"), drawn(lang="zh"), drawn(lang="zh", region="tw")]
    assert len(set(forms)) == 3


def test_without_the_extra_its_absence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eastasian, "_PACKAGE", "no_such_package")
    assert fonts_for((), NAMES) == ()
    assert "pip install 'proceedings-builder[cjk]'" in advice(["漢"])
    assert advice(["\u1200"]) == "", "the extra has no Ethiopic"


@needs_extra
def test_with_the_extra_nobody_is_told_to_install_it() -> None:
    assert advice(["漢"]) == ""


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("zh-Hant", {"lang": "zh", "region": "tw"}),
        ("zh-Hant-HK", {"lang": "zh", "region": "hk"}),
        ("zh-Hans", {"lang": "zh"}),
        ("ja", {"lang": "ja"}),
    ],
)
def test_traditional_han_is_told_by_a_region(tag: str, known: dict[str, str]) -> None:
    assert language(tag) == known
