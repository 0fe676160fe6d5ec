"""Whatever extraction does to a title or a byline, no rule speaks; of one other letter, it does."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from checked_facts import GOOD
from hypothesis import given
from hypothesis import strategies as st
from test_match_rules import FILLER, VOLUME

from proceedings.checks.match import authors as authors_rule
from proceedings.checks.match import title as title_rule
from proceedings.checks.reading import Reading
from proceedings.checks.spelling import compare
from proceedings.checks.subject import VolumeSubject
from proceedings.text.richtext import RichText
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author

LETTERS = "abcdefghijklmnoprstuvwxyzäéèčřňşőűłøąžđßñçà"
WORD = st.lists(st.sampled_from(LETTERS), min_size=3, max_size=9, unique=True).map("".join)
NAMED = WORD.map(
    lambda word: word[0].upper() + word[1:] if len(word[0].upper()) == 1 else "X" + word
)
BESIDE = {"\u0301": "´", "\u0300": "`", "\u0308": "¨", "\u030c": "ˇ", "\u0303": "˜", "\u030b": "˝"}
LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
TITLES = st.lists(NAMED, min_size=4, max_size=12).map(" ".join)
PEOPLE = st.lists(
    st.tuples(NAMED, NAMED), min_size=1, max_size=6, unique_by=lambda name: "".join(name).lower()
)


@st.composite
def noisy(draw: st.DrawFn, text: str) -> str:
    """A text as a PDF may give it: the same letters, in the same order."""
    made = text
    if draw(st.booleans()):
        for plain, ligature in LIGATURES.items():
            made = made.replace(plain, ligature)
    kind = draw(st.sampled_from(("", "apart", "combining")))
    out = []
    for sign in made:
        apart = unicodedata.normalize("NFD", sign)
        if kind == "apart" and len(apart) == 2 and apart[1] in BESIDE:
            accent, space = BESIDE[apart[1]], draw(st.sampled_from(("", " ")))
            out.append(draw(st.sampled_from((apart[0] + space + accent, accent + apart[0]))))
        else:
            out.append(apart if kind == "combining" else sign)
        if sign.isalpha() and draw(st.integers(0, 25)) == 0:
            out.append(draw(st.sampled_from(("-\n", " ", "\n", "\u00ad\n"))))
    made = "".join(out)
    return draw(st.sampled_from((made, made.replace(" ", ""), made.replace(" ", "  "))))


def findings(title: str, people: list[tuple[str, str]], page: str) -> list[str]:
    authors = tuple(Author(given=given, family=family) for given, family in people)
    paper = Paper(id="p1", title=RichText(title), authors=authors)
    volume = replace(VOLUME, papers=(paper,))
    subject = VolumeSubject(
        volume=volume,
        inspections={"p1": replace(GOOD, first_page=page)},
        styles={},
        origins=Origins(),
    )
    return [one.message for rule in (title_rule, authors_rule) for one in rule.check(subject)]


@given(st.data(), TITLES, PEOPLE)
def test_noise_is_no_difference(
    data: st.DataObject, title: str, people: list[tuple[str, str]]
) -> None:
    printed = data.draw(noisy(title))
    mark = st.sampled_from(("", "1", "2,3", "∗", " †", "1,∗"))
    names = [data.draw(noisy(" ".join(name))) + data.draw(mark) for name in people]
    between = data.draw(st.sampled_from((", ", "\n", " and ", "; ")))
    page = f"{printed}\n{between.join(names)}\nAbstract\n{FILLER}{FILLER}"
    assert findings(title, people, page) == []


@given(st.data(), TITLES)
def test_one_other_letter_is_told(data: st.DataObject, title: str) -> None:
    at = data.draw(
        st.sampled_from([n for n, sign in enumerate(title) if sign.isalpha() and sign != "ß"])
    )
    other = "x" if title[at].lower() != "x" else "y"
    printed = f"{title[:at]}{other}{title[at + 1 :]}"
    (message,) = findings(title, [("Ada", "Quill")], f"{printed}\nAda Quill\nAbstract\n{FILLER}")
    assert "[" in message


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_two_texts_can_be_compared(printed: str, written: str) -> None:
    page, record = Reading(printed), Reading(written)
    assert len(page.letters) == len(page.bases)
    if page.letters and record.letters:
        compare(page, 0, len(page.letters), record)
        assert compare(record, 0, len(record.letters), record) is None


@given(st.text(max_size=400), TITLES, PEOPLE)
def test_any_page_can_be_read(page: str, title: str, people: list[tuple[str, str]]) -> None:
    findings(title, people, page + FILLER)
