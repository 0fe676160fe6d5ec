"""Rounds over several runs of the commands, and reports that leave a build what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import order

from proceedings import edition
from proceedings.cli.main import main
from proceedings.findings.finding import Round


def document(capsys: pytest.CaptureFixture[str], folder: Path, *more: str) -> dict[str, Any]:
    main(["check", str(folder), "--format", "json", *more])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_three_checks(volume: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    folder = volume()
    one, two = folder / "papers/one.pdf", folder / "papers/two.pdf"
    kept = one.read_bytes()
    one.unlink()
    first = document(capsys, folder)
    assert "fixed" not in first
    assert not any("round" in one for one in first["findings"])
    second = document(capsys, folder)
    assert {one["round"] for one in second["findings"]} == {"still there"}
    assert second["fixed"] == []
    one.write_bytes(kept)
    two.unlink()
    third = document(capsys, folder)
    missing = {f["paper"]: f["round"] for f in third["findings"] if f["level"] == "error"}
    assert missing == {"two": "new"}
    fixed = [(one["rule"], one["paper"]) for one in third["fixed"] if one["level"] == "error"]
    assert len(fixed) == 1
    assert fixed[0][1] == "one"
    page = (folder / "build/report.html").read_text("utf-8")
    assert "Since the last check" in page
    main(["check", str(folder)])
    said = capsys.readouterr().out
    assert "none fixed, none new since the last check" in said
    assert str(folder / "build/report.html") in said


def test_a_check_leaves_a_finished_build_finished(volume: Callable[..., Path]) -> None:
    folder = volume()
    built = edition.build(order(folder))
    manifest = (folder / "build/manifest.json").read_bytes()
    report = (folder / "build/report.json").read_bytes()
    assert built.fixed is None
    checked = edition.check(order(folder))
    assert checked.fixed == ()
    assert all(one.round is Round.STILL_THERE for one in checked.findings)
    assert (folder / "build/manifest.json").read_bytes() == manifest
    verified = edition.verify(order(folder))
    assert not [f for f in verified.findings if f.rule in ("verify/manifest", "verify/outdated")]
    again = edition.build(order(folder))
    assert again.fixed == ()
    assert all(one.round is Round.STILL_THERE for one in again.findings)
    assert (folder / "build/manifest.json").read_bytes() == manifest
    assert (folder / "build/report.json").read_bytes() == report


def test_a_look_at_the_metadata_alone_leaves_the_report(volume: Callable[..., Path]) -> None:
    folder = volume()
    edition.check(order(folder))
    page = (folder / "build/report.html").read_bytes()
    told = edition.check(order(folder), metadata_only=True)
    assert (told.fixed, told.page) == (None, None)
    assert (folder / "build/report.html").read_bytes() == page


@pytest.mark.parametrize("text", ["", "{", "[]", '{"asked": [], "findings": [{}]}', "null"])
def test_a_damaged_memory_begins_anew(volume: Callable[..., Path], text: str) -> None:
    folder = volume()
    (folder / "build/.cache").mkdir(parents=True)
    (folder / "build/.cache/rounds.json").write_text(text)
    assert edition.check(order(folder)).fixed is None
    assert edition.check(order(folder)).fixed == ()


def test_strict_publishes_nothing_but_tells_what_was_found(volume: Callable[..., Path]) -> None:
    folder = volume()
    (folder / "papers/one.pdf").unlink()
    report = edition.build(order(folder), strict=True)
    assert not report.manifest
    assert report.page
    assert {path.name for path in (folder / "build").iterdir()} == {
        *(".cache", ".lock", "report.html", "report.json")
    }


def test_an_expired_waiver_counts_no_more_in_a_check(volume: Callable[..., Path]) -> None:
    folder = volume()
    papers = folder / "metadata/papers.yaml"
    text = papers.read_text("utf-8")
    waiver = "waive: [{rule: page/count, reason: the appendix, expires: 2027-01-31}]"
    papers.write_text(text.replace("pages: 3}", f"pages: 3, {waiver}}}"), "utf-8")

    def levels(today: date | None) -> dict[str, str]:
        found = edition.check(replace(order(folder), today=today)).findings
        return {one.rule: one.level.value for one in found}

    held = levels(date(2027, 1, 31))
    assert held["page/count"] == "note"
    assert "volume/unused-waiver" not in held
    over = levels(date(2027, 2, 1))
    assert over["page/count"] == "warning"
    assert over["volume/unused-waiver"] == "warning"
    assert levels(None)["page/count"] == "note"
