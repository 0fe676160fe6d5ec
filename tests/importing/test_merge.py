"""The three-way merge: nobody's work is lost, and what two changed is shown to one of them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from records import ADA, BO, trees

from proceedings.importing.reconcile import Reconciled, reconcile
from proceedings.records.importing import Kind
from proceedings.records.trees import Trees


def merged(base: Trees, ours: Trees, theirs: Trees) -> Reconciled:
    return reconcile(base, ours, theirs, source="metadata/imported/x.yaml")


def kinds(result: Reconciled) -> list[tuple[str, str]]:
    return [(one.kind.value, one.path) for one in result.changes]


def one(**fields: Any) -> Trees:
    return trees(p=fields)


def test_each_sides_changes_come_together() -> None:
    base = one(title="A", abstract="x", keywords=["k"])
    ours = one(title="A, mended", abstract="x", keywords=["k"], doi="10.5555/1")
    theirs = one(title="A", abstract="y", keywords=["k"], authors=[ADA])
    result = merged(base, ours, theirs)
    assert result.wanted.papers["p"] == {
        "title": "A, mended",
        "abstract": "y",
        "keywords": ["k"],
        "doi": "10.5555/1",
        "authors": [ADA],
    }
    assert kinds(result) == [("changed", "abstract"), ("added", "authors")]


def test_a_conflict_keeps_the_chairs_word_shows_both_and_is_told_once() -> None:
    result = merged(one(title="A"), one(title="B"), one(title="C"))
    assert result.wanted.papers["p"] == {"title": "B"}
    (change,) = result.changes
    assert (change.kind, change.old, change.new) == (Kind.CONFLICT, "B", "C")
    (finding,) = result.findings
    assert "«B»" in finding.message
    assert "«C»" in finding.message
    again = merged(result.base, result.wanted, one(title="C"))
    assert not again.changes
    assert again.wanted.papers["p"] == {"title": "B"}


def test_what_the_chair_took_out_stays_out() -> None:
    base = one(title="A", abstract="x", keywords=["k"])
    assert merged(base, one(title="A"), base).wanted.papers["p"] == {"title": "A"}
    result = merged(base, one(title="A"), one(title="A", abstract="new", keywords=["k"]))
    assert kinds(result) == [("conflict", "abstract")]
    gone = merged(base, Trees(), base)
    assert not gone.wanted.papers
    assert not gone.changes


def test_a_source_that_says_nothing_takes_nothing_away() -> None:
    base = one(title="A", abstract="x")
    result = merged(base, base, one(title="A"))
    assert result.wanted == base
    assert result.base == base, "so that the next whole export is compared with what was there"


def test_a_paper_gone_from_the_source_is_told_each_time_and_kept() -> None:
    base = trees(p={"title": "A"}, q={"title": "B"})
    result = merged(base, base, trees(p={"title": "A"}))
    assert result.wanted == base
    assert [finding.rule for finding in result.findings] == ["metadata/import-removed"]
    again = merged(result.base, result.wanted, trees(p={"title": "A"}))
    assert [finding.place.paper for finding in again.findings] == ["q"]


def test_authors_are_people_not_places() -> None:
    base = one(authors=[ADA, BO])
    ours = one(authors=[{**ADA, "given": "Ada M."}, BO])
    cy = {"given": "Cy", "family": "Inkwell"}
    theirs = one(authors=[cy, {**ADA, "orcid": "0000-0002-1825-0097"}, BO])
    result = merged(base, ours, theirs)
    assert result.wanted.papers["p"]["authors"] == [
        cy,
        {**ADA, "given": "Ada M.", "orcid": "0000-0002-1825-0097"},
        BO,
    ]
    removed = merged(base, base, one(authors=[BO]))
    assert removed.wanted.papers["p"]["authors"] == [BO]
    assert kinds(removed) == [("removed", "authors.0")]


def test_orders_that_both_changed_are_a_conflict() -> None:
    cy = {"given": "Cy", "family": "Inkwell"}
    base = one(authors=[ADA, BO, cy])
    result = merged(base, one(authors=[BO, ADA, cy]), one(authors=[ADA, cy, BO]))
    assert result.wanted.papers["p"]["authors"] == [BO, ADA, cy]
    assert kinds(result) == [("conflict", "authors")]


def test_a_name_is_one_thing_and_a_confirmed_one_loses_its_mark() -> None:
    guess = {"given": "Ada", "family": "Quill", "x-guessed": "Ada|Quill"}
    base = one(authors=[guess])
    known = one(authors=[{"mononym": "Ada Quill"}])
    assert merged(base, base, known).wanted.papers["p"]["authors"] == [{"mononym": "Ada Quill"}]
    sure = one(authors=[{"given": "Ada", "family": "Quill"}])
    assert merged(base, base, sure).wanted == sure
    assert merged(base, sure, base).wanted == sure, "the chair took the mark away"
    other = merged(Trees(), one(authors=[{"given": "Ada M", "family": "Quill"}]), base)
    assert kinds(other) == [("conflict", "authors.0.name")]
    assert not merged(Trees(), sure, base).changes, "a guess says nothing against a known name"


def test_a_first_import_meets_what_is_there() -> None:
    ours = one(title="A", authors=[ADA])
    result = merged(Trees(), ours, one(title="A", authors=[{**ADA, "orcid": "1"}], doi="d"))
    assert kinds(result) == [("added", "authors.0.orcid"), ("added", "doi")]


def test_other_lines_are_no_difference() -> None:
    ours = one(abstract="We count\npages.\n")
    result = merged(one(abstract="We count pages."), ours, one(abstract="We  count pages."))
    assert not result.changes
    assert result.wanted == ours


def test_where_a_record_stood_changes_with_something_else_alone() -> None:
    def stood(row: str, **fields: Any) -> Trees:
        return one(**fields, source={"system": "x", "row": row})

    base = stood("row 1", title="A")
    assert merged(base, base, stood("row 2", title="A")).wanted == base
    changed = merged(base, base, stood("row 2", title="B"))
    assert changed.wanted == stood("row 2", title="B")


def test_a_programme_is_merged_session_by_session() -> None:
    def program(title: str, *papers: list[str], **more: str) -> Trees:
        return Trees(
            program={
                "sessions": [
                    {"title": f"{title} {number}", "papers": ids, **more}
                    for number, ids in enumerate(papers)
                ]
            }
        )

    base = program("S", ["a", "b"], ["c"])
    ours = program("S", ["b", "a"], ["c"])
    theirs = program("S", ["a", "b"], ["c", "d"])
    result = merged(base, ours, theirs)
    assert result.wanted == program("S", ["b", "a"], ["c", "d"])
    parts = Trees(program={"parts": [{"title": "P", "sessions": []}]})
    other = merged(base, parts, theirs)
    assert other.wanted.program == parts.program
    assert kinds(other) == [("conflict", "programme")]


NAMES = st.sampled_from(("Ada", "Bo", "Cy", "Dee"))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"family": NAMES}, optional={"given": st.sampled_from("XY"), "orcid": st.sampled_from("12")}
    ),
    max_size=3,
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from("ABC"),
        "keywords": st.lists(st.sampled_from("kl"), min_size=1, max_size=2),
        "rights": st.dictionaries(st.sampled_from(("mode", "year")), NAMES, min_size=1),
        "authors": PEOPLE,
    },
)
VOLUMES = st.dictionaries(st.sampled_from("pqr"), FIELDS).map(lambda papers: Trees(papers=papers))


@settings(max_examples=200, deadline=None)
@given(VOLUMES, VOLUMES, VOLUMES)
def test_whatever_comes(base: Trees, ours: Trees, theirs: Trees) -> None:
    assert merged(base, ours, base).wanted == ours, "a source that did not change changes nothing"
    result = merged(base, ours, theirs)
    assert ours.papers.keys() <= result.wanted.papers.keys(), "no paper is ever deleted"
    again = merged(result.base, result.wanted, theirs)
    assert again.wanted == result.wanted
    assert not again.changes, "an import made twice has nothing to tell"
