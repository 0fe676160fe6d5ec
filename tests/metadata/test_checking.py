"""What holds between fields, between records, and on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from volume_texts import PAPERS, VOLUME, MakeLoaded

from proceedings.findings.finding import Finding, Level
from proceedings.metadata.load import Loaded


def paper(more: str = "", number: int = 1, authors: str = "[{family: A}]") -> str:
    return f"- {{id: p-{number}, title: T, authors: {authors}{more}}}\n"


def papers(*each: str) -> str:
    return "schema: 1\npapers:\n" + "".join(each)


def only(loaded: Loaded, rule: str) -> Finding:
    (finding,) = loaded.findings
    assert finding.rule == rule
    return finding


@pytest.mark.parametrize(
    ("authors", "rule"),
    [
        ("[{given: Plato}]", "people/no-name"),
        ("[{family: A, mononym: B}]", "people/two-forms"),
        ("[{group: The Team, given: A}]", "people/two-forms"),
        ("[{mononym: Plato}, {group: The Team}, {family: A}]", None),
    ],
)
def test_a_person_has_one_form_of_name(make: MakeLoaded, authors: str, rule: str | None) -> None:
    loaded = make(papers=papers(paper(authors=authors)), program=None)
    assert [f.rule for f in loaded.findings if f.level is Level.ERROR] == ([rule] if rule else [])


def test_creative_commons_needs_a_licence(make: MakeLoaded) -> None:
    rights = ", rights: {mode: cc}"
    finding = make(papers=papers(paper(rights)), program=None).findings[0]
    assert (finding.rule, finding.place.paper) == ("rights/no-licence", "p-1")
    licensed = ", rights: {mode: cc, licence: CC-BY-4.0}"
    assert make(papers=papers(paper(licensed)), program=None).findings[0].level is Level.NOTE


def test_nothing_ends_before_it_starts(make: MakeLoaded) -> None:
    finding = only(make(volume=VOLUME.replace("05-14", "05-11")), "metadata/dates-reversed")
    assert (finding.place.line, finding.evidence) == (2, "2031-05-11")


def test_a_paper_stands_in_one_session(make: MakeLoaded) -> None:
    program = "schema: 1\nsessions:\n- {title: A, papers: [p-1]}\n- {title: B, papers: [p-2, p-1]}"
    loaded = make(program=program)
    finding = only(loaded, "program/listed-twice")
    assert (finding.place.line, finding.place.column) == (4, 28)
    assert "line 3" in finding.message
    assert loaded.volume is not None
    assert [s.papers for s in loaded.volume.program.all_sessions] == [("p-1",), ("p-2",)]


def test_an_unknown_paper_and_one_listed_nowhere(make: MakeLoaded) -> None:
    program = "schema: 1\nparts: [{title: X, sessions: [{title: A, papers: [p-1, p2]}]}]"
    loaded = make(program=program)
    unknown, unlisted = loaded.findings
    assert (unknown.rule, unknown.level) == ("program/unknown-paper", Level.ERROR)
    assert unknown.fix == "Did you mean 'p-2'?"
    assert (unlisted.rule, unlisted.level) == ("program/paper-unlisted", Level.WARNING)
    assert (unlisted.place.file, unlisted.place.paper) == ("metadata/papers.yaml", "p-2")
    assert loaded.volume is not None
    assert loaded.volume.program.parts[0].sessions[0].papers == ("p-1",)


@pytest.mark.parametrize(
    ("program", "rule"),
    [
        ("schema: 1\nparts: []\nsessions: [{title: A, papers: [p-1, p-2]}]", "parts-and-sessions"),
        ("schema: 1\n", "missing-field"),
    ],
)
def test_a_programme_has_parts_or_sessions(make: MakeLoaded, program: str, rule: str) -> None:
    assert make(program=program).findings[0].rule.endswith(rule)


def test_a_track_must_be_defined(make: MakeLoaded) -> None:
    loaded = make(papers=papers(paper(", track: full"), paper(", track: ful", 2)))
    assert only(loaded, "metadata/unknown-track").place.paper == "p-2"


def test_dois_are_unique_and_the_volumes(make: MakeLoaded) -> None:
    volume = VOLUME + "doi: {prefix: 10.5555, pattern: '10.5555/v.{serial}'}\n"
    loaded = make(
        volume=volume,
        papers=papers(paper(", serial: 7"), paper(", doi: 10.5555/V.7", 2)),
    )
    assert only(loaded, "metadata/duplicate-doi").place.paper == "p-2"
    loaded = make(
        volume=volume, papers=papers(paper(", doi: 10.1234/a"), paper(", doi: pending", 2))
    )
    assert [(f.rule, f.level) for f in loaded.findings] == [
        ("metadata/doi-prefix", Level.WARNING),
        ("metadata/pending", Level.WARNING),
    ]


def test_front_lists_what_there_is(make: MakeLoaded, tmp_path: Path) -> None:
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "a.md").write_text("Hello")
    loaded = make(
        front="schema: 1\nfront: [cover, prose:a, prose:b, sessions, commitees, author-index]\n"
        "prose: [{id: a, file: metadata/a.md}]\nawards: [{name: X, papers: [p-1, p-9]}]\n"
    )
    assert [f.rule for f in loaded.findings] == [
        "front/unknown-prose",
        "front/unknown-kind",
        "front/unknown-kind",
        "front/unknown-paper",
    ]
    assert "'committees'" in loaded.findings[1].fix
    assert loaded.volume is not None
    assert loaded.volume.pages.front == ("cover", "prose:a", "sessions")


@pytest.mark.parametrize(
    "path",
    [
        "../x.pdf",
        "/etc/passwd",
        "'C:\\x.pdf'",
        "C:/x.pdf",
        "\\\\host\\x.pdf",
        "papers/../../x.pdf",
        "other/x.pdf",
        "~/x.pdf",
        "papers/out.pdf",
        "papers/loop.pdf",
    ],
)
def test_a_papers_file_lies_in_papers(make: MakeLoaded, tmp_path: Path, path: str) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "outside.pdf").write_bytes(b"")
    (tmp_path / "papers" / "out.pdf").symlink_to(tmp_path / "outside.pdf")
    (tmp_path / "papers" / "loop.pdf").symlink_to(tmp_path / "papers" / "loop2.pdf")
    (tmp_path / "papers" / "loop2.pdf").symlink_to(tmp_path / "outside.pdf")
    loaded = make(papers=papers(paper(f", file: {path}"), paper(number=2)))
    finding = only(loaded, "metadata/path-outside")
    assert (finding.place.paper, finding.place.line) == ("p-1", 3)
    assert loaded.volume is not None
    assert loaded.volume.papers[0].file is None


def test_other_paths_lie_in_the_volume_and_name_a_file(make: MakeLoaded, tmp_path: Path) -> None:
    (tmp_path / "in.png").write_bytes(b"")
    (tmp_path / "out.png").symlink_to("/etc/hostname")
    front = "schema: 1\nsponsors:\n" + "".join(
        f"- {{tier: Gold, name: X, logo: {logo}}}\n" for logo in ("in.png", "out.png", "gone.png")
    )
    loaded = make(front=front)
    assert [(f.rule, f.place.line) for f in loaded.findings] == [
        ("metadata/path-outside", 4),
        ("metadata/missing-file", 5),
    ]
    assert loaded.volume is not None
    assert [s.logo for s in loaded.volume.pages.sponsors] == ["in.png", None, None]


def test_metadata_that_is_a_link_out_of_the_volume_is_not_read(
    make: MakeLoaded, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "papers.yaml"
    elsewhere.write_text(PAPERS)
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata" / "papers.yaml").symlink_to(elsewhere)
    loaded = make(papers=None)
    assert loaded.findings[0].rule == "metadata/path-outside"
    assert loaded.volume is None
