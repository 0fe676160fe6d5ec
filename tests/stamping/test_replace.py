"""With a chair's consent a paper's own heads and folios go, and the volume's stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from proceedings import edition
from proceedings.preparation.takeoff import take_off
from proceedings.records.inspection import Inspection, MarginMark, Sighting
from proceedings.records.order import Order
from proceedings.records.reports import Report
from proceedings.records.takenoff import Left, OwnLines, TakenOff, Unremoved
from proceedings.stamping.consent import consent, own_lines, worth_it
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import Line, Measured
from proceedings.stamping.relieved import without
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper, StampKind
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

HEAD, FOLIO = StampKind.HEAD, StampKind.FOLIO
SAMPLES = Path(__file__).parent / "pictures"
CONFERENCE = "TIM ’28, March 1–2, 2028, Town"


def line(text: str, x: float, y: float, size: float = 6.97) -> MarginMark:
    box = (x, y - 0.25 * size, x + 0.5 * size * len(text), y + 0.7 * size)
    return MarginMark(kind="text", box=box, text=text, size=size)


@pytest.fixture
def item(
    styles: dict[str, Style],
    make_paper: Callable[..., Paper],
    inspected: Callable[..., Inspection],
) -> Callable[..., ToStamp]:
    def make(*pages: list[MarginMark]) -> ToStamp:
        return ToStamp(
            paper=make_paper("Ada Sample", "Ben Example", "Cyd Specimen"),
            style=styles["acm-sigconf"],
            folios=FolioRange(Folio(6737), len(pages)),
            inspection=inspected(*pages),
        )

    return make


def ruler(lines: Sequence[Line]) -> list[Measured]:
    return [Measured(width=0.5 * line.size * len(line.text)) for line in lines]


def wanted(
    volume: Volume, item: ToStamp, *kinds: StampKind
) -> tuple[list[tuple[int, str, list[str]]], list[tuple[int, str, Unremoved]]]:
    """What would be taken off, and what would stay: page, kind, and texts or reason."""
    assert item.inspection
    lines = own_lines(volume, item, kinds)
    rid = ToStamp(
        paper=item.paper,
        style=item.style,
        folios=item.folios,
        inspection=without(item, lines),
    )
    now, then = (plan_stamps(volume, [one], ruler).papers[0] for one in (item, rid))
    good, left = worth_it(lines, now, then)
    return (
        [(one.page, str(one.kind), [mark.text for mark in one.marks]) for one in good],
        [(one.lines.page, str(one.lines.kind), one.why) for one in left],
    )


def numbers(count: int, y: float = 72.7) -> list[MarginMark]:
    return [line(str(number), 304, y) for number in range(1, count + 1)]


def test_consent_is_the_papers_and_the_volumes(
    volume: Volume, make_paper: Callable[..., Paper]
) -> None:
    assert consent(volume, make_paper()) == frozenset()


def test_wrong_heads_and_own_numbers_are_taken(
    volume: Volume, item: Callable[..., ToStamp]
) -> None:
    foot = numbers(3)
    other = line("Other ’23, August 6–10, 2023, Long Beach, CA", 53.8, 724.65)
    authors = line("Sample et al.", 500, 724.65)
    paper = item(foot[:1], [other, authors, foot[1]], [line("On Folios", 53.8, 724.65), foot[2]])
    good, left = wanted(volume, paper, HEAD, FOLIO)
    assert not left
    assert good == [
        (1, "folio", ["1"]),
        (2, "folio", ["2"]),
        (2, "head", [other.text, authors.text]),
        (3, "folio", ["3"]),
    ]
    assert [kind for _, kind, _ in wanted(volume, paper, HEAD)[0]] == ["head"]


def test_heads_that_say_what_ours_say_stay(volume: Volume, item: Callable[..., ToStamp]) -> None:
    ours = "KDD ’24, August 25–29, 2024, Barcelona, Spain"
    paper = item(
        [],
        [line(ours, 53.8, 724.65), line("Ada Sample et al.", 500, 724.65)],
        [line(ours, 53.8, 736.94), line("On Folios", 500, 736.94)],
    )
    assert wanted(volume, paper, HEAD, FOLIO) == ([], [])


def test_a_head_in_other_words_is_taken(volume: Volume, item: Callable[..., ToStamp]) -> None:
    ours = line("KDD '24, August 25-29, 2024, Barcelona, Spain", 53.8, 724.65)
    authors = line("Sample, Example, and Specimen", 450, 724.65)
    assert wanted(volume, item([], [ours, authors]), HEAD)[0] == [
        (2, "head", [ours.text, authors.text])
    ]


def test_heads_are_known_by_standing_on_every_page(
    volume: Volume, item: Callable[..., ToStamp]
) -> None:
    pages = [
        [line(f"Some Journal {n}(2), 2019", 60, 722), line(f"{n}", 500, 722)] for n in range(2, 8)
    ]
    good, left = wanted(volume, item([], *pages), HEAD, FOLIO)
    assert not left
    assert [page for page, kind, _ in good if kind == "head"] == [2, 3, 4, 5, 6, 7]


def test_the_first_row_of_a_table_is_no_head(volume: Volume, item: Callable[..., ToStamp]) -> None:
    row = [line("Model", 60, 724), line("Accuracy", 160, 724)]
    assert wanted(volume, item([], row, [], row, [], []), HEAD, FOLIO) == ([], [])


def test_a_heading_that_counts_pages_is_no_folio(
    volume: Volume, item: Callable[..., ToStamp]
) -> None:
    pages = [[line(f"Page {number}", 60, 720, 30)] for number in (1, 2, 3)]
    assert wanted(volume, item(*pages), HEAD, FOLIO) == ([], [])


def test_a_line_that_text_follows_is_no_head(volume: Volume, item: Callable[..., ToStamp]) -> None:
    text = [line("the same words again and again", 54, 722), line("and then others", 54, 712)]
    assert wanted(volume, item([], text, text, text), HEAD) == ([], [])


def test_what_would_leave_a_gap_stays(volume: Volume, item: Callable[..., ToStamp]) -> None:
    other = line("Other ’23, August 6–10, 2023, Long Beach, CA", 53.8, 724.65)
    rule = MarginMark(kind="ink", box=(53, 721, 559, 723))
    good, left = wanted(volume, item([], [other, rule]), HEAD)
    assert good == []
    assert left == [(2, "head", Unremoved.BLOCKED)]


def drawn(path: Path, *, pages: int, extra: Callable[[Canvas, int], None] | None = None) -> Path:
    """Pages with a number at the foot, in an embedded font."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Stamp", _any_font()))
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Stamp", 9)
        canvas.drawString(100, 400, f"Text of page {number}, which stays")
        if extra:
            extra(canvas, number)
        canvas.setFont("Stamp", 9)
        canvas.drawString(300, 72, str(number))
        canvas.showPage()
    canvas.save()
    return path


