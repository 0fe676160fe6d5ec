from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from cattrs.preconf.json import make_converter
from pikepdf import Array, Dictionary, Name, String

from proceedings.errors import Refused
from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import Inspection

MakePdf = Callable[..., Path]


def unembedded(facts: Inspection) -> tuple[str, ...]:
    return tuple(font.name for font in facts.fonts if not font.embedded)


def look(path: Path) -> Inspection:
    return inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.fixture
def edited(make_pdf: MakePdf, tmp_path: Path) -> Callable[..., Path]:
    """A two-page PDF after an edit by pikepdf, saved with further arguments."""

    def edit(change: Callable[[pikepdf.Pdf], object], **saving: object) -> Path:
        target = tmp_path / "edited.pdf"
        with pikepdf.open(make_pdf(pages=2)) as pdf:
            change(pdf)
            pdf.save(target, **saving)  # type: ignore[arg-type]
        return target

    return edit


def test_the_facts_of_a_plain_file(make_pdf: MakePdf) -> None:
    path = make_pdf("plain.pdf", pages=3)
    facts = look(path)
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts.size == path.stat().st_size
    assert [(page.width, page.height) for page in facts.pages] == [(612, 792)] * 3
    assert facts.first_page.strip() == "Page 1 of plain.pdf"
    assert "Times-Roman" in unembedded(facts)
    assert facts.producer.startswith("ReportLab")
    assert (facts.encrypted, facts.tagged, facts.repairs, facts.active) == (False, False, (), ())


def test_facts_survive_json(make_pdf: MakePdf) -> None:
    facts = look(make_pdf())
    convert = make_converter()
    text = json.dumps(convert.unstructure(facts))
    assert convert.structure(json.loads(text), Inspection) == facts


def test_links_bookmarks_and_attachments_are_counted(edited: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        def link(**keys: pikepdf.Object) -> Dictionary:
            return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **keys)

        pdf.pages[0].Annots = Array(
            [
                link(Dest=String("sec.1")),
                link(A=Dictionary(S=Name.GoTo, D=String("sec.2"))),
                link(A=Dictionary(S=Name.URI, URI=String("https://example.org/"))),
                link(A=Dictionary(S=Name.URI, URI=String("figures/x.html"))),
                Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9])),
            ]
        )
        pdf.attachments["data.csv"] = b"1,2"
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("One", 0))
            outline.root[0].children.append(pikepdf.OutlineItem("Two", 1))
        pdf.Root.Lang = String("de-AT")
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])

    facts = look(edited(change))
    assert (facts.internal_links, len(facts.addresses)) == (2, 2)
    assert (facts.bookmarks, facts.attachments) == (2, 2)
    assert facts.language == "de-AT"
    assert facts.active == ()


def action(kind: str, **keys: pikepdf.Object) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **keys)


SCRIPT = action("JavaScript", JS=String("app.alert(1)"))
ACTIVE: list[tuple[str, Callable[[pikepdf.Pdf], object]]] = [
    ("JavaScript", lambda pdf: pdf.Root.__setattr__("OpenAction", SCRIPT)),
    ("JavaScript", lambda pdf: pdf.pages[1].__setattr__("AA", Dictionary(O=SCRIPT))),
    ("Launch", lambda pdf: annotate(pdf, Name.Link, A=action("Launch", F=String("calc.exe")))),
    ("GoToR", lambda pdf: annotate(pdf, Name.Link, A=action("GoToR", F=String("b.pdf")))),
    ("RichMedia", lambda pdf: annotate(pdf, Name.RichMedia)),
    (
        "SubmitForm",
        lambda pdf: annotate(
            pdf, Name.Link, A=action("GoTo", D=String("x"), Next=Array([action("SubmitForm")]))
        ),
    ),
    (
        "URI javascript:",
        lambda pdf: annotate(
            pdf, Name.Link, A=action("URI", URI=String(" JavaScript:alert(1)"))
        ),
    ),
]  # fmt: skip


def annotate(pdf: pikepdf.Pdf, kind: Name, **keys: pikepdf.Object) -> None:
    pdf.pages[1].Annots = Array([Dictionary(Subtype=kind, Rect=Array([0, 0, 9, 9]), **keys)])


@pytest.mark.parametrize(("kind", "change"), ACTIVE)
def test_what_could_act_is_named(
    edited: Callable[..., Path], kind: str, change: Callable[[pikepdf.Pdf], object]
) -> None:
    assert look(edited(change)).active == (kind,)


