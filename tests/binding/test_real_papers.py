"""Real papers that share their destinations' names, bound and read back."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from readback import Readback


def compare(files: list[Path], volume: Path) -> tuple[Counter[str], int]:
    """Links by what became of them, and bookmarks below their papers that were lost."""
    bound = Readback(volume)
    have, marks = Counter(bound.links), Counter(mark[:3] for mark in bound.bookmarks)
    told: Counter[str] = Counter()
    lost = first = 0
    for path in files:
        source = Readback(path)
        for page, box, dest in source.links:
            want = (page + first, box, dest and (dest[0] + first, dest[1]))
            told["right" if have[want] > 0 else "wrong"] += 1
            have[want] -= 1
        for level, title, page, _ in source.bookmarks:
            lost += not marks[level + 1, title, None if page is None else page + first]
        first += len(source.reader.pages)
    told["more"] = sum(count for count in have.values() if count > 0)
    return told, lost


def test_links_and_bookmarks_of_papers_of_one_class(corpus, bind_all, bound_paper):
    files = sorted((corpus / "camera-ready").glob("built__*.pdf"))
    papers = [bound_paper(path, f"p{n}") for n, path in enumerate(files)]
    _, volume = bind_all(papers)
    told, lost = compare(files, volume)
    assert told["right"] == 347
    assert (told["wrong"], told["more"], lost) == (0, 0, 0)


@pytest.mark.corpus
def test_a_whole_volume_links_and_cpu(corpus, bind_all, bound_paper, tmp_path):
    resource = pytest.importorskip("resource")
    files = sorted((corpus / "volumes" / "sigdial-2020" / "papers").glob("*.pdf"))
    papers = [bound_paper(path, f"p{n}") for n, path in enumerate(files)]
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    _, volume = bind_all(papers)
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_utime - start
    told, lost = compare(files, volume)
    assert told["right"] == 3806
    assert (told["wrong"], told["more"], lost) == (0, 0, 0)
    if not shutil.which("qpdf"):
        pytest.skip("no qpdf to compare with")
    start = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        ["qpdf", "--empty", "--pages", *map(str, files), "--", str(tmp_path / "q.pdf")],
        check=True,
    )
    assert ours < 1.5 * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - start)