def _any_font() -> str:
    import reportlab

    return str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")


def foot(number: int) -> OwnLines:
    mark = MarginMark(kind="text", box=(299.5, 70, 306.5, 80), text=str(number), size=9)
    return OwnLines(page=number, kind=FOLIO, marks=(mark,))


def words(path: Path, index: int) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(document[index].get_textpage().get_text_range().split())


def test_pages_with_something_else_there_stay_and_the_others_dont_wait(tmp_path: Path) -> None:
    def extra(canvas: Canvas, number: int) -> None:
        if number == 2:
            canvas.rect(301, 73, 3, 4, fill=1)

    source = drawn(tmp_path / "a.pdf", pages=3, extra=extra)
    lines = [foot(1), foot(2), foot(3)]
    taken = take_off(source, lines, output=tmp_path / "b.pdf")
    assert taken == TakenOff(
        removed=(lines[0], lines[2]), left=(Left(lines=lines[1], why=Unremoved.STILL_THERE),)
    )
    said = [words(tmp_path / "b.pdf", index) for index in range(3)]
    assert said == [
        "Text of page 1, which stays",
        "Text of page 2, which stays 2",
        "Text of page 3, which stays",
    ]
    with pikepdf.open(source) as before, pikepdf.open(tmp_path / "b.pdf") as after:
        contents = [pdf.pages[1].Contents.read_bytes() for pdf in (before, after)]
        assert contents[0] == contents[1]
    again = tmp_path / "c.pdf"
    take_off(source, lines, output=again)
    assert again.read_bytes() == (tmp_path / "b.pdf").read_bytes()


VOLUME = """\
schema: 1
conference:
  {name: Third Meeting, short: TIM ’28, start: 2028-03-01, end: 2028-03-02, place: {city: Town}}
book: {title: Proceedings of TIM, publisher: {name: Nobody’s Press}, published: 2028-03-01}
rights: {mode: own, owner: The authors.}
style: acm-sigconf
numbering: {first: 41}
"""
PAPERS = """\
schema: 1
papers:
  - {id: same, title: On Folios, authors: [{given: Ada, family: Sample}]}
  - {id: gone, title: On Folios and the Finest Ligatures, authors: [{given: Ben, family: Example}],
     replace: [head, folio]}
  - {id: bare, title: On Nothing, authors: [{given: Cyd, family: Specimen}], replace: [head]}
  - {id: old, title: On Old Fonts, authors: [{given: Dan, family: Third}], replace: [folio]}
"""


