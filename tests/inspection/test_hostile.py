"""Hostile and odd files of the corpus, inspected as a build would: in workers, within limits."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import Inspection
from proceedings.workbench.bench import Bench, Done, Failed, Task

REFUSED = {
    "bomb-content.pdf": "has a page that can't be read within limits (page 1)",
    "login-page.pdf": "is a web page (HTML), not a PDF; perhaps a login page was saved",
    "many-pages.pdf": "has 12000 pages, more than 2000",
    "no-pages.pdf": "has no pages",
    "picture.pdf": "is a picture (PNG), not a PDF",
    "word-document.pdf": "is a ZIP or Office file, not a PDF",
    "zero-bytes.pdf": "is empty",
}
UNEXPECTED = ("could not be read", "ended again and again", "crash")
GEOMETRY = {"rot90", "rot180", "rot270", "crop!=media", "userunit", "origin-nonzero"}


def inspected(paths: list[Path], cache: Path) -> dict[str, Done[Inspection] | Failed]:
    tasks = []
    for path in paths:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        tasks.append(
            Task(
                name=path.name,
                call=inspect,
                args=(path, digest),
                result=Inspection,
                inputs=(digest, path.name),
            )
        )
    with Bench(cache, 2, lambda *_: None) as bench:
        return {result.name: result for result in bench.each("inspect", tasks)}


def test_every_hostile_file_is_read_or_refused_within_limits(corpus: Path, tmp_path: Path) -> None:
    paths = sorted(path for path in (corpus / "hostile").iterdir() if path.is_file())
    results = inspected(paths, tmp_path)
    failed = {name: it.message for name, it in results.items() if isinstance(it, Failed)}
    assert {name: failed.get(name) for name in REFUSED} == REFUSED
    assert not [text for text in failed.values() if any(odd in text for odd in UNEXPECTED)]
    done = {name: it.value for name, it in results.items() if isinstance(it, Done)}
    assert len(done) > 50
    for name, kind in (
        ("launch", "Launch"),
        ("submit", "SubmitForm"),
        ("uri-js", "URI javascript:"),
    ):
        assert done[f"action-{name}.pdf"].active == (kind,)
    assert done["embedded-file-path.pdf"].attachments == 1
    assert done["truncated-90.pdf"].repairs
    assert (done["userunit.pdf"].pages[0].width, done["box-reversed.pdf"].pages[0].width) == (
        612,
        612,
    )


def test_turned_cropped_and_scaled_pages_have_the_size_a_viewer_shows(
    corpus: Path, manifest: dict[str, dict[str, str]]
) -> None:
    rows = [
        row
        for path, row in manifest.items()
        if path.startswith("features/")
        and GEOMETRY & set(row["features"].split())
        and not row["encrypted"].startswith("user")
    ]
    assert len(rows) > 10
    for row in rows:
        path = corpus / row["path"]
        facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
        document = pypdfium2.PdfDocument(path)
        for page, seen in zip(facts.pages, document, strict=True):
            shown = [side * page.user_unit for side in seen.get_size()]
            assert (page.width, page.height) == pytest.approx(shown, abs=0.1), row["path"]
            for mark in page.marks:
                x0, y0, x1, y1 = mark.box
                assert x0 < page.width, row["path"]
                assert x1 > 0, row["path"]
                assert y1 > page.height - 100 or y0 < 100, row["path"]
        document.close()


def test_what_is_kept_of_a_file_has_limits(tmp_path: Path) -> None:
    """Thousands of long addresses, and more lines in a head than anybody reads."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        page = pdf.pages[0].obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        rows = (
            b"BT /F1 1 Tf %d %.2f Td (line %d) Tj ET " % (72 + 60 * (at % 8), 780 - at // 8, at)
            for at in range(480)
        )
        page.Contents = pdf.make_stream(b"".join(rows))
        page.Annots = Array(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=[0, 0, 9, 9],
                A=Dictionary(S=Name.URI, URI=String(f"https://x.org/{number}/" + "a" * 3000)),
            )
            for number in range(300)
        )
        pdf.save(tmp_path / "large.pdf")
    data = (tmp_path / "large.pdf").read_bytes()
    facts = inspect(tmp_path / "large.pdf", hashlib.sha256(data).hexdigest())
    assert sum(len(one.uri) for one in facts.addresses) < 210_000
    (mark,) = facts.pages[0].marks
    assert mark.kind == "ink"
    assert mark.box[3] - mark.box[1] > 55
