"""The page of findings: inert, whole in itself, of a bounded size."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from proceedings.findings.finding import Finding, Level, Place, Round
from proceedings.records.reportpage import Findings, Shot
from proceedings.reporting.page import MOST_BYTES, report_page

HOSTILE = "</style></li><script>alert(1)</script><img src=x onerror=a()>\"'{{7*7}}\x1b\u202e"
SHOT = Shot(webp=b"RIFF" + bytes(range(256)) * 100, width=480, height=180)


class Seen(HTMLParser):
    """Every element, its attributes, and the text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def finding(number: int = 0, level: Level = Level.ERROR, rule: str = "page/size") -> Finding:
    return Finding(
        rule=rule,
        level=level,
        message=f"Number {number} is wrong.",
        fix="Mend it.",
        place=Place(paper=f"p-{number % 7}", file="papers/p.pdf", page=2, box=(1, 1, 2, 2)),
        evidence="what stood there",
    )


def report(*findings: Finding, shots: int = 0, **facts: object) -> Findings:
    values: dict[str, object] = {
        "short": "INK ’31",
        "name": "Symposium on Ink",
        "titles": {"p-0": "On Folios"},
        "findings": findings,
        "fixed": None,
        "shots": dict.fromkeys(range(shots), SHOT),
        "explained": {one.rule: "What it is.\n\nWhy: so.\n- one\n- two" for one in findings},
    }
    return Findings(**(values | facts))  # type: ignore[arg-type]


def hostile(text: str) -> Findings:
    bad = Finding(
        rule="page/size",
        level=Level.ERROR,
        message=text,
        fix=text,
        place=Place(paper=text, file=text, page=1),
        evidence=text,
    )
    return report(bad, short=text, name=text, titles={text: text}, fixed=(bad,))


def test_hostile_text_stays_text() -> None:
    plain, page = Seen(report_page(hostile("plain"))), report_page(hostile(HOSTILE))
    seen = Seen(page)
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in plain.tags]
    assert not any(name.startswith("on") for _, attributes in seen.tags for name in attributes)
    assert "alert(1)" in seen.text
    assert "{{7*7}}" in seen.text
    assert "\x1b" not in seen.text
    assert "\u202e" not in seen.text


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=30))
def test_no_text_adds_an_element(text: str) -> None:
    plain = Seen(report_page(hostile("x")))
    assert [tag for tag, _ in Seen(report_page(hostile(text))).tags] == [t for t, _ in plain.tags]


def test_it_needs_nothing_else_and_its_policy_allows_its_own_style_alone() -> None:
    page = report_page(report(finding(), shots=1))
    seen = Seen(page)
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in seen.tags}
    for _, attributes in seen.tags:
        assert "style" not in attributes
        assert (attributes.get("src") or "data:").startswith("data:")
    policy = next(str(a["content"]) for _, a in seen.tags if a.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", page.decode(), re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_links_lead_somewhere_and_names_are_unique() -> None:
    found = [
        finding(n, level, rule) for n in range(9) for level in Level for rule in ("a/b", "c/d")
    ]
    seen = Seen(report_page(report(*found, fixed=(finding(3),))))
    ids = [attributes["id"] for _, attributes in seen.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(a["href"]) for tag, a in seen.tags if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert {f"f{number}" for number in range(1, len(found) + 1)} <= set(ids)


def test_papers_with_errors_come_first_and_rounds_are_told() -> None:
    warning = Finding(
        rule="a/b", level=Level.WARNING, message="W.", fix="F.", place=Place(paper="p-0")
    )
    new = Finding(
        rule="safety/hidden",
        level=Level.ERROR,
        message="E.",
        fix="F.",
        place=Place(paper="p-9"),
        round=Round.NEW,
    )
    text = Seen(report_page(report(new, warning, fixed=(finding(), finding(1))))).text
    assert text.index("p-9") < text.index("p-0")
    assert "for the chair alone" in text
    said = " ".join(text.split())
    assert "2 fixed, 1 new." in said
    first = Seen(report_page(report(warning))).text
    assert "Since the last check" not in first
    assert "for the chair alone" not in first


def test_notes_wait_behind_a_tap_where_something_is_to_be_mended() -> None:
    def ticked(*found: Finding) -> dict[str, bool]:
        tags = Seen(report_page(report(*found))).tags
        boxes = [facts for tag, facts in tags if tag == "input"]
        return {str(box["id"]): "checked" in box for box in boxes}

    note, error = finding(0, Level.NOTE), finding(1)
    wanted = {"show-error": True, "show-note": False, "one-paper": False}
    assert ticked(note, error) == wanted
    assert ticked(note) == {"show-note": True}
    said = " ".join(Seen(report_page(report(note, error, error))).text.split())
    assert "✖ 2 errors ● 1 note" in said.partition("Show")[2]


def test_words_that_the_message_has_are_not_quoted_once_more() -> None:
    said = replace(finding(), message="Page 1 has “what  stood there”.")
    assert "blockquote" in {tag for tag, _ in Seen(report_page(report(finding()))).tags}
    assert "blockquote" not in {tag for tag, _ in Seen(report_page(report(said))).tags}


def test_it_says_when_all_is_well() -> None:
    text = " ".join(Seen(report_page(report(fixed=(finding(),)))).text.split())
    assert "Nothing to mend was found" in text
    assert "1 fixed, none new." in text


def test_pictures_of_errors_have_room_before_others() -> None:
    found = [finding(n, level) for level in Level for n in range(4)]
    small = len(report_page(report(*found)))
    for room in (0, 1, 5, 30):
        most = small + room * 35_000
        page = report_page(report(*found, shots=len(found)), most=most)
        assert len(page) <= most
        pictured = [text.split('class="finding ')[1][:7] for text in cards(page) if "<img" in text]
        assert len(pictured) == min(room, len(found))
        levels = [word.split('"')[0].strip() for word in pictured]
        assert levels == sorted(levels, key=["error", "warning", "note"].index)
        assert levels[:4] == ["error"] * min(room, 4)


def cards(page: bytes) -> list[str]:
    """The findings of the page, worst first, each as it is written."""
    found = re.findall(r'<li id="f(\d+)" (.*?)</li>', page.decode(), re.DOTALL)
    return [text for _, text in sorted(found, key=lambda one: int(one[0]))]


def test_too_many_findings_are_counted_and_the_file_stays_small() -> None:
    long = "x<&" * 1_000
    found = [
        Finding(
            rule="page/size",
            level=Level.ERROR if n < 5 else Level.NOTE,
            message=long,
            fix=long,
            place=Place(paper=f"p-{n}"),
        )
        for n in range(4_000)
    ]
    page = report_page(report(*found, shots=5))
    assert len(page) <= MOST_BYTES
    text = page.decode()
    assert text.count("✖ Error</strong>") == 5
    left_out = re.search(r"▲ (\d+) more findings have no room here", text)
    assert left_out
    assert int(left_out[1]) + text.count('class="finding ') == 4_000


def test_the_same_findings_give_the_same_bytes() -> None:
    found = [finding(n) for n in range(5)]
    assert report_page(report(*found, shots=3)) == report_page(report(*found, shots=3))


def test_of_many_fixed_ones_the_first_are_named() -> None:
    fixed = tuple(finding(number) for number in range(1_003))
    text = " ".join(Seen(report_page(report(fixed=fixed))).text.split())
    assert "1003 fixed, none new." in text
    assert "… and 3 more" in text
