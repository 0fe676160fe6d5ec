"""Letters under more than one mark are told once, and drawn as before."""

from __future__ import annotations

import pypdfium2
import pytest

from proceedings.typesetting import press as room
from proceedings.typesetting.clusters import told_once
from proceedings.typesetting.press import Press

YORUBA = "O\u0323\u0301mo\u0323\u0300to\u0323\u0301la\u0300"


def raw(text: str, monkeypatch: pytest.MonkeyPatch, font: str = "Linux Biolinum O") -> bytes:
    """What Typst itself writes."""
    monkeypatch.setattr(room, "told_once", lambda pdf: pdf)
    source = f'#set document(title: [A])\n#set text(font: "{font}")\n{text}'
    return Press(0).set({"a.typ": source.encode()}, "a.typ", standards=("ua-1", "a-2a"))


def read(pdf: bytes) -> str:
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()).strip()


@pytest.mark.parametrize(
    "name",
    [
        YORUBA,
        f"{YORUBA} {YORUBA}",
        "o\u0323\u0300o\u0323\u0300 twice in a row",
        "X\u0302q Y\u030bz M\u0304baye\u0300",
        "A\u0328\u0301 n\u0323\u0304",
    ],
)
@pytest.mark.parametrize("font", ["Linux Biolinum O", "Libertinus Serif"])
def test_a_letter_and_its_marks_are_read_once(
    name: str, font: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = raw(name, monkeypatch, font)
    after = told_once(before)
    # pdfium drops a space behind letters that are told by a replacement text.
    assert read(after).replace(" ", "") == name.replace(" ", "")
    pictures = [pypdfium2.PdfDocument(pdf)[0].render(scale=3) for pdf in (before, after)]
    assert bytes(pictures[0].buffer) == bytes(pictures[1].buffer)


def test_typst_tells_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    # The day this fails, Typst has mended it and the repair can go.
    assert read(raw(YORUBA, monkeypatch)) != YORUBA


@pytest.mark.parametrize("text", ["Nguyễn Żółć", "चित्रा लेखनीकर", "สมุด", "No marks at all"])
def test_other_files_come_back_as_they_are(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = raw(text, monkeypatch)
    assert told_once(pdf) is pdf


def test_it_is_the_same_on_every_run() -> None:
    source = {"a.typ": f"#set document(title: [A])\n{YORUBA}".encode()}
    first, second = (Press(0).set(source, "a.typ", standards=("ua-1",)) for _ in "ab")
    assert first == second
    assert read(first) == YORUBA
