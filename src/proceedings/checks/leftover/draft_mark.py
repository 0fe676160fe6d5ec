r"""A mark of a draft or of another version stands on the pages.

Why: «DRAFT», «Not for distribution», «Preprint submitted to …», «This is the author's version» or
arXiv's stamp tell readers that this isn't the published paper. Often it really is another version
that was sent.

How to mend: acmart: take `authordraft`, `authorversion` or `timestamp` out of
`\documentclass[…]{acmart}`. elsarticle, NeurIPS: `final` in place of `preprint`. arXiv: send what
you set yourself, not the file downloaded there. LaTeX in general: take `draftwatermark`, `draft` or
`background` out. Word: Design, Watermark, Remove Watermark. LibreOffice: Format, Watermark, empty
text.

Source: acmart.dtx, options `authordraft`, `authorversion`, `timestamp`; elsarticle's
`\ps@pprintTitle`; arXiv help, «Stamps on papers»; the notices that IEEE and Springer ask for in
authors' own copies. `authordraft` switches acmart's review mode on as well: one option, so it is
told here and `leftover/review-version` keeps silent.
"""

from collections.abc import Iterator
from math import hypot

from proceedings.checks.sightings import (
    first_place,
    in_heads,
    is_titles,
    lines_of,
    printed,
    quoted,
    stands_alone,
)
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Box, Inspection, Sighting, Tool
from proceedings.records.wanted import Sign

LEVEL = Level.ERROR
SCOPE = "file"

_MONTH = r"(?-i:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?"
_DATE = (
    rf"(?:\d{{1,2}}\.?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})"
)
_WORD = (
    r"(?-i:DRAFT|D\s?R\s?A\s?F\s?T|CONFIDENTIAL|Draft|Confidential|"
    r"UNCORRECTED\s+PROOF|ENTWURF|Entwurf|BROUILLON|BORRADOR|BOZZA|RASCUNHO)|草稿|机密|機密"
)
# What is turned may follow or precede the words under it without a space.
_GLUED = r"(?-i:(?<=[a-z\d.,;:)\]”’!?]))"
_BIG = 24.0  # points: no word of a text, a table or a figure is that high
_ACROSS = 0.2  # of the page's diagonal: a word across a figure is shorter
_ON_MANY = 3  # pages on which the same figure doesn't stand

