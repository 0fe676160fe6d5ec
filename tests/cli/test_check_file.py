"""`check FILE.pdf`: what an author runs, with nothing but the file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from ending import Ended
from reportlab.pdfgen.canvas import Canvas

Run = Callable[..., Ended]


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two A4 pages with page numbers, on which a font is missing."""
    monkeypatch.chdir(tmp_path)
    canvas = Canvas("paper.pdf", pagesize=(595.28, 841.89))
    for number in (1, 2):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, 700, "A line of a paper.")
        canvas.drawCentredString(297, 30, str(number))
        canvas.showPage()
    canvas.save()
    return Path("paper.pdf")


def test_findings_of_a_file_need_no_volume_and_leave_nothing_behind(run: Run, paper: Path) -> None:
    code, out, err = run("check", str(paper))
    assert (code, err) == (1, "")
    assert out.startswith("paper.pdf, for the style acm-sigconf\n  findings  1 error")
    assert "Mend them, export the PDF again and check it once more;" in " ".join(out.split())
    for rule in ("fonts/not-embedded", "page/size", "stamp/own-folio", "access/untagged"):
        assert rule in out
    assert [entry.name for entry in Path().iterdir()] == ["paper.pdf"]


def test_the_style_decides(run: Run, paper: Path) -> None:
    code, out, _ = run("check", str(paper), "--style", "plain", "--format", "json")
    assert code == 0
    told = json.loads(out)
    levels = {one["rule"]: one["level"] for one in told["findings"]}
    assert levels["fonts/not-embedded"] == "warning"
    assert told["summary"]["papers"] == 1
    assert {one["file"] for one in told["findings"]} == {"paper.pdf"}


def test_what_preparing_finds_is_told_as_well(run: Run, paper: Path) -> None:
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([72, 690, 172, 712]),
            A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("nowhere")),
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))
        pdf.save()
    _, out, _ = run("check", str(paper), "--style", "plain", "--format", "json")
    dead = [one for one in json.loads(out)["findings"] if one["rule"] == "links/dead"]
    assert [one["file"] for one in dead] == ["paper.pdf"]
    assert all("paper" not in one for one in dead)
    assert [entry.name for entry in Path().iterdir()] == ["paper.pdf"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "paper.pdf", "--style", "nobodys"], "there is no style nobodys"),
        (["check", "paper.pdf", "--metadata-only"], "--metadata-only is for a volume"),
        (["check", "paper.pdf", "--output", "out"], "--output is for a volume"),
        (["check", ".", "--style", "plain"], "--style is for one file"),
        (["check", "other.pdf"], "other.pdf does not exist.\n  Name a PDF that is there"),
        (["check", "paper.pdf", "other.pdf"], "`proceedings check --help`"),
    ],
    ids=" ".join,
)
def test_what_makes_no_sense_is_said(
    run: Run, paper: Path, arguments: list[str], words: str
) -> None:
    assert paper.is_file()
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_what_is_no_pdf_is_a_finding(run: Run, paper: Path) -> None:
    shutil.copyfile(__file__, paper)
    code, out, _ = run("check", "paper.pdf")
    assert code == 1
    assert "file/unreadable" in out


def test_github_gets_its_lines(run: Run, paper: Path) -> None:
    _, out, _ = run("check", str(paper), "--format", "github")
    assert out.startswith("::error file=paper.pdf,title=fonts/not-embedded::")
