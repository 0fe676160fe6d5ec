"""What is installed is whole: every file of the package is in the wheel, and in the sdist."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "proceedings"
LEFT_OUT = {"__pycache__"}


def sources() -> set[str]:
    return {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and not any(part in LEFT_OUT or part.startswith(".") for part in path.parts)
    }


def test_every_file_of_the_package_is_in_the_wheel() -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel")
    builder = wheel.WheelBuilder(str(ROOT))
    packed = {file.distribution_path for file in builder.recurse_included_files()}
    assert {Path(name).suffix for name in sources()} >= {".py", ".typ", ".yaml", ".css", ".html"}
    assert {name.replace("\\", "/") for name in packed} == sources()


def test_the_sdist_holds_what_its_tests_need() -> None:
    sdist = pytest.importorskip("hatchling.builders.sdist")
    builder = sdist.SdistBuilder(str(ROOT))
    packed = {
        Path(file.path).resolve().relative_to(ROOT).as_posix()
        for file in builder.recurse_included_files()
    }
    assert {
        "Makefile",
        ".importlinter",
        "docs/generate.py",
        "metadata/volume.yaml",
        "papers/soot-black.pdf",
        "tests/conftest.py",
    } <= packed
    assert {f"src/{name}" for name in sources()} <= packed
    assert not [name for name in packed if name.startswith(("build/", ".venv/", ".git/"))]


def test_every_library_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert [one for one in project["dependencies"] if ">=" not in one] == []
