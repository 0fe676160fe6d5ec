"""docs/reference says what is so: made pages are as the code makes them, the others name all."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

import proceedings
from proceedings.cli.main import COMMANDS, main
from proceedings.errors import ExitCode
from proceedings.findings.asjson import as_json, document
from proceedings.findings.finding import Finding, Level, Place, Round

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
SOURCE = Path(proceedings.__file__).parent


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_made_from_the_code_are_as_the_code_makes_them(generate: ModuleType) -> None:
    made = generate.pages(REFERENCE)
    old = [name for name, text in made.items() if text != _read(REFERENCE / name)]
    assert not old, "run `make docs`"
    rules = {f"rules/{page.name}" for page in (REFERENCE / "rules").iterdir()}
    assert rules == {name for name in made if name.startswith("rules/")}, "run `make docs`"


def _read(page: Path) -> str:
    return page.read_text("utf-8") if page.is_file() else ""


@pytest.mark.parametrize("name", COMMANDS.names())
def test_each_option_of_a_command_is_told(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    offered = set(re.findall(r"--[a-z][a-z-]*", capsys.readouterr().out))
    head, *sections = re.split(r"^## ", _read(REFERENCE / "commands.md"), flags=re.MULTILINE)
    own = next(section for section in sections if section.startswith(f"{name}\n"))
    assert offered == set(re.findall(r"--[a-z][a-z-]*", own)) | {"--help", "--quiet", "--no-color"}
    assert {"--help", "--quiet", "--no-color"} <= set(re.findall(r"--[a-z][a-z-]*", head))


def unread_fields(generate: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Fields of metadata that no code reads by that name: record, field, what is told of it."""
    read = {
        node.attr
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    for root in generate.FILES.values():
        for record in generate.closure(root):
            told = generate.told_attributes(record)
            for field in fields(record):
                if field.name not in read:
                    yield record.__name__, field.name, told[field.name]


def test_what_nothing_is_made_of_is_told(generate: ModuleType) -> None:
    silent = [
        f"{record}.{field}"
        for record, field, told in unread_fields(generate)
        if "Nothing is made of it yet" not in told
    ]
    assert not silent


def test_the_names_that_styles_may_use_are_told() -> None:
    tree = ast.parse((SOURCE / "stamping" / "wording.py").read_text("utf-8"))
    record = next(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "paper_record"
    )
    names = {
        key.value
        for node in ast.walk(record)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    told = _read(REFERENCE / "styles.md").partition("## What templates may say")[2]
    assert names | {"folio"} <= set(re.findall(r"`(\w+)`", told))
    assert len(names) > 10


def test_every_exit_code_is_told() -> None:
    table = re.findall(r"^\| ([0-9, ]+) \|", _read(REFERENCE / "exit-codes.md"), re.MULTILINE)
    assert {int(code) for row in table for code in row.split(",")} == {int(c) for c in ExitCode}


def test_every_key_of_a_finding_is_told() -> None:
    place = Place(paper="p", file="f", line=1, column=1, page=1, box=(0, 0, 1, 1))
    finding = Finding(
        rule="page/size",
        level=Level.NOTE,
        message="m",
        fix="f",
        place=place,
        evidence="e",
        round=Round.NEW,
    )
    page = _read(REFERENCE / "json.md")
    told = set(re.findall(r"`(\w+)`", page.partition("## A finding")[2].partition("\n## ")[0]))
    assert set(as_json(finding)) <= told
    whole = document("1", "KDD", 1, [finding], [])
    shape = page.partition("build/report.json")[2].partition("\n## ")[0]
    assert set(re.findall(r"\w+", shape.partition("{")[2].partition("}`")[0])) == {
        *whole,
        *whole["summary"],
    }


def links() -> Iterator[tuple[Path, str]]:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("benchmarks/*.md")]:
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
            if "://" not in target:
                yield page, target


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page, target in links():
        name, _, anchor = target.partition("#")
        to = (page.parent / name).resolve() if name else page
        heads = re.findall(r"^#+ (.+)$", _read(to), re.MULTILINE) if to.suffix == ".md" else []
        anchors = {
            re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads
        }
        if not to.exists() or (anchor and anchor not in anchors):
            broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken
