from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest
from inkpapers import PAPER, VOLUME, finding

from proceedings.errors import CannotStart
from proceedings.findings.finding import Finding, Level
from proceedings.letters.points import against_last, matters
from proceedings.letters.wording import worded
from proceedings.records.letters import Addressee, Advice, Pasted
from proceedings.text.richtext import RichText
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Deadlines, Volume

ADA = Addressee(name="Ada Quill", email="ada@ink.example")
ADVICE: defaultdict[str, Advice] = defaultdict(lambda: Advice(to_author=True))
DOI = finding("match/doi", message="The DOI is another paper's.", fix="Paste the line below.")
LINK = finding("links/dead", Level.WARNING, "A link leads nowhere.", "Typeset it again.")
PASTED = Pasted(source=(r"\acmDOI{10.5555/1.2}",), printed=("https://doi.org/10.5555/1.2",))


def letter(
    *findings: Finding,
    before: tuple[Finding, ...] | None = None,
    missing: bool = False,
    pasted: Pasted | None = None,
    paper: Paper = PAPER,
    volume: Volume = VOLUME,
    own: str | None = None,
) -> tuple[str, str]:
    said = matters(
        against_last(findings, before), ADVICE, missing=missing, pasted=pasted or Pasted()
    )
    return worded(volume, paper, ADA, said, own)


def test_the_whole_letter() -> None:
    assert letter(DOI, LINK, pasted=PASTED) == (
        "INK ’31, paper p-012: one thing to mend in your camera-ready",
        """Dear Ada Quill,

Thank you for the PDF of your paper “On Folios”.

Before it can be published, please mend what follows and send us the PDF again by DUE, \
as an answer to this mail or to desk@ink31.example.

MUST BE MENDED

1. The DOI is another paper's.
→ Paste the line below.

SHOULD BE MENDED

2. A link leads nowhere.
→ Typeset it again.

LINES FOR YOUR LATEX SOURCE, in place of those there

\\acmDOI{10.5555/1.2}

AS THE PAPER MUST PRINT IT, if it isn’t LaTeX

https://doi.org/10.5555/1.2

If something is unclear, please ask.

With kind regards
INK ’31, proceedings desk
""".replace("DUE", "Friday, March 14, 2031, 23:59 AoE (Saturday, March 15, 2031, 11:59 UTC)"),
    )


def test_the_next_round_begins_with_thanks() -> None:
    _, body = letter(LINK, before=(DOI, LINK))
    assert body.startswith("""Dear Ada Quill,

Thank you for the new PDF of your paper “On Folios”. Settled since the one before:

- The DOI is another paper's.

It can be published as it is, but would be better with one thing mended.""")
    assert "1. Still: A link leads nowhere." in body
    assert "please mend what is left and" in letter(DOI, before=(DOI, LINK))[1]


def test_a_missing_file_is_a_short_letter() -> None:
    subject, body = letter(finding("file/missing"), missing=True)
    assert subject == "INK ’31, paper p-012: your camera-ready is missing"
    assert "We have no camera-ready PDF of your paper “On Folios” yet. Please send it by" in body
    assert "MUST" not in body


def test_without_deadline_and_contact() -> None:
    bare = replace(VOLUME, deadlines=Deadlines(), contact=None)
    _, body = letter(DOI, volume=bare)
    assert "please mend what follows and send us the PDF again, as an answer to this mail." in body
    assert body.endswith("With kind regards\nThe proceedings chairs of INK ’31\n")


def test_a_title_is_a_title_whatever_it_says() -> None:
    title = "{{ 7*7 }} {% raw %}\nSubject: x\r\nBcc: y@z.example\u202e"
    subject, body = letter(DOI, paper=replace(PAPER, title=RichText(title)))
    assert "“{{ 7*7 }} {% raw %} Subject: x Bcc: y@z.example⟨U+202E⟩”" in body
    assert subject.startswith("INK ’31, paper p-012:")
    loud = letter(finding("a/b", message="Found \x1b]0;x\x07."))[1]
    assert "1. Found ⟨U+001B⟩]0;x⟨U+0007⟩." in loud
    hebrew = letter(DOI, paper=replace(PAPER, title=RichText("דיו על נייר")))[1]
    assert "“\u2068דיו על נייר\u2069”." in hebrew


def test_a_chair_s_own_template() -> None:
    own = "Subject: {{ id }}\n\n{{ name }}: {{ musts[0].what[0] }}"
    assert letter(DOI, own=own) == ("p-012", "Ada Quill: The DOI is another paper's.\n")


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("Subject: x\n\n{{ nmae }}", r"line 3.*'nmae' is undefined"),
        ("Subject: x\n{% if %}", "line 2"),
        ("Subject: x\n{{ ''.__class__.__mro__ }}", "unsafe"),
        ("Subject: x\n{{ 1 / 0 }}", "line 2.*division"),
        ("Dear {{ name }}", "Subject"),
        ("", "Subject"),
    ],
)
def test_a_template_with_a_mistake_is_told_by_its_line(own: str, said: str) -> None:
    with pytest.raises(CannotStart, match=said):
        letter(DOI, own=own)
