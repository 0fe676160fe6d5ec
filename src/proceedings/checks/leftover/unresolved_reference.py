r"""A reference points to nothing: «Section ??», «[?]», «Error! Reference source not found».

Why: The program that set the paper didn't find what is referred to and printed a mark in its place.
Readers don't learn which figure or which paper is meant.

How to mend: LaTeX: look for `undefined references` and `Citation … undefined` in the .log, mend the
`\label`, `\ref` or `\cite`, run BibTeX or Biber, then LaTeX twice more. Word: find the words, set
the reference anew (References, Cross-reference), update all fields (Ctrl+A, F9) and save as PDF
again. LibreOffice: Insert, Cross-reference; Tools, Update, Fields.

Source: LaTeX, `\@setref` and `\@citex` («??», «?»); Word's messages for the fields REF, PAGEREF and
CITATION in its languages. A «??» at the end of a question is none, nor one in code or a transcript:
a word like «Figure» or «see» stands before it.
"""

import re
from collections.abc import Iterator

from proceedings.checks.sightings import first_place, lines_of, printed, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Sighting, Tool
from proceedings.records.wanted import Sign

LEVEL = Level.WARNING
SCOPE = "file"

_THINGS = (
    r"(?:section|sect\.|sec\.|subsection|chapter|chap\.|figure|fig\.|table|tab\.|equation|eqn?\.|"
    r"theorem|thm\.|lemma|corollary|proposition|prop\.|definition|def\.|remark|claim|assumption|"
    r"algorithm|alg\.|listing|appendix|app\.|footnote|step|line|page|part|"
    r"abschnitt|abbildung|abb\.|tabelle|kapitel|gleichung|gl\.|satz|seite|anhang|"
    r"tableau|équation|chapitre|théorème|annexe|figura|tabla|cuadro|ecuación|sección|capítulo|"
    r"tabela|equação|seção|tabella|equazione|sezione|рис\.|рисунок|таблица|раздел|図|表|图|式)"
)
_NAMELESS = r"(?:in|see|from|by|of|cf\.|and|using|under|with)"
_NAMELESS_ONE = re.compile(rf"{_NAMELESS}\s")