def silent(step: str, done: int, total: int, name: str) -> None:
    """No progress."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    """A volume of the class's own pages, with and without consent, and of an old font's."""
    folder = tmp_path_factory.mktemp("replace") / "volume"
    (folder / "metadata").mkdir(parents=True)
    (folder / "papers").mkdir()
    (folder / "metadata/volume.yaml").write_text(VOLUME, "utf-8")
    (folder / "metadata/papers.yaml").write_text(PAPERS, "utf-8")
    for name, others in (("same", slice(3, 6)), ("gone", slice(3, 6)), ("bare", slice(3))):
        with pikepdf.open(SAMPLES / "sigconf.pdf") as pdf:
            del pdf.pages[others]
            pdf.save(folder / "papers" / f"{name}.pdf")
    canvas = Canvas(str(folder / "papers/old.pdf"), pagesize=(612, 792), invariant=1)
    for number in (1, 2):
        canvas.drawString(304, 72.7, str(number))
        canvas.showPage()
    canvas.save()
    return folder, edition.build(Order(folder=folder, jobs=2, progress=silent))


def told(report: Report, paper: str) -> dict[str, str]:
    return {
        finding.rule: finding.message
        for finding in report.findings
        if finding.place.paper == paper and finding.rule.startswith("stamp/")
    }


def test_what_was_replaced_is_a_note_and_no_fault_any_more(built: tuple[Path, Report]) -> None:
    _, report = built
    assert set(told(report, "same")) >= {"stamp/wrong-head", "stamp/own-folio"}
    gone = [
        finding
        for finding in report.findings
        if finding.place.paper == "gone" and finding.rule.startswith("stamp/")
    ]
    replaced = [finding for finding in gone if finding.rule == "stamp/replaced"]
    assert not {"stamp/wrong-head", "stamp/own-folio"} & {finding.rule for finding in gone}
    assert [finding.message.split(",")[0] for finding in replaced] == [
        "The paper's own page number",
        "The paper's own running head",
    ]
    assert "pages 1–3" in replaced[0].message
    assert "ICP ’27" in replaced[1].message
    assert "stamp/replaced" not in told(report, "bare")


def test_volume_and_single_paper_print_the_volumes_lines_alone(built: tuple[Path, Report]) -> None:
    folder, report = built
    assert report.plan
    folios = next(list(map(str, one.folios)) for one in report.plan.papers if one.id == "gone")
    with pikepdf.open(folder / "build/proceedings.pdf") as pdf:
        place = [page.label for page in pdf.pages].index(folios[0])
    for index, folio in enumerate(folios):
        single = words(folder / "build/papers/gone.pdf", index)
        bound = words(folder / "build/proceedings.pdf", place + index)
        for said in (single, bound):
            assert folio in said.split()[-5:]
            assert str(index + 1) not in said.split()[-5:]
            if index:
                assert CONFERENCE in said
                assert "ICP" not in said


def test_papers_without_consent_keep_their_streams(built: tuple[Path, Report]) -> None:
    folder, _ = built
    with (
        pikepdf.open(folder / "papers/same.pdf") as source,
        pikepdf.open(folder / "build/papers/same.pdf") as published,
    ):
        for before, after in zip(source.pages, published.pages, strict=True):
            own = before.Contents
            kept = [stream.read_bytes() for stream in after.Contents]
            assert own.read_bytes() in kept


def test_what_cant_be_removed_is_said_and_stays(built: tuple[Path, Report]) -> None:
    folder, report = built
    found = told(report, "old")
    assert "stamp/own-folio" in found
    assert "widths" in found["stamp/not-removed"]
    assert "pages 1–2" in found["stamp/not-removed"]
    assert words(folder / "build/papers/old.pdf", 0).split()[0] == "1"


def test_the_build_is_read_back(built: tuple[Path, Report]) -> None:
    _, report = built
    assert not [one for one in report.findings if one.rule.startswith("verify/")]


def test_nothing_is_told_any_more_of_what_is_gone(
    volume: Volume, item: Callable[..., ToStamp]
) -> None:
    other = line("Conference’17, July 2017, Washington, DC, USA", 53.8, 724.65)
    body = line("as the sample of Conference’17, July 2017 says", 53.8, 700)
    paper = item([], [other, body])
    assert paper.inspection
    seen = tuple(
        Sighting(sign="leftover/template-text.acm", text=one.text[:24], page=2, box=one.box)
        for one in (other, body)
    )
    own = OwnLines(page=2, kind=HEAD, marks=(other,))
    told = replace(paper, inspection=replace(paper.inspection, sightings=seen))
    assert without(told, [own]).sightings == seen[1:]
