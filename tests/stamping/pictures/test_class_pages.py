"""Pages of the class acmart, and the same pages bare and stamped by us, laid on each other.

The files are set by `sources/make.py`: in each format three pages with the class's own heads and
folios, then the same three without. `pytest -s` prints the figures; the bounds below are of them.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style
from proceedings.preparation.prepare import prepare
from proceedings.preparation.takeoff import take_off
from proceedings.records.published import DocInfo
from proceedings.records.takenoff import TakenOff
from proceedings.stamping.consent import own_lines, worth_it
from proceedings.stamping.marks import ToStamp, plan_stamps
from proceedings.stamping.measuring import measure
from proceedings.stamping.relieved import without
from proceedings.stamping.single import stamp
from proceedings.text.richtext import RichText
from proceedings.typesetting.press import Press
from proceedings.volume.book import Book, Publisher
from proceedings.volume.conference import Conference, Venue
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.paper import Paper, StampKind
from proceedings.volume.people import Author
from proceedings.volume.program import Program
from proceedings.volume.rights import Rights, RightsMode
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

HERE = Path(__file__).resolve().parent
CONFERENCE = "ICP ’27, June 30–July 2, 2027, Sampleton, Nowhere"
LAYOUTS = ("sigconf", "sigplan", "acmsmall")
CLASS_FOLIO = {"sigconf": (72.70, 6.97), "sigplan": (64.46, 7.97), "acmsmall": (39.55, 7.97)}
"""Where the class prints folios, and how large."""
FINE = 300 / 72
NEAR = 2  # of such pixels: half a point
INFO = DocInfo(
    title="On Folios and the Finest Ligatures",
    authors=("Ada Sample",),
    published=date(2027, 6, 30),
    publisher="ACM",
    language="en",
    first="1",
    last="3",
)


@pytest.fixture(scope="module")
def icp() -> Volume:
    return Volume(
        conference=Conference(
            name="3rd Invented Conference on Paper",
            short="ICP ’27",
            start=date(2027, 6, 30),
            end=date(2027, 7, 2),
            place=Venue(city="Sampleton", country="Nowhere"),
        ),
        book=Book(title="Papers", publisher=Publisher(name="ACM"), published=date(2027, 6, 30)),
        rights=Rights(mode=RightsMode.RIGHTSRETAINED),
        papers=(),
        program=Program(),
        pages=FrontPages(),
    )


@pytest.fixture(scope="module")
def paper() -> Paper:
    people = ("Ada Sample", "Ben Example", "Cyd Specimen")
    return Paper(
        id="folios",
        title=RichText("On Folios and the Finest Ligatures"),
        authors=tuple(
            Author(given=given, family=family) for given, family in map(str.split, people)
        ),
    )


@pytest.fixture(scope="module", params=LAYOUTS)
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def style(layout: str) -> Style:
    """The format's own style, its folios where the class prints them."""
    loaded, findings = load_style("acm-small" if layout == "acmsmall" else f"acm-{layout}", None)
    assert loaded
    assert not findings
    y, size = CLASS_FOLIO[layout]
    return replace(
        loaded,
        stamps=tuple(
            replace(rule, y=y, size=size, x=0.0, align="centre") if rule.name == "folio" else rule
            for rule in loaded.stamps
        ),
    )


