r"""The file is the version that was made for the reviewers.

Why: A paper without its authors, with line numbers and «under review» on every page has been
published more than once: the version for reviewers was sent again, or one option of the template
was left on. It lacks what the final version has, acknowledgements and links among it.

How to mend: acmart: take `review`, `anonymous` and `manuscript` out of `\documentclass[…]{acmart}`.
ACL: `\usepackage[final]{acl}`. NeurIPS and CoRL: the option `final`. ICML and AISTATS: `accepted`.
ICLR and COLM: `\iclrfinalcopy`, `\colmfinalcopy`. CVPR and ECCV: take the option `review` away.
Otherwise take `\linenumbers` (package lineno) out and put the authors in. Word: Layout, Line
Numbers, None. LibreOffice: Tools, Line Numbering. Then look whether it is the final text.

Source: The review modes of acmart (acmart.dtx, options `review`, `anonymous`), of the styles of
ACL, NeurIPS, ICML, ICLR, CVPR and LLNCS. It is one cause, so all that is seen of it is one
finding; the options of acmart's `authordraft`, which are these too, are told by
`leftover/draft-mark` alone.
"""

from collections.abc import Iterator, Sequence

from proceedings.checks.sightings import (
    first_place,
    in_heads,
    is_titles,
    listed,
    printed,
    quotes,
    stands_alone,
)
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, NumberedLines, PageFacts, Sighting, Tool
from proceedings.records.wanted import Sign
from proceedings.text.pages import page_list

LEVEL = Level.ERROR
SCOPE = "file"
PASTE = ("class",)

_NAMELESS = r"(?-i:A(?:nonym(?:ous|i[sz]ed)|NONYM(?:OUS|I[SZ]ED)))"
_WHO = r"(?:(?:author|affiliation)(?:\(s\)|s)?|submissions?|institutions?|organi[sz]ations?)"
_BLIND = r"(?:(?:double|single|triple)[-\s]+)?(?:blind(?:ed)?|anonymous|peer)"
_VENUE = r"(?-i:[A-Z0-9][\w’'&-]*)"

