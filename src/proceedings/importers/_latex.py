r"""LaTeX as conference systems and bibliographies hold it: fields, names, and prose as Markdown."""

from __future__ import annotations

import re

from proceedings.importers._cleaning import line, prose
from proceedings.importers._html import is_latex
from proceedings.records.imported import Tree
from proceedings.text.richtext import Markup, RichText

# Braces, and what only LaTeX writes so: quotation marks and dashes.
_SIGNS = re.compile(r"[{}]|``|(?<!-)---?(?!-)|''")
_COMMENT = re.compile(r"(?<!\\)%.*?(?=\n|$)")
_ENVIRONMENT = re.compile(
    r"\\(begin|end)\s*\{(itemize|enumerate|description|center|quote|quotation|flushleft"
    r"|flushright|document|small|abstract|minipage)\*?\}(?:\[[^\]]*\])?"
)
_HEADING = re.compile(r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\s*\{")
_LEVELS = {"part": 2, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_ITEM = re.compile(r"\\item\b\s*(?:\[([^\]]*)\])?")
_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?\*?|\\(?:newline|par|bigskip|medskip|smallskip|newpage)\b")
_LEFT_OUT = re.compile(
    r"\\(?:vspace|hspace|label|thispagestyle|pagestyle|addcontentsline|setlength|includegraphics)"
    r"\*?(?:\[[^\]]*\])?(?:\{[^{}]*\})*"
)
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#&])")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_FACES = {"emphasis": "*", "strong": "**"}


def has_latex(*texts: str) -> bool:
    """Whether any of the texts reads differently as LaTeX than as plain text."""
    return any(is_latex(text) or _SIGNS.search(text) for text in texts)


def unicode_of(text: str) -> str:
    """A name or another text of one line in Unicode, whatever LaTeX it holds."""
    return line(RichText(text, Markup.LATEX).plain) if has_latex(text) else line(text)


def words(title: str, abstract: str = "", subtitle: str = "") -> dict[str, Tree]:
    """Title, subtitle and abstract as fields of a paper, with `markup` where they hold LaTeX."""
    fields: dict[str, Tree] = {
        "title": line(title),
        "subtitle": line(subtitle),
        "abstract": prose(abstract),
    }
    fields = {key: value for key, value in fields.items() if value}
    if has_latex(title, abstract, subtitle):
        fields["markup"] = "latex"
    return fields


def markdown_of(source: str) -> str:
    r"""A letter or a biography in LaTeX as Markdown.

    Headings, lists, emphasis and accents come over; figures, tables and page layout don't.
    """
    text = _COMMENT.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    text = _LEFT_OUT.sub("", text)
    text = _BREAK.sub("\n\n", text)
    text = _headings(text)
    ordered: list[bool] = []
    blocks: list[str] = []
    numbers: list[int] = []
    at = 0
    for found in [*_ENVIRONMENT.finditer(text), None]:
        piece = text[at : found.start() if found else len(text)]
        blocks += _blocks(piece, ordered, numbers)
        if found is None:
            break
        at = found.end()
        if found[2] in ("itemize", "enumerate", "description"):
            if found[1] == "begin":
                ordered.append(found[2] == "enumerate")
                numbers.append(0)
            elif ordered:
                ordered.pop()
                numbers.pop()
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _headings(text: str) -> str:
    r"""`\section{…}` on a line of its own, marked for `_blocks`."""
    made, at = [], 0
    for found in _HEADING.finditer(text):
        if found.start() < at:
            continue
        end = _closing(text, found.end())
        level = _LEVELS.get(found[1], 0)
        mark = f"\x01{level}" if level else "\x02"
        made += [text[at : found.start()], f"\n\n{mark}{text[found.end() : end]}\n\n"]
        at = end + 1
    return "".join(made) + text[at:]


def _closing(text: str, start: int) -> int:
    """Where the group ends that is open at `start`; the text's end where it never does."""
    depth = 1
    for at in range(start, len(text)):
        if text[at] in "{}" and text[at - 1] != "\\":
            depth += 1 if text[at] == "{" else -1
            if depth == 0:
                return at
    return len(text)


def _blocks(piece: str, ordered: list[bool], numbers: list[int]) -> list[str]:
    made = []
    if not ordered:
        parts = [(False, "", part) for part in re.split(r"\n\s*\n", piece)]
    else:
        split = _ITEM.split(piece)
        parts = [(False, "", split[0])]
        parts += [
            (True, label or "", body) for label, body in zip(split[1::2], split[2::2], strict=True)
        ]
    for is_item, label, body in parts:
        made += _block(is_item, label, body, ordered, numbers)
    return made


def _block(
    is_item: bool, label: str, body: str, ordered: list[bool], numbers: list[int]
) -> list[str]:
    body = body.strip()
    if body.startswith("\x01"):
        text = _inline(body[2:])
        return [f"{'#' * int(body[1])} {text}"] if text else []
    strong = body.startswith("\x02")
    text = _inline(body.lstrip("\x02"))
    if label and _inline(label):
        text = f"**{_inline(label)}** {text}".rstrip()
    if not text:
        return []
    if strong:
        text = f"**{text}**"
    if not is_item:
        return ["   " * len(ordered) + text if ordered else text]
    numbers[-1] += 1
    mark = f"{numbers[-1]}." if ordered[-1] else "-"
    return [f"{'   ' * (len(ordered) - 1)}{mark} {text}"]


def _inline(source: str) -> str:
    made = []
    for run in RichText(source, Markup.LATEX).runs:
        text = _MARKDOWN_SIGNS.sub(r"\\\1", run.text)
        face = _FACES.get(run.kind, "")
        core = text.strip()
        if face and core:
            before, after = text[: text.index(core[0])], text[text.rindex(core[-1]) + 1 :]
            text = f"{before}{face}{core}{face}{after}"
        made.append(text)
    return _LINE_START.sub(r"\1\\\2", " ".join("".join(made).split()))