@pytest.fixture(scope="module")
def halves(layout: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pages with the class's heads, and the bare ones."""
    folder = tmp_path_factory.mktemp(layout)
    paths = folder / "own.pdf", folder / "bare.pdf"
    for path, others in zip(paths, (slice(3, 6), slice(3)), strict=True):
        with pikepdf.open(HERE / f"{layout}.pdf") as both:
            del both.pages[others]
            both.save(path)
    return paths


Publish = Callable[..., Path]


@pytest.fixture(scope="module")
def published(press: Press, style: Style, paper: Paper) -> Publish:
    """Inspects, prepares and stamps a file, with or without the chair's consent."""

    def publish(
        source: Path, volume: Volume, first: int = 1, consent: tuple[StampKind, ...] = ()
    ) -> Path:
        sha256 = hashlib.sha256(source.read_bytes()).hexdigest()
        inspection = inspect(source, sha256)
        prepared = source.with_name(f"{source.stem}-prepared.pdf")
        facts = prepare(source, "folios", sha256, output=prepared)
        item = ToStamp(
            paper=paper,
            style=style,
            folios=FolioRange(Folio(first), 3),
            inspection=inspection,
        )
        plan = partial(plan_stamps, volume, measure=partial(measure, press))
        stamps = plan(papers=[item]).papers[0]
        if consent:
            lines = own_lines(volume, item, consent)
            rid = replace(item, inspection=without(item, lines))
            good, left = worth_it(lines, stamps, plan(papers=[rid]).papers[0])
            assert not left
            relieved = source.with_name(f"{source.stem}-relieved.pdf")
            taken = take_off(prepared, good, output=relieved)
            assert taken == TakenOff(removed=good)
            prepared, stamps = relieved, plan(papers=[rid]).papers[0]
        output = source.with_name(f"{source.stem}-{first}.pdf")
        stamp(prepared, facts, stamps, press, INFO, False, output=output)
        return output

    return publish


@pytest.fixture(scope="module")
def stamped(halves: tuple[Path, Path], icp: Volume, published: Publish) -> Path:
    """The bare pages in the volume that the class's heads name."""
    return published(halves[1], icp)


@dataclass(frozen=True)
class Line:
    """Words as a page shows them: where they begin, where they end, their baseline and size."""

    left: float
    right: float
    y: float
    size: float


def line(page: pypdfium2.PdfPage, words: str) -> Line:
    """The words nearest to an edge of the page."""
    text = page.get_textpage()
    search, found = text.search(words, match_case=True), []
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    while match := search.get_next():
        first, count = match
        boxes = [text.get_charbox(index) for index in range(first, first + count)]
        pdfium.FPDFText_GetCharOrigin(text, first, x, y)
        pdfium.FPDFText_GetMatrix(text, first, matrix)
        size = pdfium.FPDFText_GetFontSize(text, first) * abs(matrix.d)
        found.append(Line(boxes[0][0], boxes[-1][2], y.value, size))
    assert found, (words, text.get_text_range())
    return max(found, key=lambda one: abs(one.y - page.get_height() / 2))


Zone = tuple[float, float]


def zones(style: Style, height: float) -> tuple[Zone, Zone]:
    """From and to above the lower edge: around the heads, and around the class's folio."""
    head = next(rule for rule in style.stamps if rule.name == "title")
    folio = next(rule for rule in style.stamps if rule.name == "folio")
    return (height - head.y - 6, height - head.y + 12), (folio.y - 4, folio.y + 9)


def drawn(path: Path, index: int, zone: Zone, resolution: float = 100 / 72) -> list[bytes]:
    """Rows of pixels of a zone."""
    page = pypdfium2.PdfDocument(path)[index]
    bitmap = page.render(scale=resolution, grayscale=True)
    data = bytes(bitmap.buffer)
    low, high = (round(bitmap.height - side * resolution) for side in zone)
    return [data[row * bitmap.stride :][: bitmap.width] for row in range(high, low)]


def ink(rows: list[bytes]) -> set[tuple[int, int]]:
    return {(x, y) for y, row in enumerate(rows) for x, grey in enumerate(row) if grey < 128}


def overlap(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> tuple[float, float]:
    """Ink that both have, of all there is; and ink of either that the other has within NEAR."""
    spread = range(-NEAR, NEAR + 1)

    def near(some: set[tuple[int, int]]) -> set[tuple[int, int]]:
        return {(x + dx, y + dy) for x, y in some for dx in spread for dy in spread}

    shared = len(one & other) / len(one | other)
    beside = (len(one & near(other)) + len(other & near(one))) / (len(one) + len(other))
    return shared, beside


HEADS = {
    2: (CONFERENCE, "Ada Sample et al."),
    3: ("On Folios and the Finest Ligatures", CONFERENCE),
}


def test_our_heads_and_folios_lie_on_the_classs_own(
    layout: str, style: Style, halves: tuple[Path, Path], stamped: Path
) -> None:
    own = halves[0]
    before, after = pypdfium2.PdfDocument(own), pypdfium2.PdfDocument(stamped)
    for number in (1, 2, 3):
        theirs, ours = before[number - 1], after[number - 1]
        for words in (*HEADS.get(number, ()), str(number)):
            a, b = line(theirs, words), line(ours, words)
            print(
                f"{layout} p. {number} {words[:20]!r}: left {b.left - a.left:+.2f}, "
                f"right {b.right - a.right:+.2f}, baseline {b.y - a.y:+.2f}, "
                f"size {b.size - a.size:+.2f}"
            )
            assert abs(b.left - a.left) <= 0.15
            assert abs(b.right - a.right) <= 0.15
            assert abs(b.y - a.y) <= 0.05
            assert abs(b.size - a.size) <= 0.02
        for name, zone in zip(("head", "foot"), zones(style, theirs.get_height()), strict=True):
            a_ink, b_ink = (ink(drawn(path, number - 1, zone, FINE)) for path in (own, stamped))
            if number == 1 and name == "head":
                assert a_ink == b_ink == set()
                continue
            shared, beside = overlap(a_ink, b_ink)
            print(f"{layout} p. {number} {name}: shared {shared:.2f}, near {beside:.3f}")
            assert shared >= 0.7
            assert beside >= 0.99


def test_what_isnt_stamped_is_the_classs_page(
    style: Style, halves: tuple[Path, Path], stamped: Path
) -> None:
    height = pypdfium2.PdfDocument(halves[0])[0].get_height()
    head, foot = zones(style, height)
    for index in range(3):
        between = (foot[1], head[0])
        assert drawn(stamped, index, between) == drawn(halves[0], index, between)


def test_replaced_heads_and_folios_are_those_of_the_bare_page(
    style: Style, halves: tuple[Path, Path], icp: Volume, published: Publish
) -> None:
    """In a volume of another year the class's heads are wrong, and its folios forty too low."""
    next_year = replace(
        icp, conference=replace(icp.conference, short="ICP ’28", name="4th Conference")
    )
    both = (StampKind.HEAD, StampKind.FOLIO)
    replaced, bare = (
        published(halves[0], next_year, 41, both),
        published(halves[1], next_year, 41),
    )
    for index in range(3):
        page = (0.0, pypdfium2.PdfDocument(bare)[index].get_height())
        assert drawn(replaced, index, page) == drawn(bare, index, page)
        words = [
            pypdfium2.PdfDocument(path)[index].get_textpage().get_text_range()
            for path in (replaced, bare)
        ]
        assert "ICP ’27" not in words[0].splitlines()[-3:]
        assert sorted(words[0].split()) == sorted(words[1].split())
