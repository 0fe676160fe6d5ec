"""`import proceedings`: what a program may rely on is there, told in full, and works as shown."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import proceedings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "python.md"
STEPS: list[tuple[str, Callable[..., Any]]] = [
    (name, getattr(proceedings, name)) for name in proceedings.__all__
]


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_a_step_tells_what_it_takes_gives_and_raises(name: str, step: Callable[..., Any]) -> None:
    told = inspect.getdoc(step) or ""
    takes = inspect.signature(step).parameters
    section = told.partition("Args:\n")[2].partition("\n\n")[0]
    assert re.findall(r"^    (\w+): ", section, re.MULTILINE) == list(takes)
    assert set(get_type_hints(step)) == {*takes, "return"}


def test_the_page_names_every_step_and_how_it_is_called() -> None:
    rows = dict(re.findall(r"^\| `(\w+)\((.*?)\)` \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert set(rows) == set(proceedings.__all__)
    for name, step in STEPS:
        parameters = inspect.signature(step).parameters
        named = [word.strip().removesuffix("=…") for word in rows[name].split(",")]
        needed = [key for key, one in parameters.items() if one.default is inspect.Parameter.empty]
        assert set(needed) <= set(named), name
        assert set(named) <= set(parameters), name


def test_the_pages_program_runs(tmp_path: Path) -> None:
    program = re.search(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert program
    source = program[1].replace("Path(file.name)", f"Path({str(tmp_path)!r}, file.name)")
    ran = subprocess.run(
        [sys.executable, "-c", source],
        cwd=ROOT / "tests" / "volumes" / "kdd24",
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        check=False,
    )
    assert not ran.stderr
    assert ran.stdout.splitlines()[-1] == "genai-recsys 6737–6738"
    assert "@inproceedings{10.1145/3637528.3671486," in (tmp_path / "proceedings.bib").read_text(
        "utf-8"
    )


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    asked = "import sys, proceedings.cli.main; print([m for m in sys.modules if '.' not in m])"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(ast.literal_eval(told.stdout))
    assert not loaded & {"pikepdf", "pypdfium2", "pypdf", "typst", "PIL", "yaml", "jinja2"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="sell"):
        proceedings.sell  # noqa: B018
    assert set(proceedings.__all__) <= set(dir(proceedings))
