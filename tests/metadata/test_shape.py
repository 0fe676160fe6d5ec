"""Nodes become records by their type hints; what is broken costs only itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pytest

from proceedings.metadata.context import Context
from proceedings.metadata.shape import build
from proceedings.metadata.yamlfile import parse_yaml
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.identifiers import Doi, Orcid
from proceedings.volume.kinds import PaperId
from proceedings.volume.people import Affiliation, Author, Person
from proceedings.volume.rights import RightsMode


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    name: str
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    name: str = "none"
    number: int = 0
    ratio: float = 0.5
    on: bool = False
    day: date | None = None
    colour: Literal["red", "green"] = "red"
    mode: RightsMode = RightsMode.NONE
    doi: Doi | None = None
    orcid: Orcid | None = None
    words: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    part: Part | None = None
    which: tuple[PaperId, ...] | Literal["all"] = ()
    equal: bool | int = False
    title: RichText | None = None
    markup: Markup | None = None


def make(text: str, cls: type[object] = Thing, **options: Any) -> tuple[object, Context]:
    document = parse_yaml(text, "metadata/x.yaml")
    assert document.root is not None
    assert not document.findings
    context = Context("metadata/x.yaml", **options)
    return build(cls, context, document.root, "a thing"), context


def fine(text: str) -> Thing:
    thing, context = make(text)
    assert not context.findings
    assert isinstance(thing, Thing)
    return thing


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("name: No", "name", "No"),
        ("name: 012", "name", "012"),
        ("name: |\n  two\n  lines\n", "name", "two\nlines"),
        ("number: 012", "number", 12),
        ("number: -3", "number", -3),
        ("ratio: 9.50", "ratio", 9.5),
        ("on: true", "on", True),
        ("on: No", "on", False),
        ("day: 2031-02-28", "day", date(2031, 2, 28)),
        ("colour: green", "colour", "green"),
        ("mode: cc", "mode", RightsMode.CC),
        ("doi: 10.5555/1.2", "doi", "10.5555/1.2"),
        ("doi: pending", "doi", "pending"),
        ("words: [a, 'no', 012]", "words", ("a", "no", "012")),
        ("words: []", "words", ()),
        ("words:", "words", ()),
        (
            "parts: [{name: a}, {name: b, size: 2}]",
            "parts",
            (Part(name="a"), Part(name="b", size=2)),
        ),
        ("which: all", "which", "all"),
        ("which: [p-1, p-2]", "which", ("p-1", "p-2")),
        ("equal: true", "equal", True),
        ("equal: 2", "equal", 2),
        ("x-note: {any: [thing]}", "name", "none"),
        ("title: A *b*", "title", RichText("A *b*", Markup.PLAIN)),
        ("title: A *b*\nmarkup: markdown", "title", RichText("A *b*", Markup.MARKDOWN)),
    ],
)
def test_values_have_the_type_of_their_field(text: str, field: str, value: object) -> None:
    assert getattr(fine(text), field) == value


@pytest.mark.parametrize(
    ("text", "rule", "column", "words"),
    [
        ("nmae: x", "unknown-field", 1, "Did you mean 'name'?"),
        ("qqq: x", "unknown-field", 1, "begins with x-"),
        ("number: 1_000", "wrong-value", 9, "whole number"),
        ("number: ٣", "wrong-value", 9, "whole number"),
        ("ratio: nan", "wrong-value", 8, "number"),
        ("on: maybe", "wrong-value", 5, "true or false"),
        ("day: 24.8.2031", "wrong-value", 6, "2031-05-12"),
        ("day: 2031-02-30", "wrong-value", 6, "no such day"),
        ("day: pending", "wrong-value", 6, "can be pending"),
        ("colour: gren", "unknown-value", 9, "Did you mean 'green'?"),
        ("colour: blue", "unknown-value", 9, "red, green"),
        ("mode: CC", "unknown-value", 7, "Did you mean 'cc'?"),
        ("doi: https://doi.org/10.5555/1", "wrong-value", 6, "without https://doi.org/"),
        ("orcid: 0000-0002-1825-0098", "wrong-value", 8, "check digit"),
        ("words: one", "wrong-shape", 8, "`words: [one]`"),
        ("words: {a: b}", "wrong-shape", 8, "list"),
        ("words: [a, [b]]", "wrong-shape", 12, "text"),
        ("name: [a]", "wrong-shape", 7, "text"),
        ("name: {a: b}", "wrong-shape", 7, "text"),
        ("part: text", "wrong-shape", 7, "mapping"),
        ("which: some", "unknown-value", 8, "all"),
        ("which: [a/b]", "wrong-value", 9, "id"),
        ("part: {size: 3}", "missing-field", 7, "'name'"),
        ("part: {name: '', size: 3}", "missing-field", 8, "'name'"),
    ],
)
def test_what_is_broken_is_told_at_its_place_and_keeps_the_default(
    text: str, rule: str, column: int, words: str
) -> None:
    thing, context = make(
        f"name: kept\n{text}" if not text.startswith("name") else f"on: no\n{text}"
    )
    (finding,) = context.findings
    assert finding.rule == f"metadata/{rule}"
    assert (finding.place.line, finding.place.column) == (2, column)
    assert words in finding.message + finding.fix
    assert isinstance(thing, Thing)


def test_a_broken_item_costs_the_item_and_a_missing_key_its_record() -> None:
    thing, context = make("parts: [{name: a}, {size: 2}, {name: c, size: x}]\nnumber: 4")
    assert isinstance(thing, Thing)
    assert thing.parts == (Part(name="a"), Part(name="c"))
    assert thing.number == 4
    assert [f.rule for f in context.findings] == ["metadata/missing-field", "metadata/wrong-value"]
    part, context = make("size: 2", Part)
    assert part is None


def test_a_refused_value_is_not_told_of_twice() -> None:
    document = parse_yaml("name: &x y\nnumber: 3", "x")
    assert document.root is not None
    context = Context("x")
    assert build(Part, context, document.root, "a thing") is None
    assert [f.rule for f in context.findings] == ["metadata/unknown-field"]


def test_affiliations_are_keys_or_written_out() -> None:
    void = Affiliation(institution="Void")
    author, context = make(
        "family: N\naffiliations: [void, {institution: Other}, viod]\nequal: 2",
        Author,
        affiliations={"void": void, "bad": None},
    )
    assert isinstance(author, Author)
    assert author.affiliations == (void, Affiliation(institution="Other"))
    assert author.equal == 2
    (finding,) = context.findings
    assert finding.rule == "metadata/unknown-affiliation"
    assert "'void'" in finding.fix
    _, context = make("family: N\naffiliations: [bad]", Person, affiliations={"bad": None})
    assert not context.findings


def test_guesses_stop_when_there_are_too_many_to_make() -> None:
    text = "\n".join(f"nam{n}: x" for n in range(20_000))
    _, context = make(text)
    fixes = [finding.fix for finding in context.findings]
    assert len(fixes) == 20_000
    assert "Did you mean" in fixes[0]
    assert "Did you mean" not in fixes[-1]