SIGNS = (
    Sign(
        name="leftover/draft-mark.working",
        pattern=r"(?-i:Unpublished\s+working\s+draft)\.\s+Not\s+for\s+distribution"
        r"|^\W{0,3}(?-i:Unpublished\s+working\s+draft)"
        r"|\d{4}-\d\d-\d\d\s+\d\d:\d\d\.\s+(?-i:Page)\s+\d+\s+of\s+\d",
        needles=("working", ". page"),
    ),
    Sign(
        name="leftover/draft-mark.watermark",
        pattern=rf"(?:^\W{{0,3}}|{_GLUED})(?:(?:{_DATE})\s+)?(?:{_WORD})"
        rf"(?:\s*[-–—,:]?\s*(?:{_DATE}|copy|version))?(?:\W{{0,3}}$|(?-i:(?=[A-Z][a-z])))",
        needles=(
            *("draft", "confidential", "d r a f t", "uncorrected", "entwurf", "brouillon"),
            *("borrador", "bozza", "rascunho", "草稿", "机密", "機密"),
        ),
    ),
    Sign(  # begins with a letter to be found fast: lists of references are full of preprints
        name="leftover/draft-mark.preprint",
        pattern=r"(?-i:P(?:REPRINT|reprint))(?<=^.{8})[^\w\n]{0,3}$",
        needles=("preprint",),
    ),
    Sign(
        name="leftover/draft-mark.dated",
        pattern=r"^[^\n]{0,50}\bdraft\s+(?:of|version|version\s+of|from|as\s+of|compiled(?:\s+on)?|"
        rf"dated?|[-–—:])?:?\s*{_DATE}\W*$"
        r"|^[^\n]{0,50}\bentwurf\s+(?:vom|von|des)\s+[^\n]{0,30}\d{4}\W*$"
        r"|^(?:[^\n]{0,50}[.:;,!–—-]\s*)?(?:please\s+)?(?:do\s+not\s+(?:cite|quote|circulate)"
        r"|not\s+(?:for|to\s+be)\s+(?:circulat(?:ion|ed)|citation|cited|quot(?:ation|ed)|distribut(?:ion|ed)))"
        r"\b[^\n]{0,30}$",
        needles=(
            *("draft", "entwurf", "not cite", "not quote", "not circulate"),
            *("for circulation", "for citation", "for quotation", "for distribution"),
            *("be circulated", "be cited", "be quoted", "be distributed"),
        ),
    ),
    Sign(
        name="leftover/draft-mark.notice",
        pattern=r"this\s+is\s+(?:the|an)\s+author[’']?s?[’']?s?\s+(?:(?:own|accepted|final|submitted|original)\s+)?"
        r"(?:version|copy|manuscript|preprint)\b"
        r"|(?-i:Preprint\s+(?:submitted|accepted)\s+(?:to|for|in|by))\s+[^\n]{1,40}"
        r"|(?-i:Personal\s+use\s+of\s+this\s+material\s+is\s+permitted)"
        r"|this\s+work\s+has\s+been\s+submitted\s+to\s+the\s+ieee\s+for\s+possible\s+publication"
        r"|authori[sz]ed\s+licensed\s+use\s+limited\s+to"
        r"|(?:this|the)\s+(?:preprint|article|(?:preprint\s+)?research\s+paper)\s*,?\s+has\s+not\s+(?:yet\s+)?been\s+"
        r"(?:certified\s+by\s+)?peer[-\s]+review(?:ed)?"
        r"|electronic\s+copy\s+available\s+at:?\s+\S*ssrn\S*"
        r"|this\s+version\s+of\s+the\s+(?:contribution|article|paper)\s+has\s+been\s+accepted\s+for\s+publication"
        r"|(?-i:Journal\s+Pre-proof|EasyChair\s+Preprint)\b|(?-i:HAL\s+Id:)\s+\S+"
        r"|(?-i:Preprint)\.\s+(?:Work\s+in\s+progress|Ongoing\s+work)"
        rf"|(?-i:\bA\s+(?:PREPRINT|Preprint))(?:\s*[-–—]\s*{_DATE})?$",
        needles=(
            *("author’s", "author's", "authors’", "ssrn", "pre-proof", "hal id"),
            *("preprint submitted", "preprint accepted", "easychair preprint", "a preprint"),
            *("preprint. work", "preprint. ongoing", "personal use", "to the ieee"),
            *("licensed use", "peer review", "peer reviewed", "peer-reviewed", "version of"),
        ),
    ),
    Sign(
        name="leftover/draft-mark.arxiv",
        pattern=r"arXiv:(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})v\d{1,3}\s+"
        r"\[[\w.-]{2,20}\]\s+\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}",
        needles=("arxiv:",),
    ),
    Sign(
        name="leftover/draft-mark.trial",
        pattern=r"evaluation\s+only\.\s+created\s+with|(?:created|edited|produced|converted)\s+(?:with|by|using)"
        r"\s+[^\n]{0,40}?\b(?:evaluation|trial|demo|unregistered|unlicensed)\s+(?:version|copy)"
        r"|scanned\s+(?:with|by)\s+camscanner",
        needles=(
            *("evaluation only.", "evaluation version", "evaluation copy", "trial version"),
            *("trial copy", "demo version", "demo copy"),
            *("unregistered", "unlicensed", "camscanner"),
        ),
    ),
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather marks of drafts; one finding a paper."""
    seen = _marks(subject.inspection)
    if not seen:
        return
    yield Finding(
        rule="leftover/draft-mark",
        level=LEVEL,
        message=f"The pages bear marks of another version than the published one: {quoted(seen)}.",
        fix=_fix(subject, seen),
        place=first_place(seen),
        evidence=lines_of(seen),
    )


def _marks(inspection: Inspection) -> tuple[Sighting, ...]:
    """Marks where marks stand, acmart's own first.

    A word alone on its line is a mark in heads and feet, and where it is large across a page; in a
    table or a figure it may be any word. A paper may speak of notices in a sentence.
    """

    def seen(word: str) -> tuple[Sighting, ...]:
        return printed(inspection.seen(f"leftover/draft-mark.{word}"))

    words, dated, notices = (*seen("watermark"), *seen("preprint")), seen("dated"), seen("notice")
    if seen("working"):
        dated = ()  # the same words, line by line
    ahead = in_heads((*words, *dated, *notices), inspection.pages)
    across = _across(words, inspection)
    return (
        *seen("working"),
        *(one for one in seen("arxiv") if one.page == 1 and _is_stamp(one)),
        *(
            one
            for one in words
            if one in across or (one in ahead and not is_titles(one, inspection))
        ),
        *(
            one
            for one in dated
            if one in ahead
            or (one.page == 1 and stands_alone(one, inspection) and not one.text[:1].islower())
        ),
        *(one for one in notices if one in ahead or one.page == 1),
        *seen("trial"),
    )


def _across(words: tuple[Sighting, ...], inspection: Inspection) -> tuple[Sighting, ...]:
    """Large words that reach over a good part of the page, or stand on many pages."""
    large = [one for one in words if one.box and min(_sides(one.box)) >= _BIG]
    if len({one.page for one in large}) >= _ON_MANY:
        return tuple(large)
    page = inspection.pages[0]
    long = _ACROSS * hypot(page.width, page.height)
    return tuple(one for one in large if one.box and hypot(*_sides(one.box)) >= long)


def _is_stamp(one: Sighting) -> bool:
    """Whether arXiv's words are its stamp: alone on their line, mostly upwards; else they cite."""
    width, height = _sides(one.box) if one.box else (0.0, 1.0)
    return height > width or one.line == one.text


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _fix(subject: FileSubject, seen: tuple[Sighting, ...]) -> str:
    if any(one.sign.endswith(".working") for one in seen):
        return (
            "Take authordraft (and timestamp) out of \\documentclass[…]{acmart} and set the final"
            " text again."
        )
    if any(one.sign.endswith(".arxiv") for one in seen):
        return "Send the file you set yourself, with the conference's template, not arXiv's copy."
    said = " ".join(one.text for one in seen).casefold()
    if "author’s version" in said or "author's version" in said:
        return "Take authorversion out of \\documentclass[…]{acmart} and set the paper again."
    if "preprint" in said and subject.inspection.tool is Tool.LATEX:
        return "Use the option final of the class in place of preprint and set the paper again."
    return subject.by_tool(
        "Send the final version, without the mark.",
        {
            Tool.LATEX: "Take the packages and options that print the mark out (draftwatermark,"
            " draft, background) and set the final text again.",
            Tool.WORD: "Choose Design, Watermark, Remove Watermark, take notices out of head and"
            " foot, and save as PDF again.",
            Tool.LIBREOFFICE: "Empty the text under Format, Watermark, take notices out of head and"
            " foot, and export the PDF again.",
        },
    )
