"""Rules that read a file's structure: what each says of a defect, and of its near miss."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from checked_facts import GOOD, LETTER, STYLE
from pikepdf import Array, Dictionary, Name, String

from proceedings.checks.links.local import where_to
from proceedings.checks.links.malformed import fault
from proceedings.checks.links.preview import preview
from proceedings.checks.run import RULES
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import Address, ImageFact, Tags, Tool

MEGABYTE = 1024 * 1024
OWN = (
    "file/size", "file/version", "file/revisions", "file/signed",
    "page/rotated", "page/cropped", "page/blank",
    "access/untagged", "access/language", "access/title", "access/figure-alt", "access/headings",
    "access/table-headers", "access/claim",
    "links/malformed", "links/local", "links/preview",
)  # fmt: skip


def ask(**facts: object) -> list[Finding]:
    """What these rules say of a file that differs from a good one in what is given."""
    inspection = replace(GOOD, **facts)  # type: ignore[arg-type]
    return asked(FileSubject(inspection=inspection, style=STYLE))


def asked(subject: FileSubject) -> list[Finding]:
    return [finding for name in OWN for finding in RULES.load(name).check(subject)]


FINE = Tags(
    claims="PDF/UA-1",
    shows_title=True,
    figures=2,
    headings=(1, 2, 2, 1, 2, 3, 1),
    tables=1,
)
"""The tags of a file that is what it claims."""


def turned(*angles: int) -> tuple[Any, ...]:
    return tuple(replace(LETTER, rotation=angle) for angle in angles)


@pytest.mark.parametrize(
    "facts",
    [
        {"size": 5 * MEGABYTE},
        {"version": "1.4"},
        {"version": "odd"},
        {"pages": (replace(LETTER, cropped=(0.9, 0.0, 0.5, 0.0)),) * 4},
        {"tags": FINE},
        {"tags": replace(FINE, claims="", shows_title=False, unknown_types=("Card",))},
        {"pages": (LETTER,) * 2, "tags": Tags()},  # two pages may do without headings
        {"addresses": (Address(uri="https://doi.org/10.1145/3637528.3671470", page=1),)},
    ],
)
def test_near_misses_are_good(facts: dict[str, object]) -> None:
    assert ask(**facts) == []


@pytest.mark.parametrize(
    ("facts", "rule", "level", "says"),
    [
        ({"size": 6 * MEGABYTE}, "file/size", Level.WARNING, "has 6.0 MB, more than 5 MB."),
        ({"version": "1.3"}, "file/version", Level.NOTE, "is PDF 1.3, older than 1.4"),
        ({"version": "2.0"}, "file/version", Level.NOTE, "is PDF 2.0, newer than 1.7"),
        ({"updates": 1}, "file/revisions", Level.NOTE, "was saved onto once;"),
        ({"updates": 3, "signatures": 0}, "file/revisions", Level.NOTE, "saved onto 3 times;"),
        ({"updates": 1, "signatures": 1}, "file/signed", Level.WARNING, "a digital signature,"),
        (
            {"pages": turned(0, 90, 180)},
            "page/rotated",
            Level.NOTE,
            "Pages 2–3 are turned by the file's own rotation, and text reads well.",
        ),
        (
            {"pages": (LETTER, replace(LETTER, rotation=90, askew=True))},
            "page/rotated",
            Level.WARNING,
            "Page 2 is turned by the file's own rotation, so that text lies on its side.",
        ),
        (
            {"pages": (LETTER, replace(LETTER, cropped=(0.0, 40.0, 0.0, 30.5)))},
            "page/cropped",
            Level.NOTE,
            "hides a part of page 2: 40 points at the bottom, 30 points at the top.",
        ),
        (
            {"pages": (LETTER, LETTER, replace(LETTER, blank=True))},
            "page/blank",
            Level.WARNING,
            "Page 3 has nothing on it.",
        ),
        ({"language": ""}, "access/language", Level.NOTE, "doesn't say its language"),
        ({"title": ""}, "access/title", Level.NOTE, "has no title of its own"),
        ({"title": "Microsoft Word - v7.docx"}, "access/title", Level.NOTE, "which is no title"),
        ({"title": "paper_final.dvi"}, "access/title", Level.NOTE, "which is no title"),
        (
            {"tags": replace(FINE, claims="", figures_without_alt=1, first_without_alt=3)},
            "access/figure-alt",
            Level.NOTE,
            "1 of 2 figures has no alternative text for readers who can't see, the first on page 3",
        ),
        (
            {"tags": replace(FINE, claims="", headings=(2, 2))},
            "access/headings",
            Level.NOTE,
            "the first is of level 2.",
        ),
        (
            {"tags": replace(FINE, claims="", headings=(1, 3))},
            "access/headings",
            Level.NOTE,
            "level 3 follows level 1.",
        ),
        (
            {"tags": replace(FINE, claims="", headings=(1, 0))},
            "access/headings",
            Level.NOTE,
            "some have a level and others have none.",
        ),
        ({"tags": Tags()}, "access/headings", Level.NOTE, "there are none among its tags."),
        (
            {"tags": replace(FINE, tables_without_headers=1)},
            "access/table-headers",
            Level.NOTE,
            "The only table has no header cells",
        ),
        (
            {"tags": replace(FINE, shows_title=False, links_untagged=2, unknown_types=("Card",))},
            "access/claim",
            Level.NOTE,
            "but viewers aren't told to show its title, 2 links are outside its tags, its tags are",
        ),
    ],
)
def test_a_rule_speaks_once(facts: dict[str, object], rule: str, level: Level, says: str) -> None:
    (finding,) = ask(**facts)
    assert (finding.rule, finding.level) == (rule, level)
    assert says in finding.message
    assert finding.fix


def test_an_untagged_paper_is_one_finding_whatever_else_it_lacks() -> None:
    (finding,) = ask(tagged=False, language="", title="", tool=Tool.LATEX)
    assert finding.rule == "access/untagged"
    assert finding.message.endswith("and names no language and no title.")
    assert "DocumentMetadata" in finding.fix


def test_a_large_file_points_at_the_picture_with_pixels_to_spare() -> None:
    box = (10.0, 10.0, 100.0, 100.0)
    large = ImageFact(page=2, box=box, width=6000, height=4000, dpi=1200.0)
    small = ImageFact(page=1, box=box, width=900, height=900, dpi=300.0)
    (finding,) = ask(size=9 * MEGABYTE, images=(small, large), tool=Tool.WORD)
    assert "the largest picture has 6000 × 4000 pixels" in finding.message
    assert (finding.place.page, finding.place.box) == (2, box)
    assert "Compress Pictures" in finding.fix


def test_a_claim_without_tags_is_false() -> None:
    (claim, _) = sorted(ask(tagged=False, tags=None, claims="PDF/UA-1"), key=lambda one: one.rule)
    assert claim.rule == "access/claim"
    assert claim.message == "The file says that it is PDF/UA-1, but it has no tags."


def test_a_second_part_of_the_claim_asks_nothing_of_headings() -> None:
    skipping = replace(FINE, claims="PDF/UA-2", headings=(1, 3))
    assert [one.rule for one in ask(tags=skipping)] == ["access/headings"]


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("", "is empty"),
        ("github.com/a/b", "lacks https:// before it"),
        ("www.x.org", "lacks https:// before it"),
        ("a@b.org", "lacks mailto: before it"),
        ("http:/x.org", "begins wrongly"),
        ("http//x.org", "begins wrongly"),
        ("htps://x.org", "begins wrongly"),
        ("https:x.org", "begins wrongly"),
        ("https://https://x.org", "begins twice"),
        ("https://http//x.org", "begins twice"),
        ("https://x.org/a b", "a space"),
        ("https://x.org/a%20", "a space"),
        (r"https://x.org/a\_b", "a backslash"),
        ("https://x.org/a%5C_b", "a backslash"),
        ("https://x.org/{a}", "a brace"),
        ("https://x.org/a.", "ends in «.»"),
        ("https://x.org/a)", "ends in «)»"),
        ("https://x.org/a,", "ends in «,»"),
        ("https://.org/", "names no host"),
        ("https://x.org:80a/", "names no host"),
        ("https://doi.org/10.1145/3637528.", "ends in «.»"),
        ("https://doi.org/10.1145/", "is cut off"),
        ("https://doi.org/10.1145/3637528.3671470)", "ends in «)»"),
        ("https://doi.org/https://doi.org/10.1016/j.jml.2014", "names doi.org twice"),
        ("http://dx.doi.org/doi.org/10.1016/j.jml.2014", "names doi.org twice"),
        ("https://doi.org/arXiv:2204.01691", "has no DOI"),
        ("mailto:me.example.org", "no @"),
        ("file:www.example.org/page.pdf", "lacks https://"),
        ("mailto:{a,b}@x.org", "is not one address"),
        ("mailto:%7Ba,b%7D@x.org", "is not one address"),
    ],
)
def test_misspelt_addresses(uri: str, says: str) -> None:
    assert says in (fault(uri) or "")


@pytest.mark.parametrize(
    "uri",
    [
        "https://doi.org/10.1016/S0022-2836(05)80360-2",
        "https://doi.org/10.1002/(SICI)1098-2736(199812)35:10<1069::AID-TEA2>3.0.CO;2-A",
        "https://doi.org/gf4fdx",
        "https://doi.org/10/gf4fdx",
        "https://doi.org/doi:10.22028/D291-29648",
        "https://www.doi.org/the-identifier/resources",
        "https://doi.org/XXXXXXX.XXXXXXX",  # a template's placeholder is told of elsewhere
        "https://web.archive.org/web/2020/https://x.org/",
        "https://en.wikipedia.org/wiki/Apple_Inc.",
        "https://en.wikipedia.org/wiki/C_(language)",
        "https://x.org/a%20b?q=c.",
        "https://me@x.org:8080/~a/#b",
        "https://bücher.example/ü",
        "http://[2001:db8::1]/a",
        "HTTPS://ORCID.ORG/0000-0002-1825-0097",
        "mailto:a@x.org,b@x.org?subject=Hello there",
        "doi:10.1145/3637528",
        "tel:049123",
        "ftp://x.org/a",
        "javascript:alert(1)",  # active content
        "http://localhost:8080/",  # the next rule's
    ],
)
def test_addresses_that_are_spelt_well_or_told_of_elsewhere(uri: str) -> None:
    assert fault(uri) is None


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("file:///home/me/a.pdf", "a file of the author's"),
        ("C:\\Users\\me\\a.pdf", "a file of the author's"),
        ("/Users/me/a.pdf", "a file of the author's"),
        ("http://localhost:8888/notebooks", "own machine"),
        ("localhost:3000", "own machine"),
        ("http://127.0.0.1/", "own machine"),
        ("http://192.168.1.7/x", "network"),
        ("http://10.1.2.3:80/x", "network"),
        ("http://172.20.1.1", "network"),
        ("http://wiki/page", "network"),
        ("https://lab.internal/x", "network"),
        ("https://www-sciencedirect-com.ezproxy.x.edu/a", "library's login"),
        ("chrome-extension://abc/https://x.org/a.pdf", "own program"),
        ("https://abc.ngrok-free.app/", "passing door"),
    ],
)
def test_addresses_only_the_author_can_open(uri: str, says: str) -> None:
    assert says in (where_to(uri) or "")


@pytest.mark.parametrize(
    "uri",
    ["https://x.org/file:a", "https://local.org", "http://100.1.2.3/", "http://172.32.1.1/",
     "https://data.example/x", "https://proxy.org/a", "mailto:a@localhost.org", "x.org"],
)  # fmt: skip
def test_public_addresses(uri: str) -> None:
    assert where_to(uri) is None


@pytest.mark.parametrize(
    ("private", "public"),
    [
        ("https://www.overleaf.com/project/5f00ab", "https://www.overleaf.com/latex/templates/x"),
        ("https://docs.google.com/document/d/1/edit#x", "https://docs.google.com/document/d/e/pub"),
        ("https://easychair.org/conferences/?conf=x", "https://easychair.org/publications/paper/x"),
        ("https://cmt3.research.microsoft.com/KDD2024", "https://www.microsoft.com/en-us/research"),
        ("https://kdd24.hotcrp.com/paper/3", "https://hotcrp.com/"),
        ("https://openreview.net/group?id=K/Authors", "https://openreview.net/forum?id=H1g6&noteId=x"),
        ("https://openreview.net/invitation?id=K", "https://openreview.net/pdf?id=H1g6osRcFQ"),
        ("https://softconf.com/acl2020/papers", "https://acl2020.org/softconf.com"),
        ("https://arxiv.org/submit/123", "https://arxiv.org/abs/1234.5678"),
        ("https://zenodo.org/records/1?preview=1", "https://zenodo.org/records/1"),
        ("https://github.com/a/b/edit/main/x", "https://github.com/a/edit"),
        ("https://a.safelinks.protection.outlook.com/?url=x", "https://www.outlook.com/"),
    ],
)  # fmt: skip
def test_sites_for_submitting_and_editing_and_their_public_pages(private: str, public: str) -> None:
    assert preview(private)
    assert preview(public) is None


def test_links_of_one_kind_are_one_finding_at_the_first() -> None:
    box = (10.0, 20.0, 30.0, 40.0)
    addresses = tuple(
        Address(uri=f"https://doi.org/https://doi.org/10.1/{page}", page=page, box=box)
        for page in range(2, 7)
    )
    (finding,) = ask(addresses=addresses, tool=Tool.LATEX)
    assert finding.message.startswith("5 links are misspelt and lead nowhere: https://doi.org/http")
    assert "and 2 more" in finding.message
    assert ".bib" in finding.fix
    assert finding.place == Place(page=2, box=box)
    assert (finding.evidence or "").count("\n") == 4
    (local,) = ask(addresses=(Address(uri="file:a.pdf", page=1),), tool=Tool.WORD)
    assert (local.rule, local.level) == ("links/local", Level.WARNING)
    assert local.fix.endswith("(right-click, Edit Hyperlink).")
    (site,) = ask(addresses=(Address(uri="https://www.overleaf.com/read/x", page=1),))
    assert site.rule == "links/preview"


def found_in(path: Path) -> list[Finding]:
    facts = inspect(path, hashlib.sha256(path.read_bytes()).hexdigest())
    return asked(FileSubject(inspection=facts, style=STYLE))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda pdf: pdf.pages[0].__setattr__("Rotate", 90), "page/rotated"),
        (lambda pdf: pdf.pages[0].__setattr__("CropBox", Array([9, 9, 600, 700])), "page/cropped"),
        (lambda pdf: pdf.pages[1].__setattr__("Contents", pdf.make_stream(b"")), "page/blank"),
        (lambda pdf: pdf.Root.__delattr__("Lang"), "access/language"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "access/title"),
        (lambda pdf: kids(pdf).append(Dictionary(S=Name.Figure)), "access/figure-alt"),
        (lambda pdf: kids(pdf).append(Dictionary(S=Name.H4)), "access/headings"),
        (lambda pdf: kids(pdf).append(Dictionary(S=Name.Table)), "access/table-headers"),
        (lambda pdf: link(pdf, "www.x.org"), "links/malformed"),
        (lambda pdf: link(pdf, "file:///a"), "links/local"),
        (lambda pdf: link(pdf, "https://www.overleaf.com/project/1"), "links/preview"),
        (lambda pdf: pdf.Root.__setattr__("Version", Name("/2.0")), "file/version"),
        (
            lambda pdf: pdf.Root.__setattr__("Perms", Dictionary(DocMDP=Dictionary())),
            "file/signed",
        ),
        (lambda pdf: pdf.Root.__delattr__("MarkInfo"), "access/untagged"),
        (lambda _: None, None),
    ],
)
def test_each_defect_in_a_file_is_found_alone(
    make_pdf: Callable[..., Path],
    tmp_path: Path,
    spoil: Callable[[pikepdf.Pdf], object],
    rule: str | None,
) -> None:
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(make_pdf(pages=3)) as pdf:
        pdf.Root.MarkInfo, pdf.Root.Lang = Dictionary(Marked=True), String("en")
        pdf.docinfo["/Title"] = "On the Drying of Ink"
        heads = [Dictionary(S=Name.H1), Dictionary(S=Name.H2)]
        pdf.Root.StructTreeRoot = Dictionary(K=Array(heads))
        spoil(pdf)
        pdf.save(path, min_version="1.5")
    assert [finding.rule for finding in found_in(path)] == ([rule] if rule else [])


def kids(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.K


def link(pdf: pikepdf.Pdf, address: str) -> None:
    action = Dictionary(S=Name.URI, URI=String(address))
    rect = Array([9, 9, 99, 20])
    pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, Rect=rect, A=action)])


@pytest.mark.corpus
def test_addresses_of_real_papers_are_only_told_of_where_they_are_wrong(corpus: Path) -> None:
    wrong = {
        find.evidence
        for path in sorted((corpus / "volumes").rglob("*.pdf"))
        for find in found_in(path)
        if find.rule.startswith("links/")
    }
    assert all("doi.org/https" in told or "github.com" in told or "%20" in told for told in wrong)
