r"""A text holds LaTeX, HTML or character references that will be printed as they are written.

Why: `Erd\H{o}s`, `R&amp;D` or `<i>` come out of conference systems and bibliographies. Where a
text is plain, or a name, nobody reads them: backslashes and brackets stand on the page and in
every library.

How to mend: Write the letters themselves: ő, &. Where titles or abstracts are written in LaTeX or
Markdown, say so once with `markup` under `book`, or in a paper.

Source: The description of the metadata: names, keywords and affiliations are text as written.
"""

import html
import re
from collections.abc import Iterator

from proceedings.checks.gathering import Text
from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.text.richtext import Markup

LEVEL = Level.WARNING
SCOPE = "records"

_TEX = re.compile(r"\\[A-Za-z]{2,}\s*\{|\\[\"'`^~=.][A-Za-z{\\]|\\[%&#_$]|\$[^$\s][^$]*\$|\{\\\w")
_PRICES = re.compile(r"\$\d[\d,.]*\b[^$]*\$\d")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,6}|[A-Za-z]{2,8}\d{0,2});")
_TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|p|br|span|div|italic|bold|jats:\w+)\s*/?>")
_FEW = 3
"""So many texts in LaTeX are slips; of more the cause is the volume's own setting."""


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look for commands, entities and tags where they are letters."""
    in_tex: list[Text] = []
    for text in subject.texts:
        value = text.value
        if "&" in value and text.markup is not Markup.MARKDOWN and _has_entity(value):
            yield _told(subject, text, _entity(value), "a character reference of HTML")
        elif "<" in value and (tag := _TAG.search(value)):
            yield _told(subject, text, tag[0], "a tag of HTML")
        elif text.markup is not Markup.LATEX and ("\\" in value or "$" in value):
            found = _tex(text)
            if found and text.use in ("title", "abstract"):
                in_tex.append(text)
            elif found:
                yield _told(subject, text, found, "LaTeX")
    if len(in_tex) > _FEW:
        yield _of_all(subject, in_tex)
    else:
        for text in in_tex:
            yield _told(subject, text, _tex(text), "LaTeX")


def _has_entity(value: str) -> bool:
    return _entity(value) != ""


def _entity(value: str) -> str:
    """A reference that HTML knows; `&nbsp;` is one, `R&D;` is none."""
    for found in _ENTITY.finditer(value):
        if html.unescape(found[0]) != found[0]:
            return found[0]
    return ""


def _tex(text: Text) -> str:
    found = _TEX.search(text.value)
    if not found or (found[0][0] == "$" and _is_fine(text, found[0])):
        return ""
    return found[0]


def _is_fine(text: Text, found: str) -> bool:
    """Two prices are no formula; in Markdown a formula is one."""
    return text.markup is Markup.MARKDOWN or bool(_PRICES.search(text.value)) or "\\" in found[:1]


def _told(subject: RecordsSubject, text: Text, found: str, what: str) -> Finding:
    return subject.finding(
        rule="metadata/stray-markup",
        level=LEVEL,
        message=f"The {text.what} has {what} in it, «{found[:40]}», which would be printed so.",
        fix="Write the letters themselves, or say with 'markup' what titles are written in."
        if text.use in ("title", "abstract")
        else "Write the letters themselves.",
        path=text.path,
        evidence=text.value,
    )


def _of_all(subject: RecordsSubject, texts: list[Text]) -> Finding:
    papers = list(dict.fromkeys(text.paper or "" for text in texts))
    listed = ", ".join(papers[:6]) + (" …" if len(papers) > 6 else "")
    return subject.finding(
        rule="metadata/stray-markup",
        level=LEVEL,
        message=f"{len(texts)} titles and abstracts hold LaTeX ({listed}), which is printed so.",
        fix="Write `markup: latex` under 'book' in metadata/volume.yaml, if they are LaTeX.",
        path=("book", "markup"),
        evidence=_tex(texts[0]),
    )
