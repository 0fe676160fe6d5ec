"""Leftovers of drafts, reviews and templates: each is told once, and prose about them never."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from checked_facts import STYLE, Ask
from read_pages import BODY, HEAD, LARGE, seen

from proceedings.checks.run import check_file, wanted
from proceedings.findings.finding import Level
from proceedings.inspection.inspect import inspect
from proceedings.records.inspection import ChangedText, Comment, Line, NumberedLines, Tool


def numbered(*pages: int, last: int = 50) -> tuple[NumberedLines, ...]:
    return tuple(
        NumberedLines(page=page, box=(30, 80, 40, 700), first=1, last=last, count=last)
        for page in pages
    )


REVIEW = [
    "A Title\nAnonymous Author(s)\nAbstract",
    "A Title\nANONYMOUS AUTHOR(S)∗\nAbstract",
    "Anonymous ACL submission",
    "Anonymous ECCV 2024 Submission\nPaper ID #1234",
    "Anonymized Authors\nAnonymized Institution",
    "Author names withheld for double-blind review",
    "CVPR 2024 Submission #123. CONFIDENTIAL REVIEW COPY. DO NOT DISTRIBUTE.",
    "Under review as a conference paper at ICLR 2026",
    "Under review as submission to TMLR",
    "Submitted to 37th Conference on Neural Information\nProcessing Systems. Do not distribute.",
    "Preliminary work. Under review by the International Conference on Machine Learning.",
    "Preprint. Under review.",
    "Manuscript submitted to ACM",
    "Paper under double-blind review",
    "Submission Id: 123",
    "Anonymisiert für die Begutachtung",
    "Anonyme Autoren",
    "Auteurs anonymes",
    "Autores anónimos",
    "匿名作者",
]


@pytest.mark.parametrize("text", REVIEW)
def test_a_version_for_reviewers_is_told(ask: Ask, text: str) -> None:
    (finding,) = ask(sightings=seen(text))
    assert (finding.rule, finding.level) == ("leftover/review-version", Level.ERROR)
    assert finding.place.page == 1


@pytest.mark.parametrize(
    "text",
    [
        "We thank the anonymous reviewers for their comments.",
        "[3] Anonymous. The Smoker's Companion. Undated manuscript.",
        "Papers that are under review as of today were submitted to several venues;",
        "its anonymous,review options: Suitable for a “double-blind” conference submission.",
        "Author names are shown to the chairs.",
        "each paper ID maps to a review",
        "The paper is under review by three people, each of them an expert.",
        "We annotate each submission id: there are 12 of them",
        "Peer Review",
        "line: “Under review as a conference paper at ICLR 2024”. Submission",
        "their first page says ‘Paper under double-blind review’",
        "and we ask how reviewers speak of authors whose papers are under blind review",
    ],
)
def test_prose_about_reviewing_is_none(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


def test_a_cited_paper_was_under_review_itself(ask: Ask) -> None:
    cited = "arXiv, 2016. Under review as a conference paper at ICLR 2017."
    assert ask(sightings=seen("", "", cited)) == []
    (finding,) = ask(sightings=seen("", "", cited, box=HEAD))
    assert finding.rule == "leftover/review-version"


def test_the_words_of_the_title_are_no_notice(ask: Ask) -> None:
    title = "What Authors Feel Under Double-Blind Review"
    opening = (
        Line(text=title, box=(72, 700, 540, 717), size=17.0),
        Line(text="Ada Sample", box=(72, 680, 540, 690), size=10.0),
    )
    head = seen("", "Under Double-Blind Review", box=HEAD)
    assert ask(sightings=(*seen("Under Double-Blind Review"), *head), opening=opening) == []


@pytest.mark.parametrize(
    "text",
    [
        "[11] B. New. 2025. Ropes. Preprint. Under review.",
        "New, B. (2025). Ropes. Preprint. Under review.",
        "[16] G. Law. 2021. Confidential memorandum. Not for circulation.",
        "Mid, C. 2024. Towers. Draft of March 3, 2024.",
    ],
)
def test_what_is_cited_on_the_first_page_is_another_papers(ask: Ask, text: str) -> None:
    heading = seen("References", box=(72, 500, 130, 510))
    assert ask(sightings=(*heading, *seen(text, box=(72, 400, 300, 410)))) == []


def test_where_it_was_submitted_is_told_of_heads_alone(ask: Ask) -> None:
    text = "Manuscript submitted to SHED ’29, March 2029"
    (finding,) = ask(sightings=seen("", text, text, box=HEAD))
    assert finding.rule == "leftover/review-version"
    assert ask(sightings=seen(text, text)) == []
    assert ask(sightings=seen(text, box=(72.0, 60.0, 300.0, 68.0))) == []


def test_line_numbers_on_most_pages_are_a_reviewers_version(ask: Ask) -> None:
    (finding,) = ask(numbered=numbered(1, 2, 3, 4), tool=Tool.WORD)
    assert finding.message == (
        "This is the version for reviewers: it has line numbers (pages 1–4)."
    )
    assert "Layout, Line Numbers" in finding.fix
    assert finding.place.box == (30, 80, 40, 700)


def test_a_listing_with_line_numbers_is_none(ask: Ask) -> None:
    assert ask(numbered=numbered(2, 3)) == []
    assert ask(numbered=numbered(1, 2, 3, 4, last=9)) == []


def test_all_signs_of_one_cause_are_one_finding(ask: Ask) -> None:
    pages = ("Anonymous Author(s)\nhttps://anonymous.4open.science/r/x", "a line Anon.")
    (finding,) = ask(
        sightings=seen(*pages, box=HEAD),
        numbered=numbered(1, 2, 3),
        creator="LaTeX with acmart 2024/10/24 v2.10",
    )
    assert finding.message == (
        "This is the version for reviewers: it has line numbers (pages 1–3),"
        " «Anonymous Author(s)» (page 1) and «Anon.» (page 2)."
    )
    assert r"\documentclass[…]{acmart}" in finding.fix


@pytest.mark.parametrize(
    ("said", "fix"),
    [
        ("Anonymous ACL submission", r"\usepackage[final]{acl}"),
        ("Under review as a conference paper at ICLR 2026", r"\iclrfinalcopy"),
        ("Under review as a conference paper at COLM 2026", r"\colmfinalcopy"),
    ],
)
def test_the_fix_is_that_of_the_template(ask: Ask, said: str, fix: str) -> None:
    (finding,) = ask(sightings=seen(said))
    assert fix in finding.fix


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Code: https://anonymous.4open.science/r/tool-1A2B/", Level.ERROR),
        ("See github.com/anonymous-author-12/tool for all.", Level.ERROR),
        ("https://osf.io/ab12c/?view_only=0123456789abcdef", Level.WARNING),
        ("https://figshare.com/s/0123456789abcdef", Level.WARNING),
        ("The code is at [link removed for anonymous review].", Level.WARNING),
        ("collected at [institution omitted for double-blind review]", Level.WARNING),
        ("it is described in [anonymised for review].", Level.WARNING),
        ("Acknowledgments omitted for anonymous review.", Level.WARNING),
        ("The video is not included to respect the anonymous review process.", Level.WARNING),
    ],
)
def test_links_for_reviewers(ask: Ask, text: str, level: Level) -> None:
    (finding,) = ask(sightings=seen(text))
    assert (finding.rule, finding.level) == ("leftover/anonymous-link", level)


def test_a_link_and_its_text_are_one(ask: Ask) -> None:
    address = "https://anonymous.4open.science/r/tool"
    (finding,) = ask(sightings=(*seen(address), *seen(address, where="address")))
    assert finding.message.count("4open") == 1


@pytest.mark.parametrize(
    "text",
    [
        "the anonymized data are at https://github.com/quill/anonymizer-data/tree/main",
        "names were removed from the records for privacy",
        "https://anonymous.example/",
        "Posts that were removed for review came back, others stayed hidden during review",
        "Duplicates were removed during peer review of the list, and omitted for blind users",
        "repositories such as Anonymous GitHub (https://anonymous.4open.science). Papers",
    ],
)
def test_papers_about_anonymity_link_where_they_like(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text.replace("quill/anonymizer", "quill/names"))) == []


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("DRAFT", LARGE),
        ("DRAFT", HEAD),
        ("June 8, 2018 DRAFT", HEAD),
        ("Draft version November 3, 2021", BODY),
        ("arXiv:2301.12345v2 [cs.CL] 12 Jan 2023", BODY),
        ("Preprint submitted to Elsevier June 8, 2018Thus, the temporal", BODY),
        ("This is the author’s version of the work. It is posted here", BODY),
        ("Personal use of this material is permitted. Permission from IEEE must", BODY),
        ("Unpublished working draft. Not for distribution.", BODY),
        ("A PREPRINT - JUNE 8, 2018", BODY),
        ("DRAFT – not for circulation", HEAD),
        ("Draft: not for citation or distribution", HEAD),
        ("Entwurf vom 3. März 2029", HEAD),
        ("Please do not quote without permission", HEAD),
    ],
)
def test_marks_of_drafts(ask: Ask, text: str, box: Any) -> None:
    (finding,) = ask(sightings=seen(text, box=box))
    assert (finding.rule, finding.level) == ("leftover/draft-mark", Level.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        "Draft",
        "a couple of preprints",
        "arXiv:1810.04805v2 [cs.CL]",
        "We keep the draft of the reply and show it.",
        "The concept",
        "a preprint submitted to a journal",
        "Offices write “Draft, please do not cite” across a letter",
        "which officers of the archive do not cite in letters",
        "and the word “not for distribution” is stamped",
        "[14] E. Top. 2023. Unpublished working draft.",
        "[13] D. Low. 2023. Peals. arXiv:2301.12345v2 [cs.CL] 12 Jan 2023.",
    ],
)
def test_words_in_text_and_tables_are_no_marks(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


def test_a_head_a_little_lower_than_heads_is_one_where_it_comes_again(ask: Ask) -> None:
    low = (72.0, 700.0, 540.0, 708.0)
    text = "Draft of March 3, 2029"
    (finding,) = ask(sightings=seen("", text, text, text, box=low))
    assert finding.message.endswith("«Draft of March 3, 2029» (pages 2–4).")
    assert ask(sightings=seen("", text, box=low)) == []


def test_a_word_across_a_figure_is_no_watermark(ask: Ask) -> None:
    figure = (406.0, 533.0, 501.0, 601.0)
    assert ask(sightings=seen("DRAFT", box=figure)) == []
    (finding,) = ask(sightings=seen("DRAFT", "DRAFT", "DRAFT", box=figure))
    assert finding.rule == "leftover/draft-mark"


def test_a_head_may_repeat_a_title_of_such_a_word(ask: Ask) -> None:
    opening = (
        Line(text="Confidential", box=(72, 700, 540, 717), size=17.0),
        Line(text="Ada Sample", box=(72, 680, 540, 690), size=10.0),
    )
    assert ask(sightings=seen("", "Confidential", box=HEAD), opening=opening) == []


def test_acmarts_authordraft_is_one_finding(ask: Ask) -> None:
    page = "Unpublished working draft. Not for distribution.\n2026-11-24 18:30. Page 1 of 1–5."
    (finding,) = ask(sightings=seen(page, page), numbered=numbered(1, 2, 3, 4))
    assert finding.rule == "leftover/draft-mark"
    assert "authordraft" in finding.fix


@pytest.mark.parametrize(
    "text",
    [
        "Conference’17, July 2017, Washington, DC, USA",
        "Conference acronym ’XX, June 03–05, 2018, Woodstock, NY",
        "ACM ISBN 978-x-xxxx-xxxx-x/YY/MM",
        "ACM ISBN 978-1-4503-XXXX-X/18/06",
        "https://doi.org/10.1145/nnnnnnn.nnnnnnn",
        "https://doi.org/XXXXXXX.XXXXXXX",
        "Make sure to enter the correct\nconference title from your rights confirmation emai",
        "Identify applicable funding agency here. If none, delete this.",
        "1st Given Name Surname",
        "Title Suppressed Due to Excessive Length 3",
        "Princeton University, Princeton NJ 08544, USA",
        "Affiliation / Address line 1",
        "David S. Hippocampus",
        "Firstname1 Lastname1",
        "Click or tap here to enter text.",
        "Klicken Sie hier, um Text einzugeben.",
        "First Author",
        "First Author[0000-1111-2222-3333]",
        "https://orcid.org/0000-0000-0000-0000",
    ],
)
def test_words_of_templates(ask: Ask, text: str) -> None:
    (finding,) = ask(sightings=seen(text))
    assert (finding.rule, finding.level) == ("leftover/template-text", Level.ERROR)


@pytest.mark.parametrize(
    "text",
    [
        "as Trovato et al.",
        "The first author wrote the text.",
        "Mail to ada@example.com and wait.",
        "held in Washington, DC, USA, July 2017",
        "a John Doe and a Jane Doe talk",
        "https://orcid.org/0000-0002-1825-0097",
        "Click here to enter the shop, said the page.",
        "Instructions for authors of letters",
    ],
)
def test_names_and_advice_that_papers_may_have(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


def test_bylines_stand_above_the_abstract(ask: Ask) -> None:
    abstract = Line(text="Abstract", box=(72, 500, 120, 510), size=10.0)
    below = seen("alice@example.com\nFirst author", box=(320, 480, 400, 490))
    assert ask(sightings=below, opening=(abstract,)) == []
    assert ask(sightings=seen("alice@example.com", box=(320, 300, 400, 310))) == []
    (finding,) = ask(
        sightings=seen("alice@example.com", box=(320, 540, 400, 550)), opening=(abstract,)
    )
    assert finding.rule == "leftover/template-text"


def test_the_same_words_on_many_pages_are_quoted_once(ask: Ask) -> None:
    head = "Conference acronym ’XX, June 03–05, 2018, Woodstock, NY"
    (finding,) = ask(sightings=seen(head, head, f"A Title {head}"))
    assert finding.message == (
        f"Words of the template are still in the paper: «{head}» (pages 1–3)."
    )
    assert r"\acmConference" in finding.fix


def test_comments_and_marks_are_counted(ask: Ask) -> None:
    remarks = (
        Comment(kind="Text", page=2, box=(1, 2, 3, 4), text="Is this right?"),
        Comment(kind="StrikeOut", page=3),
        Comment(kind="Popup", page=3),
    )
    (finding,) = ask(comments=remarks, tool=Tool.WORD)
    assert (finding.rule, finding.level) == ("leftover/comments", Level.WARNING)
    assert finding.message == (
        "Comments or marks are on the pages: 1 note and 1 strike-out (pages 2–3)."
    )
    assert finding.evidence == "Is this right?"
    assert "Document showing markup" in finding.fix


def test_coloured_notes_in_a_margin_are_quoted(make_pdf: Callable[..., Path]) -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("Times-Roman", 10)
        for line in range(40):
            canvas.drawString(
                72, 700 - 14 * line, f"Line {line} of a paper's prose, " + "on and " * 9
            )
        if number == 2:
            canvas.setFillColorRGB(1, 0.5, 0)
            canvas.rect(480, 300, 90, 40, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(484, 320, "Bo: is it true?")
        if number == 3:  # a table's cells are none
            for cell in range(3):
                canvas.setFillColorRGB(1, 0.5, 0)
                canvas.rect(480, 300 + 20 * cell, 90, 20, fill=1)
                canvas.setFillGray(0)
                canvas.drawString(484, 305 + 20 * cell, f"Cell {cell}")

    path = make_pdf(pages=3, draw=draw)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    found = check_file(inspect(path, sha256, wanted(STYLE)), STYLE, "a.pdf")
    (finding,) = [one for one in found if one.rule.startswith("leftover/")]
    assert finding.rule == "leftover/comments"
    assert finding.message.endswith("«Bo: is it true?» in the margin of page 2.")
    assert finding.place.page == 2


@pytest.mark.parametrize(
    "text",
    [
        "Commented [AB1]: is this right?",
        "Kommentiert [AB12]: stimmt das?",
        "批注 [A1]: 对吗",
        "Formatted: Font: Bold",
        "Deleted: the\nsome text\nDeleted: a",
        "Todo list",
    ],
)
def test_what_word_prints_of_comments(ask: Ask, text: str) -> None:
    (finding,) = ask(sightings=seen(text))
    assert finding.rule == "leftover/comments"


@pytest.mark.parametrize(
    "text", ["Deleted: 12 files", "Comment [12]: see below", "Formatted: as a list of todos"]
)
def test_words_like_words_are_no_comments(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "as shown in Section ??, the",
        "see Figures ?? and 3",
        "from Eq. (??) follows",
        "Theorem ??.",
        "as shown in ??, it",
        "was found [?] and",
        "was found [12, ?] and",
        "this was shown before [? ].",
        "Others agree [2? ].",
        "Others agree [2, ? , 7].",
        "ACM, New York, NY, USA, ?? pages. https://doi.org/10.",
        "by some (?) and by others (?, ?).",
        "Error! Reference source not found.",
        "Error: Reference source not found",
        "Fehler! Verweisquelle konnte nicht gefunden werden.",
        "Erreur ! Source du renvoi introuvable.",
        "¡Error! No se encuentra el origen de la referencia.",
        "错误!未找到引用源。",
        "エラー! 参照元が見つかりません。",
        "{ REF _Ref12345 \\h \\* MERGEFORMAT }",
    ],
)
def test_references_that_point_to_nothing(ask: Ask, text: str) -> None:
    (finding,) = ask(sightings=seen(text))
    assert (finding.rule, finding.level) == ("leftover/unresolved-reference", Level.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "U: What are you looking for ??",
        "S: where is it??",
        "the ???? of the table",
        "the first (?) attempt",
        "??John seems sleeping",
        r"\b(?:watched)\b|[?]+",
        "x = a ?? b;",
        "title?,??",
        "An error: the reference is wrong",
        "S: in ???",
        "a glob like [?]* or [?]x",
        "a hole in Sketch, and ?? a hole in Agda: x * ?? is one",
    ],
)
def test_questions_are_no_references(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "TODO: add numbers",
        "Results [TODO] are",
        "TBD",
        "Missing\nfigure",
        "Lorem ipsum dolor sit amet",
        "Lorem ipsum",
        "Nam dui ligula, fringilla a, euismod sodales, sollicitudin vel, wisi.",
        "This is well known [CITE].",
        "The mean weight is TBD.",
        "Grant No. XXXX",
        "as [XXX] shows",
        "[insert Figure 2 about here]",
    ],
)
def test_notes_of_what_is_to_be_done(ask: Ask, text: str) -> None:
    (finding,) = ask(sightings=seen(text))
    assert (finding.rule, finding.level) == ("leftover/todo", Level.WARNING)


@pytest.mark.parametrize(
    "text",
    [
        "We study TODO comments.",
        "# TODO: your code here",
        "// FIXME: slow",
        "the commands \\translatedXXX, XXX begin title",
        "TODO comments, TODO notes, a TODO list; e.g. «TODO: mend this»",
        "todo: in small letters is a word of Spanish",
        "when designers use lorem ipsum, and when real text",
        "“Lorem ipsum dolor sit amet” is Cicero’s, mangled",
    ],
)
def test_papers_about_todos_and_listings(ask: Ask, text: str) -> None:
    assert ask(sightings=seen(text)) == []


def test_a_title_of_filler_is_filler_and_one_about_it_is_not(ask: Ask) -> None:
    def opening(title: str) -> tuple[Line, ...]:
        body = Line(text="Ada Sample", box=(72, 680, 540, 690), size=10.0)
        return Line(text=title, box=(72, 700, 540, 717), size=17.0), body

    about = ask(sightings=seen("Lorem Ipsum"), opening=opening("After Lorem Ipsum"))
    assert about == []
    filler = "Lorem ipsum dolor sit amet"
    (finding,) = ask(sightings=seen(filler), opening=opening(filler))
    assert finding.rule == "leftover/todo"


def test_a_watermark_across_a_page_is_seen_in_a_file(make_pdf: Callable[..., Path]) -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("Times-Roman", 10)
        for line in range(30):
            canvas.drawString(72, 700 - 14 * line, f"Draft {line} of a line of prose.")
        canvas.saveState()
        canvas.translate(306, 396)
        canvas.rotate(45)
        canvas.setFont("Helvetica-Bold", 120)
        canvas.setFillGray(0.8)
        canvas.drawCentredString(0, 0, "DRAFT")
        canvas.restoreState()

    path = make_pdf(pages=2, draw=draw)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    found = check_file(inspect(path, sha256, wanted(STYLE)), STYLE, "a.pdf")
    (finding,) = [one for one in found if one.rule.startswith("leftover/")]
    assert finding.message.endswith("«DRAFT» (pages 1–2).")
    assert finding.place.box is not None


def changed(page: int, *, struck: bool = True, barred: bool = False) -> ChangedText:
    return ChangedText(
        page=page, box=(72, 500, 172, 512), text="some words", struck=struck, barred=barred
    )


def test_tracked_changes_are_one_finding(ask: Ask) -> None:
    (found,) = ask(changes=(changed(2, struck=False, barred=True), changed(3, barred=True)))
    assert found.rule == "leftover/comments"
    assert "«some words» added by tracked changes (pages 2–3)" in found.message
    assert found.place.page == 2


@pytest.mark.parametrize(
    ("pages", "told"), [((1, 1, 1, 1, 1), 0), ((1, 2, 3), 0), ((1, 1, 2, 2, 3), 1)]
)
def test_words_struck_out_without_a_bar_count_when_they_are_many(
    ask: Ask, pages: tuple[int, ...], told: int
) -> None:
    assert len(ask(changes=tuple(map(changed, pages)))) == told
