"""The front matter: cover, title pages, letters, committees, contents."""

from __future__ import annotations

from pathlib import Path

from proceedings.matter.book import frame, set_document, with_findings
from proceedings.matter.coverfile import lay_under_cover
from proceedings.matter.files import ChairsFiles, templates
from proceedings.matter.kinds import Ground, pages, unlisted
from proceedings.records.matter import SetMatter
from proceedings.records.pageplan import PagePlan
from proceedings.typesetting.press import Press
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


def set_front(
    press: Press, folder: Path, volume: Volume, style: Style, plan: PagePlan, *, output: Path
) -> SetMatter:
    """Set the front matter into `output`, in the order of the volume's `front`.

    It closes with a blank page where the papers would else begin on the wrong side of a leaf. With
    nothing to set there is no file.

    Raises:
        PressError: A template is at fault.
    """
    files = ChairsFiles(folder)
    ground = Ground(volume, style, plan, files)
    listed = pages(ground, volume.pages.front, templates(folder))
    covers = [page for page in listed if page["kind"] == "cover"]
    numbered = [page for page in listed if page["kind"] != "cover"]
    files.findings.extend(unlisted(volume.pages))
    told = tuple(files.findings)
    if not listed:
        return SetMatter(pages=0, findings=told)
    continuous = volume.numbering.front == "continuous"
    first = volume.numbering.first if continuous else 1
    data = frame(volume, style) | {
        "cover": covers[0]["content"] if covers else None,
        "pages": numbered,
        "numbering": "1" if continuous else "i",
        "first": first,
        # Typst counts sheets, cover included; both say which of them are right-hand pages.
        "recto": _parity(len(covers[:1]) + (1 if first % 2 else 2)),
        "last": (_last_folio(volume, plan) - first + 1 + len(covers[:1])) % 2,
        "blank": volume.numbering.blank,
    }
    matter = set_document(
        press,
        folder,
        "front.typ",
        data,
        output=output,
        files=files.pictures,
        unnumbered=len(covers[:1]),
    )
    chairs = volume.pages.cover
    if covers and chairs and chairs.file and chairs.file.lower().endswith(".pdf"):
        lay_under_cover(output, files, chairs.file)
        told = tuple(files.findings)
    return with_findings(matter, told)


def _last_folio(volume: Volume, plan: PagePlan) -> int:
    """A number as odd or even as the last front page's must be.

    Roman folios end as the page before the first paper would if it were arabic: an odd folio is
    then a right-hand page. In one sequence a leaf is filled, so that papers begin on an odd folio.
    """
    if volume.numbering.front == "continuous":
        return 2
    if not plan.papers:
        return volume.numbering.first - 1
    opening = plan.papers[0]
    return opening.folios.first.number - opening.blanks - 1


def _parity(sheet: int) -> str:
    return "odd" if sheet % 2 else "even"
