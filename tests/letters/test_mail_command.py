"""Letters over several runs of the command, as authors send new files."""

from __future__ import annotations

import json
import shutil
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
import yaml

from proceedings.checks.run import RULES
from proceedings.cli.main import main
from proceedings.letters.pasting import LINES

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("soot-black", "plotter-pause", "rag-ledger")
TITLE = "Teaching a Pen Plotter to Pause"
GOOD = ROOT / "papers/soot-black.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three papers of the sample volume: one cut off, one missing, one cut off without address."""
    folder = tmp_path / "volume"
    (folder / "metadata").mkdir(parents=True)
    (folder / "papers").mkdir()
    shutil.copyfile(ROOT / "metadata/volume.yaml", folder / "metadata/volume.yaml")
    papers = yaml.safe_load((ROOT / "metadata/papers.yaml").read_text("utf-8"))
    papers["papers"] = [one for one in papers["papers"] if one["id"] in KEPT]
    for author in papers["papers"][2]["authors"]:
        author.pop("email", None)
    papers["papers"][1]["title"] = "=2+3"
    (folder / "metadata/papers.yaml").write_text(yaml.safe_dump(papers), "utf-8")
    cut(folder, "soot-black", 2)
    cut(folder, "rag-ledger", 2)
    return folder


def cut(folder: Path, paper: str, by: int) -> None:
    """The paper's file as it is when the line breaks while it is sent."""
    whole = (ROOT / f"papers/{paper}.pdf").read_bytes()
    (folder / f"papers/{paper}.pdf").write_bytes(whole[: len(whole) // by])


def told(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> dict[str, Any]:
    main(["mail", "letters", str(folder), "--jobs", "1", "--format", "json", *more])
    rows = json.loads(capsys.readouterr().out)["letters"]
    return {row["id"]: row for row in rows}


def states(rows: dict[str, Any]) -> dict[str, str]:
    return {paper: row["state"] for paper, row in rows.items()}


def body(folder: Path, paper: str) -> str:
    data = (folder / f"build/mail/{paper}.eml").read_bytes()
    return str(message_from_bytes(data, policy=policy.default).get_content())


def test_rounds_of_letters(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail = folder / "build/mail"
    first = told(capsys, folder)
    assert states(first) == {
        "soot-black": "new",
        "plotter-pause": "new",
        "rag-ledger": "no address",
    }
    assert first["soot-black"]["to"][0]["email"] == "murekkepci@atramenta.example"
    assert sorted(path.name for path in mail.iterdir()) == [
        *("letters.csv", "plotter-pause.eml", "soot-black.eml"),
    ]
    assert "damaged" in body(folder, "soot-black")
    assert "We have no camera-ready PDF" in body(folder, "plotter-pause")
    kept = {path.name: path.read_bytes() for path in mail.glob("*.eml")}
    # Written again, each letter is the same: nothing has come since.
    assert states(told(capsys, folder))["soot-black"] == "same"
    assert {path.name: path.read_bytes() for path in mail.glob("*.eml")} == kept
    # One file is still broken, one is good.
    cut(folder, "soot-black", 3)
    shutil.copyfile(ROOT / "papers/plotter-pause.pdf", folder / "papers/plotter-pause.pdf")
    (folder / "metadata/papers.yaml").write_text(
        (folder / "metadata/papers.yaml").read_text("utf-8").replace("=2+3", TITLE), "utf-8"
    )
    (mail / "mine.eml").write_text("mine", "utf-8")
    second = states(told(capsys, folder))
    assert (second["soot-black"], second["plotter-pause"]) == ("again", "nothing")
    assert sorted(path.name for path in mail.glob("*.eml")) == ["mine.eml", "soot-black.eml"]
    assert "Thank you for the new PDF" in body(folder, "soot-black")
    assert "Still: " in body(folder, "soot-black")
    # Mended: its letter goes away, unless somebody wrote into it.
    shutil.copyfile(GOOD, folder / "papers/soot-black.pdf")
    (mail / "soot-black.eml").write_text("changed", "utf-8")
    assert states(told(capsys, folder))["soot-black"] == "nothing"
    assert (mail / "soot-black.eml").read_text("utf-8") == "changed"


def test_nobody_is_written_to_about_another_papers_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = folder / "metadata/papers.yaml"
    papers.write_text(papers.read_text("utf-8").replace("=2+3", TITLE), "utf-8")
    for paper, other in (("soot-black", "plotter-pause"), ("plotter-pause", "soot-black")):
        shutil.copyfile(ROOT / f"papers/{other}.pdf", folder / f"papers/{paper}.pdf")
    assert states(told(capsys, folder)) == {
        "soot-black": "held",
        "plotter-pause": "held",
        "rag-ledger": "no address",
    }
    assert not [*(folder / "build/mail").glob("*.eml")]
    main(["mail", "letters", str(folder)])
    said = " ".join(capsys.readouterr().out.split())
    assert "held back soot-black, plotter-pause: another paper's file is in the place" in said
    # Each in its own place: a first letter or none, which thanks for nothing.
    for paper in ("soot-black", "plotter-pause"):
        shutil.copyfile(ROOT / f"papers/{paper}.pdf", folder / f"papers/{paper}.pdf")
    assert states(told(capsys, folder))["soot-black"] == "nothing"


def test_chosen_papers_leave_the_others_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, folder)
    table = folder / "build/mail/letters.csv"
    before = table.read_text("utf-8-sig").splitlines()
    assert before[2].startswith("plotter-pause,'=2+3,"), "no formula"
    shutil.copyfile(ROOT / "papers/plotter-pause.pdf", folder / "papers/plotter-pause.pdf")
    assert states(told(capsys, folder, "--paper", "soot-black")) == {"soot-black": "same"}
    assert (folder / "build/mail/plotter-pause.eml").is_file()
    assert table.read_text("utf-8-sig").splitlines()[2] == before[2]
    assert main(["mail", "letters", str(folder), "--paper", "nine"]) == 2


def test_the_screen_says_who_is_written_to_and_who_can_t_be(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mail", "letters", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "letters   2\n" in said
    assert "soot-black     1 error; to İdil Mürekkepçi (new)" in said
    assert "nobody    has an address in papers.yaml among the authors of rag-ledger" in said
    assert str(folder / "build/mail") in said
    assert "next: proceedings check" in said
    assert main(["mail", "cards", str(folder)]) == 2


def test_a_chair_s_own_template(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "templates/mail/letters.txt.j2"
    own.parent.mkdir(parents=True)
    own.write_text("Subject: Liebe {{ name }}\n\n{{ title }}", "utf-8")
    assert told(capsys, folder)["soot-black"]["subject"] == "Liebe İdil Mürekkepçi"
    own.write_bytes(b"Subject: \xff")
    assert main(["mail", "letters", str(folder)]) == 2
    own.write_text("Subject: x\n{{ y }}", "utf-8")
    assert main(["mail", "letters", str(folder)]) == 2
    assert "templates/mail/letters.txt.j2" in capsys.readouterr().err


@pytest.mark.parametrize("name", RULES.names())
def test_a_rule_says_whose_it_is_and_which_lines_help(name: str) -> None:
    rule = RULES.load(name)
    assert getattr(rule, "TO", "author") in ("author", "chair")
    assert set(getattr(rule, "PASTE", ())) <= set(LINES)
    assert getattr(rule, "ASK", "Do.").endswith(".")
