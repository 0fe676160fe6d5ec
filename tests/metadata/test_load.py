"""Whole volumes: what is read, what is told, and what stops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from volume_texts import PAPERS, VOLUME, MakeLoaded

from proceedings.errors import CannotStart
from proceedings.findings.finding import Level
from proceedings.metadata.load import Loaded, load
from proceedings.text.richtext import Markup
from proceedings.volume.frontpages import FRONT_KINDS, FrontPages
from proceedings.volume.program import Program, Session


def told(loaded: Loaded) -> list[str]:
    return [finding.rule for finding in loaded.findings]


def test_a_small_volume_loads_clean(make: MakeLoaded) -> None:
    loaded = make()
    assert not loaded.findings
    assert loaded.volume is not None
    assert [paper.id for paper in loaded.volume.papers] == ["p-1", "p-2"]
    assert loaded.volume.papers[0].authors[0].name == "Ada Null"
    assert loaded.volume.papers[1].authors[0].family == "No"
    assert loaded.volume.book.published == date(2031, 5, 1)
    assert loaded.volume.pages == FrontPages()
    assert loaded.inputs == (
        "metadata/papers.yaml",
        "metadata/program.yaml",
        "metadata/volume.yaml",
    )


def test_origins_lead_back_to_line_and_column(make: MakeLoaded) -> None:
    origins = make().origins
    place = origins.place("papers", "p-1", "authors", 0, "family")
    assert (place.paper, place.file, place.line, place.column) == (
        "p-1",
        "metadata/papers.yaml",
        7,
        36,
    )
    # The affiliation is a key: nothing below it is written there.
    inside = origins.place("papers", "p-1", "authors", 0, "affiliations", 0, "city")
    assert (inside.line, inside.column) == (7, 57)
    assert origins.place("book", "published").line == 6
    assert origins.place("program", "sessions", 0, "title").file == "metadata/program.yaml"
    assert origins.place("affiliations", "void", "city").line == 3
    assert origins.place("nothing", "there").file is None
    spots = origins.spots
    assert len(spots) == len(set(spots)) > 30
    assert all(spots[path].line >= 1 for path in spots)


def test_no_volume_here(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="no volume here"):
        load(tmp_path)
    with pytest.raises(CannotStart):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("text", ["title: a: b", "- a list", "", b"\xff", "[" * 60])
def test_volume_yaml_that_does_not_parse_stops(make: MakeLoaded, text: str | bytes) -> None:
    with pytest.raises(CannotStart, match=r"metadata/volume.yaml, line \d+, column \d+"):
        make(volume=text)


@pytest.mark.parametrize("name", ["papers", "program"])
def test_papers_or_program_that_do_not_parse_leave_no_volume(make: MakeLoaded, name: str) -> None:
    loaded = make(**{name: "schema: 1\ntitle: a: b"})
    assert loaded.volume is None
    assert "metadata/yaml-syntax" in told(loaded)


def test_papers_that_do_not_parse_are_one_finding(make: MakeLoaded) -> None:
    """The keys of affiliations stand in the file that can't be read: whoever names one is right."""
    editor = "[{given: Ada, family: Null, affiliations: [void]}]"
    loaded = make(
        papers=PAPERS + "  - title: Ink: a Study",
        volume=VOLUME.replace("book:\n", f"book:\n  editors: {editor}\n", 1),
        front="""\
schema: 1
committees:
  - title: Organisers
    roles: [{role: Chairs, members: [{given: Bo, family: No, affiliations: [void]}]}]
""",
    )
    assert told(loaded) == ["metadata/yaml-syntax"]


def test_front_yaml_that_does_not_parse_leaves_the_default(make: MakeLoaded) -> None:
    loaded = make(front="front: [")
    assert told(loaded) == ["metadata/yaml-syntax"]
    assert loaded.volume is not None
    assert loaded.volume.pages.front == FRONT_KINDS


def test_errors_of_all_files_are_told_in_one_run(make: MakeLoaded) -> None:
    loaded = make(
        volume="schema: 1\nbok: {}\n",
        papers="schema: 1\npapers: [{id: p-1, title: A, authors: [{given: Plato}]}]",
        program="schema: 1\nsessions: [{title: All, papers: [p-2]}]",
        front="schema: 2\nfront: [contens]",
    )
    assert loaded.volume is None
    assert {
        "metadata/unknown-field",
        "metadata/missing-field",
        "people/no-name",
        "program/unknown-paper",
        "program/paper-unlisted",
        "metadata/schema-version",
        "front/unknown-kind",
    } == set(told(loaded))


def test_a_bad_paper_stops_no_other_and_no_session_tells_of_it_again(make: MakeLoaded) -> None:
    loaded = make(
        papers="schema: 1\npapers:\n"
        "  - {id: p-1, authors: [{family: A}]}\n"
        "  - {id: p-2, title: Two, authors: [{family: B}], pages: many}\n"
    )
    assert told(loaded) == ["metadata/missing-field", "metadata/wrong-value"]
    first, second = loaded.findings
    assert (first.place.paper, first.place.line) == ("p-1", 3)
    assert (second.place.paper, second.place.line, second.place.column) == ("p-2", 4, 58)
    assert loaded.volume is not None
    assert [paper.id for paper in loaded.volume.papers] == ["p-2"]
    assert loaded.volume.program.all_sessions[0].papers == ("p-2",)


def test_markup_is_the_books_or_the_papers_own(make: MakeLoaded) -> None:
    volume = (
        "schema: 1\nconference: {name: N, short: N}\nrights: {mode: none}\n"
        "book: {title: T, publisher: {name: P}, published: 2031-01-01, markup: markdown}"
    )
    papers = (
        "schema: 1\npapers:\n- {id: p-1, title: '*a*', authors: [{family: A}]}\n"
        "- {id: p-2, title: '\\emph{a}', authors: [{family: A}], markup: latex}"
    )
    loaded = make(volume=volume, papers=papers)
    assert loaded.volume is not None
    assert [paper.title.markup for paper in loaded.volume.papers] == [
        Markup.MARKDOWN,
        Markup.LATEX,
    ]
    assert {paper.title.html for paper in loaded.volume.papers} == {"<em>a</em>"}


def test_without_a_programme_papers_stand_in_file_order_with_one_note(make: MakeLoaded) -> None:
    loaded = make(program=None)
    assert [(f.rule, f.level) for f in loaded.findings] == [("metadata/no-program", Level.NOTE)]
    assert loaded.volume is not None
    assert loaded.volume.program == Program(sessions=(Session(title="", papers=("p-1", "p-2")),))


def test_papers_may_have_a_file_each(make: MakeLoaded) -> None:
    single = "schema: 1\nid: p-3\ntitle: Three\nauthors: [{family: C, affiliations: [void]}]\n"
    loaded = make(program=None, p_3=single, p_4="schema: 1\ntitle: a: b")
    assert told(loaded) == ["metadata/yaml-syntax", "metadata/no-program"]
    assert loaded.volume is not None
    assert [paper.id for paper in loaded.volume.papers] == ["p-1", "p-2", "p-3"]
    assert "metadata/papers/p-3.yaml" in loaded.inputs


def test_a_papers_file_is_named_as_its_id_and_none_is_written_twice(make: MakeLoaded) -> None:
    single = "schema: 1\nid: P-1\ntitle: Three\nauthors: [{family: C}]\n"
    loaded = make(program=None, other=single)
    assert told(loaded) == ["metadata/file-name", "metadata/duplicate-id", "metadata/no-program"]
    twice = loaded.findings[1]
    assert "metadata/papers.yaml, line 5" in twice.message
    assert twice.place.file == "metadata/papers/other.yaml"


def test_no_papers_at_all_is_an_error(make: MakeLoaded) -> None:
    assert "metadata/no-papers" in told(make(papers=None))


def test_every_finding_has_a_place_a_fix_and_a_page(make: MakeLoaded) -> None:
    from proceedings.registry import Registry

    loaded = make(
        volume="conference: {name: N, short: N, start: 2031-05-02, end: 2031-05-01}\n"
        "book: {title: T, publisher: {name: P}, published: 2031-01-01, doi: pending}\n"
        "doi: {prefix: 10.5555}\nrights: {mode: cc}\ntracks: [{id: a, name: A}, {id: A, name: B}]",
        papers="schema: 1\npapers:\n- {id: a, title: A, authors: [{family: F, group: G}],"
        " doi: 10.1234/x, track: b, file: ../a.pdf}\n- {id: A, title: B, authors: []}\n"
        "- {id: b, title: B, authors: [{family: F}], doi: 10.1234/X, references: b.bib}",
        program="schema: 1\nsessions: [{title: S, papers: [a, a, c]}]\nparts: []",
        front="schema: 1\nback: [prose:x]\nawards: [{name: A, papers: [z]}]",
    )
    names = set(Registry("proceedings.checks", 1).names())
    assert len(set(told(loaded))) >= 15
    for finding in loaded.findings:
        assert finding.rule in names
        assert finding.message
        assert finding.fix
        assert finding.place.file
        assert finding.place.line
        assert finding.place.column


@pytest.mark.parametrize("folder", [".", "tests/volumes/kdd24"])
def test_the_volumes_of_the_repository_load_clean(folder: str) -> None:
    loaded = load(Path(__file__).parents[2] / folder)
    assert not loaded.findings
    assert loaded.volume is not None
    named = {paper for session in loaded.volume.program.all_sessions for paper in session.papers}
    assert named == {paper.id for paper in loaded.volume.papers}


def test_a_pending_day_of_publication_is_the_conferences_first(make: MakeLoaded) -> None:
    pending = VOLUME.replace("published: 2031-05-01", "published: pending")
    loaded = make(volume=pending)
    assert loaded.volume
    assert loaded.volume.book.published == loaded.volume.conference.start
    (finding,) = loaded.findings
    assert (finding.rule, finding.level) == ("metadata/pending", Level.WARNING)
    assert "2031-05-12" in finding.message
    without = pending.replace(", start: 2031-05-12, end: 2031-05-14", "")
    told = make(volume=without).findings
    assert [one.rule for one in told] == ["metadata/wrong-value"]
    assert "where the conference has a start" in told[0].message


def test_places_follow_when_an_item_is_left_out(make: MakeLoaded) -> None:
    papers = """\
schema: 1
papers:
  - id: p-1
    title: One
    authors:
      - {given: Nobody}
      - {given: Ada, family: Quill}
      - {given: 1, family: Nib, bad: x}
      -
      - {given: Cy, family: Inkwell}
  - {id: p-2, title: Two, authors: [{family: Nib}]}
"""
    program = """\
schema: 1
sessions:
  - title: All
    papers: [p-9, p-1, p-1, p-2]
"""
    loaded = make(papers=papers, program=program)
    assert loaded.volume
    names = [author.name for author in loaded.volume.papers[0].authors]
    lines = [
        loaded.origins.place("papers", "p-1", "authors", index).line for index in range(len(names))
    ]
    told = dict(zip(names, lines, strict=True))
    assert told["Ada Quill"] == 7
    assert told["Cy Inkwell"] == 10
    assert loaded.volume.program.sessions[0].papers == ("p-1", "p-2")
    columns = [
        loaded.origins.place("program", "sessions", 0, "papers", index).column for index in (0, 1)
    ]
    assert columns == [19, 29]
    assert set(loaded.origins.spots) >= {("papers", "p-1", "authors", 1)}
    assert all(loaded.origins.spots[path] for path in loaded.origins.spots)


def test_unused_affiliations_are_noted(make: MakeLoaded) -> None:
    loaded = make(papers=PAPERS.replace("  void:", "  bare: {institution: B}\n  void:"))
    (finding,) = loaded.findings
    assert (finding.rule, finding.evidence) == ("metadata/unused-affiliation", "bare")
    assert (finding.level, finding.place.line) == (Level.NOTE, 3)


def test_five_thousand_findings_of_one_cause_are_summed_up(make: MakeLoaded) -> None:
    papers = "".join(
        f"  - {{id: p-{n}, title: T, autors: [], authors: [{{family: Nib}}]}}\n"
        for n in range(1000)
    )
    findings = make(papers=f"schema: 1\npapers:\n{papers}", program=None).findings
    unknown = [one for one in findings if one.rule == "metadata/unknown-field"]
    assert len(unknown) == 201
    assert "800 more" in unknown[-1].message


def test_deadlines_come_one_after_the_other(make: MakeLoaded) -> None:
    right = "deadlines: {camera_ready: 2031-04-11 23:59 AoE, proofs: 2031-04-12 12:00 UTC}\n"
    assert told(make(volume=VOLUME + right)) == []
    (finding,) = make(volume=VOLUME + right.replace("12:00 UTC", "11:00 UTC")).findings
    assert finding.rule == "metadata/dates-reversed"
    assert "'proofs'" in finding.message
    (finding,) = make(volume=VOLUME + "deadlines: {deposit: soon}\n").findings
    assert (finding.rule, finding.evidence) == ("metadata/wrong-value", "soon")
