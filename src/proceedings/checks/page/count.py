"""A paper has more or fewer pages than its track allows, or than its record expects.

Why: A limit holds for all or for none. A count that differs from the record often means that the
wrong file was sent: an earlier version, or one without its appendix.

How to mend: Ask the author for a paper within the limit, or for the right file. If the chair grants
more pages, waive this in the paper's record with the reason. If the record is wrong, correct its
`pages`.

Source: `tracks[].pages` in volume.yaml and `pages` in the paper's record. Where references are free
(`free: references`), pages count up to the heading of the references: the page it stands on counts,
unless the references begin at its top. An appendix after them counts from its heading on, unless it
is free too (`references+appendix`). Where no heading is found, or it may or may not be the top of
its page, an excess is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from proceedings.checks.sightings import printed
from proceedings.checks.subject import PaperSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, Sighting
from proceedings.records.wanted import Sign
from proceedings.volume.volume import PageLimit

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "paper"
ASK = "Send the paper at the length that is allowed, or write to us why it has another."

_NUMBER = r"^[ \t]*(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])\.?[ \t]*)?"

SIGNS = (
    Sign(
        name="page/count.references",
        pattern=rf"{_NUMBER}(?-i:(?:References|REFERENCES|R\s?EFERENCES|Reference|Bibliography|BIBLIOGRAPHY|"
        r"References\s+and\s+[Nn]otes|Literature(?:\s+[Cc]ited)?|LITERATURE(?:\s+CITED)?|"
        r"(?:Bibliographic|BIBLIOGRAPHIC)\s+(?:References|REFERENCES)|Works\s+[Cc]ited|"
        r"Literatur(?:verzeichnis)?|LITERATUR(?:VERZEICHNIS)?|Quellen(?:verzeichnis)?|"
        r"Références(?:\s+bibliographiques)?|RÉFÉRENCES|Bibliographie|BIBLIOGRAPHIE|"
        r"Referencias(?:\s+bibliográficas)?|REFERENCIAS|Bibliografía|BIBLIOGRAFÍA|"
        r"Referências(?:\s+bibliográficas)?|REFERÊNCIAS|Bibliografia|BIBLIOGRAFIA|"
        r"Riferimenti(?:\s+bibliografici)?|Referenties|Literatura|LITERATURA|Referenser|Referencer|"
        r"Список\s+литературы|СПИСОК\s+ЛИТЕРАТУРЫ|Литература|ЛИТЕРАТУРА|"
        r"参考文献|參考文獻|참고\s?문헌))[ \t]*[:.]?[ \t]*$",
        needles=(
            *("reference", "eferences", "bibliogra", "literat", "works cited", "quellen"),
            *("référence", "referenc", "referênc", "riferimenti", "referen", "литератур"),
            *("参考文献", "參考文獻", "참고"),
        ),
    ),
    Sign(
        name="page/count.appendix",
        pattern=rf"{_NUMBER}(?-i:Appendix|APPENDIX|Appendices|APPENDICES|Supplementary\s+[Mm]aterials?|"
        r"SUPPLEMENTARY\s+MATERIALS?|Supplemental\s+[Mm]aterials?|Anhang|ANHANG|Annexes?|"
        r"Apéndice|Apêndice|Appendice|付録|附录|附錄|부록)"
        r"(?:[ \t]+(?-i:[A-Z]|\d{1,2})\b)?"
        r"(?:[ \t]*[:.–—-][ \t]*[^\n]{1,80}|[ \t]+(?-i:[A-Z])[^\s.][^\n.]{1,80})?[ \t]*$",
        needles=(
            *("appendi", "supplement", "anhang", "annex", "apéndice", "apêndice"),
            *("付録", "附录", "附錄", "부록"),
        ),
    ),
)

_TOP = 0.89  # of the page's height: the first lines of few templates stand lower than this
_NOT_TOP = 0.70  # and below this, something stands above
_FIRST_LINE = 8.0  # points that a heading's capitals are lower than a style's ascenders, at most
_SOME_LINES = 30.0  # points below the top of a style's block that hold lines of text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """How many pages count, at least and at most, and which heading that was told by.

    Attributes:
        heading: None where there is none: then all pages may count, or few.
    """

    least: int
    most: int
    heading: Sighting | None = None


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare the file's pages with the track's limits and the record."""
    yield from _against_limits(subject)
    yield from _against_record(subject)


def _against_limits(subject: PaperSubject) -> Iterator[Finding]:
    pages = len(subject.inspection.pages)
    track = subject.volume.track(subject.paper)
    if track is None:
        return
    limit = track.pages
    if limit.max is not None and pages > limit.max:
        if limit.free == "none":
            yield Finding(
                rule="page/count",
                level=LEVEL,
                message=f"The paper has {_pages(pages)}; {track.name} allows {limit.max}.",
                fix="Ask the author for a paper within the limit, or waive it with the reason.",
            )
        else:
            yield from _beyond_what_is_free(subject, limit, limit.max, track.name)
    if limit.min is not None and pages < limit.min:
        yield Finding(
            rule="page/count",
            level=Level.WARNING,
            message=f"The paper has {_pages(pages)}; {track.name} asks for at least {limit.min}.",
            fix="Look whether this is the whole paper; if so, waive it with the reason.",
        )