SIGNS = (
    Sign(  # «Anonymous Author(s)», «Anonymous ACL submission», each alone on its line
        name="leftover/review-version.byline",
        pattern=rf"^\W{{0,3}}{_NAMELESS}(?:\s+{_VENUE}){{0,4}}?\s+{_WHO}[^\w\n.]{{0,4}}\d?\W{{0,2}}$"
        rf"|^(?-i:Author|Name|AUTHOR|NAME)(?:\(s\)|s)?(?:['’]s?)?\s+(?:names?\s+)?(?:(?:are|is)\s+)?"
        r"(?:omitted|withheld|removed|anonymi[sz]ed|redacted|blinded)\b[^\n]{0,50}$"
        r"|^(?-i:Author)(?:\(s\)|s)?\s+(?:information|details|identit(?:y|ies))\s+(?:(?:are|is)\s+)?"
        r"(?:omitted|withheld|removed|anonymi[sz]ed|hidden)\b[^\n]{0,50}$"
        r"|^\W{0,3}(?:anonymisiert|anonymisé|anonimizado|anonimizzato)\s+(?:für|zur|zum|pour|para|per)\s"
        r"[^\n]{0,50}$"
        r"|^\W{0,3}(?:anonyme\s+(?:autor(?:en|innen)?|einreichung)|auteurs?\s+anonymes?"
        r"|autore?s\s+an[óôo]nimos|autori\s+anonimi|匿名作者|匿名の?著者|著者匿名|익명(?:의)?\s*저자)\W{0,3}$",
        needles=(
            *("anonym", "anonim", "anóni", "anôni", "omitted", "withheld", "removed", "redacted"),
            *("blinded", "hidden", "匿名", "익명"),
        ),
    ),
    Sign(  # the head of acmart's verso pages
        name="leftover/review-version.head",
        pattern=r"(?-i:\bAnon\.)(?:\s+Submission\s+Id:[^\n]{1,20})?$",
        needles=("anon.",),
    ),
    Sign(
        name="leftover/review-version.number",
        pattern=r"\bsubmission\s+id:\s*\S{1,20}$"
        r"|^\W{0,3}paper\s*(?:id|submission)?\s*(?:#|\bid\b)\s*:?\s*#?\s*(?:\d{1,6}|\*{2,5}|x{2,5})\W*$"
        r"|^[^\n]{0,40}\bsubmission\s*(?:#\s*|number:?\s*)(?:\d{1,6}|\*{2,5}|x{2,5})\W*$",
        needles=(
            "submission id",
            "paper id",
            "paper #",
            "paper submission",
            "submission #",
            "submission number",
        ),
    ),
    Sign(
        name="leftover/review-version.submitted",
        pattern=r"^\W{0,3}(?:(?:manuscript|paper|article|work)\s+)?(?-i:[Ss]ubmitted|SUBMITTED)\s+(?:to|for)\s+"
        r"(?-i:[A-Z])[^\n]{2,80}$",
        needles=("submitted to", "submitted for"),
    ),
    Sign(
        name="leftover/review-version.notice",
        pattern=r"confidential\s+review\s+copy"
        r"|(?-i:Under\s+[Rr]eview|UNDER\s+REVIEW)\s+(?:as\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:paper|submission)"
        rf"\s+(?:at|to|for|in)\s+[^\n]{{1,30}}|(?:for|at|by)\s+(?:the\s+)?{_VENUE}[^\n]{{0,60}}"
        r"|[–—-]+\s*20\d\d\b)"
        rf"|(?:paper\s+)?under\s+{_BLIND}[-\s]+review\W{{0,3}}$"
        r"|(?-i:Preprint)\.\s+Under\s+review"
        r"|(?-i:Preliminary\s+work)\.\s+(?:Under\s+review|Do\s+not\s+distribute)[^\n]{0,60}"
        r"|(?-i:Submitted\s+(?:to|for))\s+[^\n]{2,120}?(?:\n[^\n]{0,80}?)?\bdo\s+not\s+distribute"
        r"|^[^\w\n]{0,3}(?-i:[Dd]o\s+[Nn]ot\s+[Dd]istribute|DO\s+NOT\s+DISTRIBUTE)\W{0,3}$"
        r"|(?-i:Manuscript\s+submitted\s+to\s+ACM)"
        r"|^\W{0,3}(?-i:(?:Manuscript\s+|Paper\s+|Work\s+)?[Uu]nder\s+[Rr]eview|UNDER\s+REVIEW)\W{0,3}$"
        r"|(?-i:\b[Vv]ersion|[Cc]opy|[Ss]ubmi(?:tted|ssion)|[Mm]anuscript)"
        rf"\s+for\s+{_BLIND}\s+review\W{{0,3}}$"
        r"|^\W{0,3}(?:(?:(?:double|single|triple)[-\s]+)?blind(?:ed)?|anonymous)[-\s]+"
        r"(?:review|submission)(?:\s+(?:version|copy))?\W{0,3}$"
        rf"|^\W{{0,3}}{_BLIND}[-\s]+review\s+(?:version|copy)\W{{0,3}}$",
        needles=(
            *("under review", "review copy", "blind review", "blinded review", "peer review"),
            *("anonymous review", "blind submission", "anonymous submission", "not distribute"),
            *("to acm", "preliminary work"),
        ),
    ),
)

_SPAN = 15  # numbered lines a page: a listing has fewer, or stands on few pages

