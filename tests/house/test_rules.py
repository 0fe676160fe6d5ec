"""Every rule has its page, every finding its rule, and no rule ever loses its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import proceedings
from proceedings.checks.run import RULES
from proceedings.findings.finding import Level

SOURCE = Path(proceedings.__file__).parent
NAMES = Path(__file__).with_name("rule_names.txt")
PAGES = RULES.load_all()
GROUPS = {
    *(
        "metadata",
        "people",
        "rights",
        "program",
        "front",
        "file",
        "page",
        "fonts",
        "images",
        "links",
    ),
    *(
        "leftover",
        "match",
        "safety",
        "access",
        "stamp",
        "volume",
        "lock",
        "proof",
        "export",
        "verify",
    ),
}
ROOMS = {folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").is_file()}
HEADINGS = ("Why:", "How to mend:", "Source:")


@pytest.mark.parametrize("name", PAGES)
def test_a_rule_has_a_page_a_level_a_scope_and_somebody_who_asks_it(name: str) -> None:
    page = PAGES[name]
    paragraphs = (page.__doc__ or "").strip().split("\n\n")
    assert paragraphs[0].endswith("."), "the first line is a sentence"
    heads = [head for part in paragraphs for head in HEADINGS if part.startswith(head)]
    assert heads == list(HEADINGS)
    assert name.partition("/")[0] in GROUPS
    assert isinstance(page.LEVEL, Level)
    assert page.LEVEL in getattr(page, "LEVELS", (page.LEVEL,))
    assert page.SCOPE in {"file", "paper", "volume", "records"}
    assert hasattr(page, "check") != hasattr(page, "RAISED_BY"), "asked here, or raised by a step"
    if hasattr(page, "RAISED_BY"):
        assert page.RAISED_BY.partition(".")[0] in ROOMS


def test_names_are_for_ever() -> None:
    kept = NAMES.read_text("utf-8").split()
    assert len(kept) == len(set(kept))
    lost = sorted(set(kept) - set(PAGES))
    assert not lost, f"rules were renamed or taken away: {lost}"
    new = sorted(set(PAGES) - set(kept))
    assert not new, "add these lines at the end of tests/house/rule_names.txt:\n" + "\n".join(new)


def findings_made() -> Iterator[tuple[str, str, str | None]]:
    """Where a finding is made, its rule, and its level where both are written out."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = {word.arg: word.value for word in node.keywords}
            rule, level = given.get("rule"), given.get("level")
            where = f"{path.relative_to(SOURCE)}:{node.lineno}"
            if isinstance(rule, ast.Constant) and isinstance(rule.value, str) and "/" in rule.value:
                written = isinstance(level, ast.Attribute) and ast.unparse(level.value) == "Level"
                yield (
                    where,
                    rule.value,
                    level.attr if isinstance(level, ast.Attribute) and written else None,
                )
            elif isinstance(rule, ast.JoinedStr) and isinstance(rule.values[0], ast.Constant):
                yield where, str(rule.values[0].value), None


def test_every_finding_names_a_rule_that_has_a_page() -> None:
    made = list(findings_made())
    assert len(made) > 20
    unknown = [
        f"{where} {rule}"
        for where, rule, _ in made
        if not (rule in PAGES or (rule.endswith("/") and rule[:-1] in GROUPS))
    ]
    assert not unknown


def test_every_finding_has_the_level_its_page_says() -> None:
    wrong = []
    for where, rule, level in findings_made():
        page = PAGES.get(rule)
        if page and level and Level[level] not in getattr(page, "LEVELS", (page.LEVEL,)):
            wrong.append(f"{where} {rule} is {level}, its page says {page.LEVEL}")
    assert not wrong


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_about_a_rule_that_somebody_raises(name: str) -> None:
    own = SOURCE / "checks" / (name.replace("-", "_") + ".py")
    words = {name, name.partition("/")[2]}
    for path in SOURCE.rglob("*.py"):
        if path.is_relative_to(SOURCE / "checks") and path != own:
            continue
        text = path.read_text("utf-8")
        if any(f'"{word}"' in text for word in words):
            return
    pytest.fail(f"nothing raises {name}")
