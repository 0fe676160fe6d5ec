"""Real papers, bound and read back: links, bookmarks, addresses, boxes, and how pages look."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from readback import Readback

Papers = list[tuple[Path, int]]
"""Each camera-ready with its first page's index in the volume."""
KEPT = (b"http://", b"https://", b"mailto:", b"doi:")
ACTIVE = ("Widget", "FileAttachment", "RichMedia", "Screen", "Sound", "Movie", "3D")
DPI = 40
TYPOGRAPHY = 24
"""Of 255: how far smoothing may move a pixel's tone."""


def compare(files: list[Path], volume: Path) -> tuple[Counter[str], Papers]:
    """What became of everything that a reader of the sources could click or see the frame of."""
    bound = Readback(volume)
    links, web = Counter(bound.links), Counter(bound.addresses)
    marks = Counter(mark[:3] for mark in bound.bookmarks)
    told: Counter[str] = Counter()
    papers: Papers = []
    first = 0
    for path in files:
        source = Readback(path)
        for page, box, dest in source.links:
            want = (page + first, box, dest and (dest[0] + first, dest[1]))
            told["links" if links[want] > 0 else "wrong links"] += 1
            links[want] -= 1
        for level, title, page, _ in source.bookmarks:
            mark = (level + 1, title, None if page is None else page + first)
            told["bookmarks" if marks[mark] > 0 else "lost bookmarks"] += 1
            marks[mark] -= 1
        for page, box, address in source.addresses:
            if address.lower().startswith(KEPT):
                here = (page + first, box, address)
                told["addresses" if web[here] > 0 else "lost addresses"] += 1
                web[here] -= 1
        for page in range(len(source.reader.pages)):
            same = source.frame(page) == bound.frame(page + first)
            told["frames" if same else "other frames"] += 1
        papers.append((path, first))
        first += len(source.reader.pages)
    told["more links"] = sum(count for count in links.values() if count > 0)
    told["more addresses"] = sum(count for count in web.values() if count > 0)
    told["more pages"] = len(bound.reader.pages) - first
    return +told, papers


def looks(papers: Papers, volume: Path, *, folio: bool) -> tuple[int, list[str]]:
    """How many pages look as in their source but for the folio, and which don't."""
    same, other = 0, []
    with pypdfium2.PdfDocument(volume) as bound:
        for path, first in papers:
            with pypdfium2.PdfDocument(path) as source:
                source.init_forms()  # else pdfium draws no form field
                for number in range(len(source)):
                    before, after = picture(source[number]), picture(bound[first + number])
                    if before.size != after.size or differ(before, after, folio=folio):
                        other.append(f"{path.name} page {number + 1}")
                    else:
                        same += 1
    return same, other


def picture(page: Any) -> Image.Image:
    image: Image.Image = page.render(scale=DPI / 72).to_pil()
    page.close()
    return image.convert("RGB")


def differ(before: Image.Image, after: Image.Image, *, folio: bool) -> bool:
    difference = ImageChops.difference(before, after).convert("L")
    if folio:  # (280, 20) to (310, 45) points, as `stamped` sets it
        scale, height = DPI / 72, before.size[1]
        box = (280 * scale, height - 45 * scale, 310 * scale, height - 20 * scale)
        ImageDraw.Draw(difference).rectangle(box, fill=0)
    return difference.getextrema()[1] > TYPOGRAPHY


@pytest.fixture
def stamped(bind_all, bound_paper, a_stamp):
    """Binds files with a folio on each page, at x 295, y 29."""

    def make(files: list[Path]) -> Path:
        papers = [bound_paper(path, f"p{n}", stamped=True) for n, path in enumerate(files)]
        overlay = a_stamp(sum(len(paper.facts.pages) for paper in papers))
        return bind_all(papers, overlay=overlay)[1]

    return make


def test_links_and_bookmarks_of_papers_of_one_class(corpus, stamped):
    files = sorted((corpus / "camera-ready").glob("built__*.pdf"))
    volume = stamped(files)
    told, papers = compare(files, volume)
    assert told == {"links": 347, "bookmarks": 266, "addresses": 364, "frames": 74}
    same, other = looks(papers[::4], volume, folio=True)
    assert not other
    assert same > 15


@pytest.mark.corpus
def test_all_camera_ready_papers(corpus, stamped):
    files = sorted((corpus / "camera-ready").glob("*.pdf"))
    volume = stamped(files)
    told, papers = compare(files, volume)
    assert told == {"links": 1329, "bookmarks": 481, "addresses": 751, "frames": 301}
    same, other = looks(papers, volume, folio=True)
    assert not other
    assert same == 301


@pytest.mark.corpus
def test_features_look_as_they_did(corpus, manifest, bind_all, bound_paper):
    files, ready = [], []
    for path in sorted((corpus / "features").glob("*.pdf")):
        row = manifest[f"features/{path.name}"]
        # What acts is drawn by each viewer in its own way, and goes.
        acts = any(kind in row["annots"] for kind in ACTIVE)
        if row["encrypted"] != "user-password" and not acts and is_shown(path, int(row["pages"])):
            files.append(path)
            ready.append(bound_paper(path, f"p{len(files)}"))
    _, volume = bind_all(ready)
    first, papers = 0, []
    for path, paper in zip(files, ready, strict=True):
        papers.append((path, first))
        first += len(paper.facts.pages)
    same, other = looks(papers, volume, folio=False)
    assert not other
    assert same > 400


def is_shown(path: Path, pages: int) -> bool:
    """Whether pdfium shows as many pages of the source as qpdf finds, and each of them."""
    with pypdfium2.PdfDocument(path) as document:
        if len(document) != pages:
            return False
        try:
            for page in document:
                page.close()
        except pypdfium2.PdfiumError:
            return False
    return True


@pytest.mark.corpus
def test_a_whole_volume_links_and_cpu(corpus, bind_all, bound_paper, tmp_path):
    resource = pytest.importorskip("resource")
    files = sorted((corpus / "volumes" / "sigdial-2020" / "papers").glob("*.pdf"))
    papers = [bound_paper(path, f"p{n}") for n, path in enumerate(files)]
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    _, volume = bind_all(papers)
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_utime - start
    told, _ = compare(files, volume)
    assert told["links"] == 3806
    assert not [what for what in told if what.startswith(("wrong", "lost", "more", "other"))]
    if not shutil.which("qpdf"):
        pytest.skip("no qpdf to compare with")
    start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        ["qpdf", "--empty", "--pages", *map(str, files), "--", str(tmp_path / "q.pdf")],
        check=True,
    )
    assert ours < 1.5 * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start)