_FIXES = (
    ("acl ", "Set it again with \\usepackage[final]{acl}, with the authors' names in."),
    ("neural information", "Set it again with the option final of the NeurIPS style."),
    ("at iclr", "Set it again with \\iclrfinalcopy, with the authors' names in."),
    ("at colm", "Set it again with \\colmfinalcopy or the option final of the COLM style."),
    ("machine learning", "Set it again with the option accepted of the ICML style."),
    ("cvpr", "Set it again without the option review of the CVPR style."),
    ("eccv", "Set it again without the option review of the ECCV style."),
)
_ACMART = (
    "Take review, anonymous and manuscript out of \\documentclass[…]{acmart}, set the final text"
    " again and send that."
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather all that tells the reviewers' version: one finding a paper."""
    inspection = subject.inspection
    if inspection.seen("leftover/draft-mark.working"):
        return
    seen, numbered = signs_of_review(inspection), numbers_of_review(inspection)
    if not seen and not numbered:
        return
    parts = quotes(seen)
    if numbered:
        parts.insert(0, f"line numbers ({page_list(one.page for one in numbered)})")
    yield Finding(
        rule="leftover/review-version",
        level=LEVEL,
        message=f"This is the version for reviewers: it has {listed(parts)}.",
        fix=_fix(subject, seen, numbered),
        place=first_place(seen) if seen else Place(page=numbered[0].page, box=numbered[0].box),
        evidence=seen[0].line or seen[0].text if seen else None,
    )


def signs_of_review(inspection: Inspection) -> tuple[Sighting, ...]:
    """Words of a reviewers' version where such words stand.

    A byline stands on the first two pages, a notice on a line of the first page or in heads and
    feet: elsewhere a paper may speak of reviewing, or cite one that was under review.
    """

    def seen(word: str) -> tuple[Sighting, ...]:
        return printed(inspection.seen(f"leftover/review-version.{word}"))

    pages, numbers, heads, sent = inspection.pages, seen("number"), seen("head"), seen("submitted")
    notices = tuple(one for one in seen("notice") if not is_titles(one, inspection))
    ahead = in_heads((*numbers, *notices, *heads, *sent), pages)
    found = [
        *(one for one in seen("byline") if (one.page or 0) <= 2),
        *(one for one in numbers if one.page == 1 or one in ahead),
        *(
            one
            for one in notices
            if one in ahead or (one.page == 1 and _is_notice(one, inspection))
        ),
    ]
    said = {one.text.casefold() for one in found}
    found += [one for one in notices if one.text.casefold() in said and one not in found]
    found += [one for one in heads if one in ahead or (found and one.box is None)]
    if not found:
        found += [one for one in sent if one in ahead and _is_no_first_foot(one, pages)]
    return tuple(found)


def _is_no_first_foot(one: Sighting, pages: Sequence[PageFacts]) -> bool:
    """The foot of a first page tells when a journal had the paper: that stays."""
    return one.page != 1 or (one.box is not None and 2 * one.box[1] > pages[0].height)


def _is_notice(one: Sighting, inspection: Inspection) -> bool:
    """Whether a line of the text is a notice: a sentence about reviewing goes on from before."""
    return stands_alone(one, inspection) and not one.text[:1].islower()


def numbers_of_review(inspection: Inspection) -> tuple[NumberedLines, ...]:
    """The line numbers, where most pages have them: listings are numbered on a few."""
    columns = [one for one in inspection.numbered if one.last - one.first + 1 >= _SPAN]
    on = {one.page for one in columns}
    return tuple(columns) if 2 * len(on) > len(inspection.pages) else ()


def _off(where: str, numbered: Sequence[NumberedLines]) -> str:
    return f"Switch line numbers off under {where}, " if numbered else "In the final text "


def _fix(
    subject: FileSubject, seen: tuple[Sighting, ...], numbered: Sequence[NumberedLines]
) -> str:
    said = " ".join(one.text for one in seen).casefold()
    made_with = f"{subject.inspection.creator} {subject.inspection.producer}".casefold()
    of_acm = ("anon." in said, "submitted to acm" in said, "submission id" in said)
    if "acmart" in made_with or any(of_acm):
        return _ACMART
    for word, fix in _FIXES:
        if word in said:
            return fix
    return subject.by_tool(
        "Send the final version: with the authors' names, without line numbers and notices.",
        {
            Tool.LATEX: "Take the template's option for reviews and \\linenumbers out, and set the"
            " final text again.",
            Tool.WORD: f"{_off('Layout, Line Numbers', numbered)}put the authors in, take the"
            " notices out and save the final text as PDF again.",
            Tool.LIBREOFFICE: f"{_off('Tools, Line Numbering', numbered)}put the authors in, take"
            " the notices out and export the final text again.",
            Tool.GOOGLE_DOCS: f"{_off('Tools, Line numbers', numbered)}put the authors in, take the"
            " notices out and download the PDF again.",
        },
    )
