from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.findings.finding import Finding, Level
from proceedings.proofs import places
from proceedings.proofs.page import proof_index, proof_page, style_sheet
from proceedings.records.proof import DepositField, ProofImages, ProofPage, ProofRecord
from proceedings.text.richtext import RichText
from proceedings.volume.people import Author
from proceedings.volume.volume import Contact

Make = Callable[..., ProofRecord]
EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
VOID = {"meta", "link", "img"}


@dataclass
class Seen(HTMLParser):
    """What a browser would see."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    return parser


def test_nothing_on_the_page_runs_or_is_fetched_from_elsewhere(make_record: Make) -> None:
    page = seen(proof_page(make_record()))
    names = {name for name, _ in page.tags}
    assert not names & {"script", "iframe", "form", "object", "style"}
    assert not [key for _, attrs in page.tags for key in attrs if key.startswith(("on", "style"))]
    policy = next(m["content"] for m in page.all("meta") if "http-equiv" in m)
    assert policy.startswith("default-src 'none'; img-src 'self'; style-src 'self'")
    for attrs in [*page.all("img"), *page.all("link")]:
        for key in ("src", "href"):
            address = urlsplit(attrs.get(key, ""))
            assert not address.scheme
            assert not address.netloc


def test_hostile_text_stays_text(make_record: Make, finding: Callable[..., Finding]) -> None:
    plain = seen(proof_page(make_record(findings=(finding("page/x"),))))
    name = Author(
        given='"><b>Ada\u202e', family="O'Quill & <i>Sons</i>", orcid="0000-0002-1825-0097"
    )
    other = Author(given="Layla", family=EVIL)
    record = make_record(
        paper={
            "title": RichText(EVIL),
            "subtitle": RichText("{{ 7*7 }}"),
            "authors": (name, other),
        },
        reference=EVIL,
        bibtex=EVIL,
        findings=(replace(finding("page/x", message=EVIL), evidence=EVIL),),
    )
    page = seen(proof_page(record))
    assert "alert(1)" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "\u202e" not in page.text
    assert "⟨U+202E⟩" in page.text
    extra = {"blockquote"}  # the evidence
    assert {tag for tag, _ in page.tags} - extra <= {tag for tag, _ in plain.tags} - extra
    index = seen(proof_index([record]))
    assert not index.all("script")
    assert not index.all("img")


@given(text=st.text(), letters=st.text(st.characters(codec=None), max_size=8))
def test_any_text_gives_a_whole_page(record: ProofRecord, text: str, letters: str) -> None:
    shown = replace(record, title=text, bibtex=letters, reference=text + letters)
    html = proof_page(shown)
    html.encode("utf-8")
    assert not seen(html).all("script")


def test_links_lead_only_where_they_may(make_record: Make) -> None:
    evil = DepositField(label="URL", value="click", link="javascript:alert(1)")
    record = replace(make_record(), deposit=(evil,), licence="L", licence_url="data:text/html,x")
    schemes = {urlsplit(a["href"]).scheme for a in seen(proof_page(record)).all("a")}
    assert schemes == {"", "https", "mailto"}


def test_every_image_is_on_record_and_described(make_record: Make) -> None:
    record = make_record()
    page = seen(proof_page(record))
    shown = page.all("img")
    assert {img["src"] for img in shown} | {
        part.split()[0] for img in shown for part in img.get("srcset", "").split(", ") if part
    } == set(record.images.names)
    assert [img["alt"] for img in shown] == [
        "Page 1 of 2, folio 12",
        "Page 1 of 2, folio 12: part 1 of 1",
        "Page 2 of 2, folio 13",
        "Page 2 of 2, folio 13: part 1 of 1",
    ]
    for img in shown:
        assert img["loading"] == "lazy"
        assert int(img["width"]) > 0
        assert int(img["height"]) > 0


def test_jumps_on_the_page_land(make_record: Make, finding: Callable[..., Finding]) -> None:
    found = (finding("page/head", page=2), finding("page/foot", page=7))
    page = seen(proof_page(make_record(findings=found)))
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    jumps = {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")}
    assert "page-2" in jumps
    assert jumps <= ids


def test_answers_are_letters_filled_in(make_record: Make) -> None:
    record = make_record(paper={"title": RichText("Ink & Paper?\u202e #1")})
    hrefs = [a["href"] for a in seen(proof_page(record)).all("a")]
    letters = [href for href in hrefs if href.startswith("mailto:")]
    approve = next(href for href in letters if "Approved" in href)
    assert approve.startswith("mailto:proofs%2Bink@ink31.example?subject=Approved%3A%20proof%20")
    parts = parse_qs(urlsplit(approve).query, strict_parsing=True)
    assert set(parts) == {"subject", "body"}
    assert f"paper {record.id}" in parts["subject"][0]
    assert record.proof in parts["body"][0]
    assert "Ink & Paper?" in parts["body"][0]
    assert "\n" not in parts["body"][0].replace("\r\n", "")
    assert " " not in approve
    assert sum("page%202" in href for href in letters) == 1
    assert len(letters) == 4


def test_without_a_contact_plain_words_tell_how(make_record: Make) -> None:
    record = make_record(volume={"contact": None})
    page = seen(proof_page(record))
    assert not [a for a in page.all("a") if a["href"].startswith("mailto:")]
    assert f"I approve proof {record.proof[:8]} of paper p-012" in page.text


def test_the_address_can_t_add_a_receiver(make_record: Make) -> None:
    contact = Contact(name="Desk", email="a@b.example?bcc=c@d.example")
    page = seen(proof_page(make_record(volume={"contact": contact})))
    letter = next(a["href"] for a in page.all("a") if "Approved" in a["href"])
    assert set(parse_qs(urlsplit(letter).query)) == {"subject", "body"}


def test_names_carry_their_language_and_are_isolated(make_record: Make) -> None:
    author = Author(given="ليلى", family="الحبار", language="ar")
    page = seen(proof_page(make_record(paper={"authors": (author,)})))
    assert {"lang": "ar"} in page.all("bdi")


def test_names_in_a_reference_keep_their_places(make_record: Make) -> None:
    people = [("ليلى", "الحبار"), ("נועה", "דיואי")]
    authors = tuple(Author(given=given, family=family) for given, family in people)
    reference = f"{authors[0].name} and {authors[1].name}. 2031. Ink."
    html = proof_page(make_record(paper={"authors": authors}, reference=reference))
    first, second = (f"<bdi>{author.name}</bdi>" for author in authors)
    assert f'<bdi dir="ltr">{first} and {second}. 2031. Ink.</bdi>' in html


def test_state_and_counts_are_words(make_record: Make, finding: Callable[..., Finding]) -> None:
    clean = seen(proof_page(make_record()))
    assert "Ready for you to check" in clean.text
    found = (finding("a/b"), finding("a/c", Level.WARNING), finding("a/d", Level.WARNING))
    page = seen(proof_page(make_record(findings=found)))
    assert "Something must be mended" in page.text
    assert "✖ 1 error" in page.text
    assert "▲ 2 warnings" in page.text


def test_the_index_lists_every_paper_with_its_counts(
    make_record: Make, finding: Callable[..., Finding]
) -> None:
    first = make_record(findings=(finding("a/b"), finding("safety/x"), finding("a/n", Level.NOTE)))
    records = [first, *(replace(make_record(), id=name) for name in ("p-2", "index.html"))]
    index = seen(proof_index(records))
    assert [a["href"] for a in index.all("a")] == [
        "p-012/index.html",
        "p-2/index.html",
        "index.html-paper/index.html",
    ]
    assert "3 papers." in index.text
    assert index.text.count("✖ 1 error") == 2  # in the sum and in the paper's row
    assert index.text.count("✔ none") == 2
    assert "There is no paper" in seen(proof_index([])).text


def test_files_lie_apart_by_paper() -> None:
    assert places.in_folder("p-2", places.PDF) == "p-2/proof.pdf"
    assert places.folder("Proof.CSS") != "Proof.CSS"


@pytest.mark.parametrize("pages", [0, 5])
def test_other_numbers_of_pages_than_folios(make_record: Make, pages: int) -> None:
    page = make_record().images.pages[0]
    images = ProofImages(pages=(replace(page, bands=(), columns=(), text=""),) * pages)
    shown = seen(proof_page(make_record(images=images)))
    assert len(shown.all("img")) == pages
    assert isinstance(page, ProofPage)


def test_every_class_of_the_pages_is_styled(
    make_record: Make, finding: Callable[..., Finding]
) -> None:
    css = style_sheet()
    found = tuple(finding("a/b", level) for level in Level)
    record = make_record(findings=found)
    used = {
        name
        for html in (proof_page(record), proof_index([record]))
        for _, attrs in seen(html).tags
        for name in attrs.get("class", "").split()
    }
    assert used
    assert [name for name in sorted(used) if f".{name}" not in css] == []
    assert "url(" not in css
    assert "@import" not in css
