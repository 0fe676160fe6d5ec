"""Each rule about the records: something it says nothing of, and something it must speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from checked_facts import STYLE

from proceedings.checks.run import RULES, check_records
from proceedings.findings.finding import Finding, Level
from proceedings.text.richtext import Markup, RichText
from proceedings.volume.frontpages import FrontPages, Talk
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper, Status
from proceedings.volume.people import Affiliation, Author
from proceedings.volume.previous import Previous
from proceedings.volume.program import Program, Session
from proceedings.volume.style import StampRule
from proceedings.volume.volume import DoiRules, Volume, VolumeWaiver

ORCID = "0000-0002-1825-0097"
INK = Affiliation(institution="University of Ink")
ADA = Author(given="Ada", family="Quill", email="ada@quill.example", affiliations=(INK,))
BO = Author(given="Bo", family="Nib", email="bo@nib.example", affiliations=(INK,))
ADA_ID, BO_ID = replace(ADA, orcid=ORCID), replace(BO, orcid=ORCID)
STRIP = StampRule(
    name="strip",
    on=("first",),
    text="{{ statement }}",
    font="serif",
    size=8,
    edge="bottom",
    y=40,
    side="left",
    x=54,
    align="left",
)

Make = Callable[..., list[Finding]]


@pytest.fixture
def find(volume: Volume) -> Make:
    """What is found in a volume of good papers, each changed by one mapping; and in the volume."""

    def find(
        *changes: Mapping[str, Any], sources: Mapping[str, str] | None = None, **whole: Any
    ) -> list[Finding]:
        papers = tuple(
            replace(
                Paper(
                    id=f"p{number}",
                    title=RichText(f"On Folios and Rectos, Part {number}"),
                    authors=(ADA, BO),
                    abstract=RichText("We count the pages of a volume, and then we count again."),
                ),
                **change,
            )
            for number, change in enumerate(changes or ({},), start=1)
        )
        style = replace(STYLE, stamps=whole.pop("stamps", ()))
        changed = replace(volume, papers=papers, **whole)
        return list(check_records(changed, Origins(), {changed.style: style}, sources or {}))

    return find


def by(**parts: Any) -> dict[str, Any]:
    """A byline of Ada Quill in these parts, and Bo."""
    return {"authors": (replace(ADA, **parts), BO)}


def titled(title: str, markup: Markup = Markup.PLAIN) -> dict[str, Any]:
    return {"title": RichText(title, markup)}


def told(abstract: str, markup: Markup = Markup.PLAIN) -> dict[str, Any]:
    return {"abstract": RichText(abstract, markup)}


def test_good_records_have_no_findings(find: Make) -> None:
    assert find({}, {}) == []


GOOD: list[tuple[str, dict[str, Any]]] = [
    ("metadata/unknown-tex", titled(r"\emph{On} $\alpha$-Folios", Markup.LATEX)),
    ("metadata/unknown-tex", titled(r"On \Folios")),
    ("metadata/stray-markup", titled("From $5 to $10: R&D; <T> of C\\C++")),
    ("metadata/stray-markup", titled("On $n^2$ &amp; *m*", Markup.MARKDOWN)),
    ("metadata/stray-markup", by(family="O'Quill & Sons")),
    ("metadata/mojibake", by(given="Ângela", family="Müller")),
    ("metadata/mojibake", told("«À Ê» – “Ã” – ‘naïve’ café £5 Ã…")),
    ("metadata/invisible-character", by(given="علی\u200cرضا", family="قلم")),
    ("metadata/mixed-scripts", titled("TGFβ and ΔE in μm of Чернила")),
    ("metadata/letter-forms", told("a single 𝜸 of maths")),
    ("metadata/spaces", titled("Two  spaces in a title are one")),
    ("metadata/title-capitals", titled("BERT")),
    ("metadata/title-capitals", titled("nbgrader: a tool for Grading")),
    ("metadata/title-capitals", titled("墨と紙について書く")),
    ("metadata/title-stop", titled("Folios at Quill Inc.")),
    ("metadata/title-stop", titled("Wait for It...")),
    ("metadata/placeholder-text", titled("Abstract Interpretation of Abstracts")),
    ("metadata/placeholder-text", titled("None of the Above")),
    ("metadata/authors-in-title", titled("The Quill of Ada")),
    ("people/name-capitals", by(family="NG", given="Bo")),
    ("people/name-capitals", by(given="bell", family="Hooks", printed="bell Hooks")),
    ("people/name-capitals", by(family="墨", given="紙")),
    ("people/initials", by(given="Bo")),
    ("people/initials", by(given="J. Ada")),
    ("people/initials", by(given="明")),
    ("people/several-in-one", by(family="Ortega y Gasset")),
    ("people/several-in-one", by(family="Quill, Jr.")),
    ("people/several-in-one", by(family="Sand and Sons", given=None)),
    ("people/stray-signs", by(given="Jean-Luc", family="O’Neil-D'Arc")),
    ("people/stray-signs", by(given="Drew", family="Prof")),
    ("people/no-given", by(given=None, family="Quill")),
    ("people/two-spellings", by(orcid=ORCID)),
]


@pytest.mark.parametrize(("rule", "change"), GOOD)
def test_a_rule_says_nothing_of_what_is_right(
    find: Make, rule: str, change: dict[str, Any]
) -> None:
    assert rule in RULES.names()
    assert rule not in {finding.rule for finding in find(change)}


BAD: list[tuple[str, Level, dict[str, Any], str]] = [
    (
        "unknown-tex",
        Level.WARNING,
        told(r"Our \tool{x} of \cite{a}", Markup.LATEX),
        r"\tool, \cite",
    ),
    ("stray-markup", Level.WARNING, by(family=r"M\"uller"), "LaTeX"),
    ("stray-markup", Level.WARNING, titled("Ink &amp; Paper"), "«&amp;»"),
    ("stray-markup", Level.WARNING, titled("On <i>Folios</i>", Markup.MARKDOWN), "tag"),
    ("stray-markup", Level.WARNING, told("It is $O(n^2)$ fast"), "LaTeX"),
    ("mojibake", Level.ERROR, by(family="MÃ¼ller"), "«MÃ¼ller»"),
    ("mojibake", Level.ERROR, told("the â€œgoodâ€\x9d pages"), "decoded wrongly"),
    ("mojibake", Level.ERROR, by(family="M\ufffdller"), "U+FFFD"),
    ("invisible-character", Level.WARNING, by(family="Qu\u200bill"), "U+200B"),
    ("invisible-character", Level.ERROR, titled("On \u202efoliosF"), "direction"),
    ("mixed-scripts", Level.WARNING, by(given="Аda"), "U+0410 cyrillic"),
    ("letter-forms", Level.WARNING, by(given="Ａｄａ"), "«Ａｄａ»"),
    ("letter-forms", Level.WARNING, titled("On 𝐁𝐄𝐑𝐓 and Folios"), "𝐁𝐄𝐑𝐓"),
    ("spaces", Level.WARNING, by(given="Ada  M."), "two spaces"),
    ("spaces", Level.WARNING, {"keywords": (" ink",)}, "begins or ends"),
    ("title-capitals", Level.WARNING, titled("ON FOLIOS AND RECTOS FOREVER"), "capitals alone"),
    ("title-capitals", Level.WARNING, titled("what folios have over rectos"), "no capital"),
    ("title-stop", Level.WARNING, titled("On Folios and Rectos."), "title ends"),
    ("placeholder-text", Level.WARNING, told("TBD"), "«TBD»"),
    ("placeholder-text", Level.WARNING, told("Lorem ipsum dolor sit amet and so forth"), "filler"),
    (
        "placeholder-text",
        Level.WARNING,
        {"title": RichText("On Folios"), "abstract": RichText("On Folios")},
        "title once more",
    ),
    ("authors-in-title", Level.WARNING, titled("On Folios Ada Quill"), "Ada Quill"),
    ("authors-in-title", Level.WARNING, titled("Ada Quill, Bo Nib: On Folios"), "Bo Nib"),
    ("no-authors", Level.ERROR, {"authors": ()}, "no authors"),
    ("name-capitals", Level.WARNING, by(family="QUILLER"), "capitals alone"),
    ("name-capitals", Level.WARNING, by(given="ADA", family="QUILL"), "capitals alone"),
    ("name-capitals", Level.WARNING, by(given="ada", family="quill"), "without a capital"),
    ("initials", Level.NOTE, by(given="A. M."), "initials"),
    ("several-in-one", Level.ERROR, by(family="Quill and Cy Inkwell"), "several people"),
    ("several-in-one", Level.ERROR, by(family="Quill; Cy Inkwell"), "several people"),
    ("several-in-one", Level.ERROR, by(family="Quill et al."), "several people"),
    ("several-in-one", Level.WARNING, by(family="Quill, Cy Inkwell"), "several people"),
    ("stray-signs", Level.WARNING, by(family="Quill*"), "«*»"),
    ("stray-signs", Level.WARNING, by(family="Quill1"), "«1»"),
    ("stray-signs", Level.WARNING, by(given="Dr. Ada"), "«Dr.»"),
    ("no-given", Level.WARNING, by(given=None, family="Ada Quill"), "family name alone, with"),
    ("listed-twice", Level.WARNING, {"authors": (ADA, replace(ADA, email=None))}, "twice"),
    (
        "shared-orcid",
        Level.ERROR,
        {"authors": (replace(ADA, orcid=ORCID), replace(BO, orcid=ORCID))},
        "same",
    ),
    ("no-email", Level.WARNING, by(email=None, corresponding=True), "corresponding"),
]


@pytest.mark.parametrize(("name", "level", "change", "says"), BAD)
def test_a_rule_speaks_once_of_what_is_wrong(
    find: Make, name: str, level: Level, change: dict[str, Any], says: str
) -> None:
    findings = find(change)
    (finding,) = [one for one in findings if one.rule.partition("/")[2] == name]
    assert finding.level is level
    assert says in finding.message
    assert finding.message[0].isupper() or finding.message[0] in "«'"
    assert finding.message.rstrip("»").endswith((".", "…"))
    assert finding.fix
    assert finding.place.paper == "p1"


def test_latex_in_many_papers_is_one_setting(find: Make) -> None:
    (finding,) = find(*[titled(rf"On \emph{{Folios}} {n}") for n in range(6)])
    assert finding.rule == "metadata/stray-markup"
    assert "p1, p2" in finding.message
    assert "markup: latex" in finding.fix


def test_one_person_in_two_spellings(find: Make) -> None:
    findings = find(by(orcid=ORCID), by(orcid=ORCID), by(given="A.", orcid=ORCID))
    spelt = [one for one in findings if one.rule == "people/two-spellings"]
    assert [(one.level, one.place.paper) for one in spelt] == [(Level.WARNING, "p3")]
    assert "«A. Quill» and «Ada Quill»" in spelt[0].message


def test_a_shared_address_is_a_note_and_a_shared_orcid_a_warning(find: Make) -> None:
    other = {"authors": (replace(BO, email=ADA.email),)}
    (finding,) = find({}, other)
    assert (finding.rule, finding.level) == ("people/two-spellings", Level.NOTE)
    findings = find(by(orcid=ORCID), {"authors": (replace(BO, orcid=ORCID),)})
    assert [(one.rule, one.level) for one in findings] == [("people/shared-orcid", Level.WARNING)]


def test_two_papers_of_one_title(find: Make) -> None:
    (finding,) = find(titled("On Folios"), titled("On folios!"))
    assert (finding.rule, finding.place.paper) == ("metadata/duplicate-title", "p2")
    assert find(titled("On Folios"), {**titled("On Folios"), "status": Status.WITHDRAWN}) == []


def test_serials_are_needed_where_dois_are_made_of_them(find: Make) -> None:
    pattern = DoiRules(prefix="10.5555", pattern="10.5555/1.{serial}")
    (finding,) = find({"serial": "7"}, {"doi": "10.5555/9"}, {}, doi=pattern)
    assert (finding.rule, finding.place.paper) == ("metadata/no-serial", "p3")


def test_who_lacks_an_affiliation_where_most_have_one(find: Make) -> None:
    bare = replace(ADA, affiliations=())
    findings = find({}, {}, {}, {"authors": (bare, BO)})
    assert [(one.rule, one.level) for one in findings] == [("people/no-affiliation", Level.WARNING)]
    findings = find({"authors": (bare, bare)}, {})
    assert (Level.NOTE, None) in {
        (one.level, one.place.paper) for one in findings if one.rule == "people/no-affiliation"
    }


def test_papers_nobody_can_be_written_to(find: Make) -> None:
    silent = {"authors": (replace(ADA, email=None),)}
    assert [one.level for one in find({}, silent)] == [Level.WARNING]
    assert [one.level for one in find({}, silent, silent)] == [Level.NOTE]


def test_sessions(find: Make, volume: Volume) -> None:
    program = Program(
        sessions=(
            Session(id="s1", title="One", papers=("p1",)),
            Session(id="s2", title="Two", papers=()),
            Session(id="talks", title="Talks", papers=()),
        )
    )
    talks = tuple(
        Talk(id=name, kind="keynote", title=RichText("A Talk"), session=name)
        for name in ("talks", "tlks")
    )
    findings = find(program=program, pages=FrontPages(talks=talks))
    assert [(one.rule, one.evidence) for one in findings] == [
        ("program/empty-session", "Two"),
        ("program/unknown-session", "tlks"),
    ]
    assert findings[1].fix == "Did you mean 'talks'?"


def test_waivers_of_papers_that_are_not_there(find: Make) -> None:
    waiver = VolumeWaiver(rule="page/count", reason="r", papers=("p1", "p11"))
    (finding,) = find(waive=(waiver,))
    assert (finding.rule, finding.evidence) == ("volume/waiver-paper", "p11")


PREVIOUS = Previous(
    short="AC ’30",
    year=2030,
    start=date(2030, 6, 4),
    doi=("10.5555/3333333",),
    isbn=("978-3-16-148410-0",),
    confirm=("the committees",),
)


@pytest.mark.parametrize(
    ("file", "line", "what"),
    [
        ("metadata/volume.yaml", "  doi: 10.5555/3333333", "DOI"),
        ("metadata/papers.yaml", "    doi: 10.5555/3333333.12", "DOI"),
        ("metadata/volume.yaml", "  electronic: 9783161484100", "ISBN"),
        ("metadata/front/welcome.md", "Welcome to AC '30 in Sampleton!", "short name"),
        ("metadata/front.yaml", "title: AC 2030 Organisers", "short name"),
        ("templates/cover.typ", "#text[Summer 2030]", "year"),
        ("metadata/program.yaml", "start: 2030-06-04 09:00", "date"),
    ],
)
def test_last_years_facts_are_found(find: Make, file: str, line: str, what: str) -> None:
    findings = find(sources={file: f"schema: 1\n{line}\n"}, previous=PREVIOUS)
    (finding,) = [one for one in findings if one.rule == "volume/last-year"]
    assert f"last volume's {what}." in finding.message
    assert (finding.place.file, finding.place.line) == (file, 2)
    assert finding.level is (Level.ERROR if what in ("DOI", "ISBN") else Level.WARNING)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("metadata/papers.yaml", "title: The Elections of 2030\ndoi: 10.5555/33333331"),
        ("metadata/volume.yaml", "x: 1\nprevious:\n  short: AC ’30\n  year: 2030\ny: 2"),
        ("metadata/volume.yaml", "# AC ’30 was in 2030\ndeadlines: {camera_ready: 2030-12-01}"),
    ],
)
def test_what_may_speak_of_last_year(find: Make, file: str, text: str) -> None:
    findings = find(sources={file: text}, previous=PREVIOUS)
    assert {one.rule for one in findings} == {"volume/unconfirmed"}