SIGNS = (
    Sign(
        name="leftover/unresolved-reference.ref",
        pattern=rf"(?:\b|(?<=§)|(?<=^))(?:{_THINGS}(?:e?s|n|en)?\.?|§{{1,2}})\s*\(?\?\?(?!\?)\)?"
        rf"|(?<=\s)(?-i:{_NAMELESS})\s+\(?\?\?\)?(?=[\s,.;:)]|$)(?!\s*\?)"
        r"|(?<=\s)\?\?\s*(?:,|and|to|[–-])\s*\?\?(?=[\s,.;:)])"
        r"|(?<=USA,\s)\?\?\s+pages?\b",
        needles=("??",),
    ),
    Sign(  # every «??», to tell whether the paper writes about them
        name="leftover/unresolved-reference.all",
        pattern=r"(?<!\?)\?\?(?!\?)",
        needles=("??",),
        most=40,
    ),
    Sign(
        name="leftover/unresolved-reference.cite",
        # natbib prints the mark for «[2, ?]» as «[2? ]»
        pattern=r"(?<=[^\s\[\]]\s)\[(?:[\w.+-]{1,12}\s*[,;–-]?\s*){0,8}\?"
        r"(?:\s*[,;–-]\s*(?:\?|[\w.+-]{1,12})){0,8}\s?\](?![\w*+?(])",
        needles=("?]", "? ]", "[?", "?,", "? ,"),
    ),
    Sign(  # natbib, author and year; one alone may be an author's doubt
        name="leftover/unresolved-reference.year",
        pattern=r"(?<=[^\s()]\s)\((?:\?\s*[,;]\s*){0,8}\?\)|\(\?\?\)(?=[.,])",
        needles=("(?",),
    ),
    Sign(
        name="leftover/unresolved-reference.word",
        pattern=r"error[!:]\s*(?:reference\s+source\s+not\s+found|bookmark\s+not\s+defined|"
        r"no\s+bookmark\s+name\s+given|no\s+text\s+of\s+specified\s+style|not\s+a\s+valid\s+(?:link|bookmark)|"
        r"hyperlink\s+reference\s+not\s+valid|no\s+table\s+of\s+(?:figures|contents)\s+entries|"
        r"main\s+document\s+only|objects\s+cannot\s+be\s+created|unknown\s+(?:switch|document\s+property)|"
        r"use\s+the\s+home\s+tab|marcador\s+no\s+definido)"
        r"|fehler[!:]\s*(?:verweisquelle|textmarke|(?:die\s+)?referenz|verweis|kein\s+text|hyperlink|es\s+wurde\s+kein)"
        r"|erreur\s*[!:]\s*(?:source\s+d|signet|la\s+source|il\s+n[’']y\s+a|référence|liaison)"
        r"|error[!:]\s*(?:no\s+se\s+encuentra|marcador|no\s+se\s+ha\s+encontrado)"
        r"|errore[.!:]\s*(?:l[’']origine|il\s+segnalibro|origine)"
        r"|erro[!:]\s*(?:fonte\s+de|a\s+(?:fonte|origem)|indicador|marcador|origem)"
        r"|fout[!:]\s*(?:verwijzingsbron|bladwijzer)|błąd[!:]\s*nie\s+(?:można|zdefiniowano)"
        r"|ошибка[!:]\s*(?:источник|закладка)|chyba[!:]\s*(?:nenalezen|záložka)"
        r"|fel[!:]\s*(?:hittar\s+inte|bokmärket)|fejl[!:]\s*(?:henvisningskilde|bogmærke)"
        r"|feil[!:]\s*(?:fant\s+ikke|bokmerke)|virhe[.!:]\s*(?:viitteen|kirjanmerkki)"
        r"|hiba[!:]\s*a\s+(?:hivatkozási|könyvjelző)|hata[!:]\s*(?:başvuru|yer\s+işareti)"
        r"|错误[!！:]\s*(?:未找到引用源|未定义书签)|錯誤[!！:]\s*(?:找不到參照|尚未定義書籤)"
        r"|エラー[!！:]\s*(?:参照元が|ブックマークが)|오류[!！:]\s*(?:참조\s*원본|책갈피)",
        needles=(
            *("error!", "error:", "fehler!", "fehler:", "erreur !", "erreur!", "erreur :"),
            *("erreur\u00a0", "erreur:", "errore.", "errore!", "errore:", "erro!", "erro:"),
            *("fout!", "fout:", "błąd", "ошибка!", "ошибка:"),
            *("chyba", "fel!", "fejl", "feil!", "feil:", "virhe", "hiba", "hata!", "hata:"),
            *("错误", "錯誤"),
            *("エラー", "오류"),
        ),
    ),
    Sign(  # codes of Word's fields, shown instead of what they give
        name="leftover/unresolved-reference.field",
        pattern=r"\{\s*(?:REF\s+_Ref\d+|SEQ\s+\w+|ADDIN\s+\w+|CITATION\s+\w+|PAGEREF\s+_\w+)[^}\n]{0,80}\}?"
        r"|\bADDIN\s+(?:EN\.CITE|ZOTERO_ITEM|CSL_CITATION|Mendeley\s+Citation)|\\\*\s*MERGEFORMAT\b",
        needles=("ref _ref", "{ seq", "{seq", "addin", "{ citation", "pageref _", "mergeformat"),
    ),
)


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather marks of references that point to nothing; one finding a paper."""
    seen = _marks(subject.inspection)
    if not seen:
        return
    count = len(seen) + sum(one.count for one in seen)
    what = "A reference points" if count == 1 else f"{count} references point"
    yield Finding(
        rule="leftover/unresolved-reference",
        level=LEVEL,
        message=f"{what} to nothing: {quoted(seen)}.",
        fix=subject.by_tool(
            "Mend the references and export the PDF again.",
            {
                Tool.LATEX: "Look for «undefined» in the .log, mend the \\ref or \\cite, run BibTeX"
                " or Biber, then LaTeX twice more.",
                Tool.WORD: "Set these cross-references anew, update all fields (Ctrl+A, F9) and"
                " save as PDF again.",
                Tool.LIBREOFFICE: "Set these cross-references anew, choose Tools, Update, Fields,"
                " and export the PDF again.",
            },
        ),
        place=first_place(seen),
        evidence=lines_of(seen),
    )


def _marks(inspection: Inspection) -> tuple[Sighting, ...]:
    def seen(word: str) -> tuple[Sighting, ...]:
        return printed(inspection.seen(f"leftover/unresolved-reference.{word}"))

    sure = (*_references(inspection), *seen("cite"), *seen("word"), *seen("field"))
    years = seen("year")
    # «(?)» is what natbib prints, and what somebody in doubt writes once.
    return (*sure, *years) if sure or len(years) > 1 else sure


def _references(inspection: Inspection) -> tuple[Sighting, ...]:
    """The «??» that stand for a number; «and ??» is none where other «??» are none."""
    found = printed(inspection.seen("leftover/unresolved-reference.ref"))
    named = tuple(one for one in found if not _NAMELESS_ONE.match(one.text))
    everywhere = printed(inspection.seen("leftover/unresolved-reference.all"))
    marks = len(everywhere) + sum(one.count for one in everywhere)
    return found if marks <= sum(one.text.count("??") for one in found) else named