def leave(_: pikepdf.Pdf) -> None:
    """Change nothing."""


def test_a_restricted_file_is_read_and_a_locked_one_refused(edited: Callable[..., Path]) -> None:
    restricted = pikepdf.Encryption(owner="chair", user="")
    assert look(edited(leave, encryption=restricted)).encrypted
    locked = edited(leave, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Refused, match="needs a password"):
        look(locked)


def test_a_damaged_file_says_what_was_mended_without_where_it_lay(make_pdf: MakePdf) -> None:
    path = make_pdf(pages=2)
    path.write_bytes(path.read_bytes()[:-200])
    facts = look(path)
    assert len(facts.pages) == 2
    assert facts.repairs
    assert not any("BytesIO" in text or str(path.parent) in text for text in facts.repairs)
    assert facts == look(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a Word file", "not a PDF"),
        (b"<!DOCTYPE html><html><title>Log in</title>", "web page"),
        (b"%PDF-1.7\nnothing else", "damaged"),
    ],
)
def test_what_is_no_pdf_is_refused_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(data)
    with pytest.raises(Refused, match=reason):
        look(path)


def test_a_file_swapped_since_it_was_found_is_refused(make_pdf: MakePdf) -> None:
    path = make_pdf()
    with pytest.raises(Refused, match="has changed"):
        inspect(path, "0" * 64)


def test_no_pages_too_many_pages_and_impossible_pages_are_refused(
    edited: Callable[..., Path],
) -> None:
    def empty(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[:]

    def swell(pdf: pikepdf.Pdf) -> None:
        leaf = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 612, 792]))
        leaves = [pdf.make_indirect(leaf) for _ in range(2001)]
        pdf.Root.Pages = pdf.make_indirect(
            Dictionary(Type=Name.Pages, Kids=Array(leaves), Count=2001)
        )

    def stretch(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].MediaBox = Array([0, 0, 500_000, 792])

    for change, reason in (
        (empty, "has no pages"),
        (swell, "has 2001 pages"),
        (stretch, "a page 2 of 500000 × 792 points"),
    ):
        with pytest.raises(Refused, match=reason):
            look(edited(change))


def test_odd_strings_are_kept_fit_to_print(edited: Callable[..., Path]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = String("A\x00 \u202e title\n of\x1b[31m two \u2028 lines")
        pdf.docinfo["/Creator"] = String("x" * 5000)
        pdf.pages[0].Resources.Font["/F9"] = Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/N#cbme")
        )

    facts = look(edited(change))
    assert facts.title.isprintable() or "\u202e" in facts.title
    assert not set(facts.title) & {"\x00", "\n", "\x1b", "\u2028"}
    assert len(facts.creator) == 500
    json.dumps(unembedded(facts), ensure_ascii=False).encode()


def test_embedded_and_drawn_fonts_are_not_missing(corpus: Path) -> None:
    assert unembedded(look(corpus / "camera-ready/built__sigconf-pdflatex.pdf")) == ()
    assert unembedded(look(corpus / "camera-ready/built__typst-a4-ua1.pdf")) == ()


def test_real_papers_agree_with_the_manifest(
    corpus: Path, manifest: dict[str, dict[str, str]]
) -> None:
    rows = [row for path, row in sorted(manifest.items()) if path.startswith("camera-ready/")]
    for row in rows[::4]:
        facts = look(corpus / row["path"])
        assert len(facts.pages) == int(row["pages"]), row["path"]
        assert facts.version == row["version"], row["path"]
        assert facts.tagged == (row["tagged"] == "yes"), row["path"]
        assert (bool(facts.addresses)) == ("Link:URI" in row["annots"]), row["path"]
        assert bool(facts.bookmarks) == ("outline" in row["features"].split()), row["path"]
        assert facts.first_page.strip(), row["path"]


def test_facts_do_not_depend_on_the_hash_seed(corpus: Path) -> None:
    import subprocess
    import sys

    path = corpus / "camera-ready/texlive__jmlr__pmlr-sample.pdf"
    code = (
        "import hashlib, sys; from pathlib import Path;"
        "from proceedings.inspection.inspect import inspect; p = Path(sys.argv[1]);"
        "print(inspect(p, hashlib.sha256(p.read_bytes()).hexdigest()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