def _beyond_what_is_free(
    subject: PaperSubject, limit: PageLimit, most: int, track: str
) -> Iterator[Finding]:
    counted = _counted(subject, limit)
    if counted.most <= most:
        return
    heading, pages = counted.heading, len(subject.inspection.pages)
    if heading is None:
        yield Finding(
            rule="page/count",
            level=Level.WARNING,
            message=f"The paper has {pages} pages; {track} allows {most}, references aside.",
            fix=f"Look whether what stands after page {most} is free; if not, ask for less.",
        )
        return
    free = "references" if limit.free == "references" else "references and appendix"
    sure = counted.least > most
    yield Finding(
        rule="page/count",
        level=LEVEL if sure else Level.WARNING,
        message=(
            f"{counted.least if sure else counted.most} of the {pages} pages"
            f"{' count' if sure else ' may count'}: the references begin on page {heading.page};"
            f" {track} allows {most} and {free}."
        ),
        fix="Ask the author for a paper within the limit, or waive it with the reason."
        if sure
        else f"Look whether only references stand on page {heading.page}; if not, ask for less.",
        place=Place(page=heading.page, box=heading.box),
    )


def _counted(subject: PaperSubject, limit: PageLimit) -> _Counted:
    """The pages that are neither references nor, where that is free, appendix."""
    inspection = subject.inspection
    headings = _in_order(printed(inspection.seen("page/count.references")), inspection)
    appendices = _in_order(printed(inspection.seen("page/count.appendix")), inspection)
    heading = _main(headings, appendices, inspection)
    last = len(inspection.pages)
    if heading is None:
        return _Counted(least=0, most=last)
    least, most = _ends_before(subject, heading)
    before = [one for one in appendices if _spot(one, inspection) < _spot(heading, inspection)]
    after = [one for one in appendices if _spot(one, inspection) > _spot(heading, inspection)]
    if limit.free == "references+appendix":
        if before:
            least, most = _ends_before(subject, before[0])
    elif after and (begins := after[0].page):
        # The page on which both an appendix and the paper's text stand counts once.
        least += last - max(begins, least + 1) + 1
        most += last - max(begins, most + 1) + 1
    return _Counted(least=least, most=most, heading=heading)


def _ends_before(subject: PaperSubject, heading: Sighting) -> tuple[int, int]:
    """The last page, at least and at most, that has something before a heading."""
    page, box = heading.page or 1, heading.box
    sides, block = subject.inspection.pages[page - 1], subject.style.block
    if box is None:
        return page - 1, page
    size = subject.style.page
    top, not_top = _TOP * sides.height, _NOT_TOP * sides.height
    if block and abs(size.width - sides.width) < 1 and abs(size.height - sides.height) < 1:
        top = sides.height - block.top - _FIRST_LINE
        not_top = sides.height - block.top - _SOME_LINES
    if box[0] >= sides.width / 2 or box[3] < not_top:
        return page, page
    return (page - 1, page - 1) if box[3] >= top else (page - 1, page)


def _in_order(sightings: tuple[Sighting, ...], inspection: Inspection) -> list[Sighting]:
    return sorted(sightings, key=lambda one: _spot(one, inspection))


def _spot(one: Sighting, inspection: Inspection) -> tuple[int, bool, float]:
    """Where it stands in the order of reading: page, column, from top to bottom."""
    page = one.page or 0
    if one.box is None:
        return page, False, 0.0
    return page, one.box[0] >= inspection.pages[page - 1].width / 2, -one.box[3]


def _main(
    headings: list[Sighting], appendices: list[Sighting], inspection: Inspection
) -> Sighting | None:
    """The paper's own references: the last heading of that name before an appendix after one.

    An appendix may have references of its own; a section may be called so in a paper about them.
    """
    for heading, following in pairwise(headings):
        begins, ends = _spot(heading, inspection), _spot(following, inspection)
        if any(begins < _spot(one, inspection) < ends for one in appendices):
            return heading
    return headings[-1] if headings else None


def _against_record(subject: PaperSubject) -> Iterator[Finding]:
    pages, expected = len(subject.inspection.pages), subject.paper.pages
    if expected is not None and pages != expected:
        yield Finding(
            rule="page/count",
            level=Level.WARNING,
            message=f"The file has {_pages(pages)}; the record expects {expected}.",
            fix="Look whether this is the right file; if it is, correct «pages» in the record.",
            place=subject.origins.place("papers", subject.paper.id, "pages"),
        )


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
