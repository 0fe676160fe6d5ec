"""Which tool made a file: by what it says of itself, else by how it is built.

Source: what the tools write, read from files made with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import pikepdf
from pikepdf import Dictionary

from proceedings.inspection import words
from proceedings.pdf.trees import read_names
from proceedings.records.inspection import Tool

_PAGES_LOOKED_AT = 5
_FONTS_LOOKED_AT = 100  # of a page
_LEAST_TEX_FONTS = 2
_NAMES_LOOKED_AT = 500

# Asked in this order: a LaTeX file that Matplotlib's pictures are in says LaTeX itself.
_NAMES = (
    (Tool.GOOGLE_DOCS, re.compile(r"Google Docs", re.IGNORECASE)),
    (Tool.TYPST, re.compile(r"\bTypst\b", re.IGNORECASE)),
    (Tool.LIBREOFFICE, re.compile(r"\b(?:Libre|Open|Collabora)\s?Office|StarOffice")),
    (Tool.MATPLOTLIB, re.compile(r"matplotlib", re.IGNORECASE)),
    (
        Tool.WORD,
        re.compile(
            r"Microsoft(?:®|\(R\))?\s+(?:Office\s+)?Word|\AWord\Z|PDFMaker\b.*\bWord"
            r"|Aspose\.Words|Mac Word",
            re.IGNORECASE,
        ),
    ),
    (
        Tool.LATEX,
        re.compile(
            r"\b(?:pdfe?|Xe|Lua|LuaHB|MiK|p|up|e)?(?:La)?TeX\b|\bdvips\b|dvipdfm|Radical Eye"
            r"|\bacmart\b|\bOverleaf\b",
            re.IGNORECASE,
        ),
    ),
)
# Near kin that none of the fixes is written for.
_OTHERS = re.compile(r"ConTeXt|TeXmacs|PowerPoint|Excel|\bWPS\b|\bPages\b", re.IGNORECASE)
# Chrome prints web pages with it too, but then says so as the creator.
_GOOGLE_ENGINE = re.compile(r"\ASkia/PDF\b")
_PRINTED_FROM_WORD = re.compile(r"\AMicrosoft (?:Office )?Word\s+-\s", re.IGNORECASE)

# Computer Modern and its kin by Knuth, AMS and the TeX users' groups, with their design sizes; an
# author's pictures may hold one of them, a page's own text holds several.
_TEX_FONT = re.compile(
    r"(?:CM(?:R|MI|MIB|SY|BSY|EX|BX|BXTI|TI|TT|SL|SS|SSBX|CSC)|SF(?:RM|BX|TI|TT|CC|SS|BI)"
    r"|LM(?:Roman|Math|Mono|Sans)[A-Za-z]*|MS[AB]M|EU[FSR][MB]|EC(?:RM|BX|TI)|TC(?:RM|BX|TT))\d{1,4}"
    r"(?:-[A-Za-z]+)?"
    r"|NimbusRomNo9L-(?:Regu|Medi|ReguItal|MediItal)(?:-Slant_\d+)?"
    r"|LinLibertine[TIBMZ]\w*|LinBiolinum[TB]\w*|tx(?:sys|mia|ex|syc)\w*|rtxmi\w*|NewTXMI\w*"
    r"|px(?:sys|ex|mia)\w*|stmary\d+|wasy\d+|rsfs\d+|pzdr|txtt\w*"
)
# hyperref's destinations.
_TEX_PLACE = re.compile(rb"Doc-Start|(?:cite|section|page|Hfootnote|equation|figure\.caption)\.\w")
_WORD_ROLES = {"/InlineShape", "/Chartsheet", "/Dialogsheet"}


def tool_of(pdf: pikepdf.Pdf, pages: Sequence[Dictionary], producer: str, creator: str) -> Tool:
    """The tool a file was made with.

    Distillers and viewers write their own name over a producer's; then the banner pdfTeX leaves,
    the roles Word gives its tags, hyperref's names of places and TeX's own fonts tell.

    Args:
        pdf: The file.
        pages: Its pages.
        producer: /Producer of its Info.
        creator: /Creator of it.
    """
    told = tool_named(creator, producer)
    if told is not None:
        return told
    info = pdf.trailer.get("/Info")
    title = info.get("/Title") if isinstance(info, Dictionary) else None
    if isinstance(title, pikepdf.String) and _PRINTED_FROM_WORD.match(words.line(str(title))):
        return Tool.WORD
    if isinstance(info, Dictionary) and "/PTEX.Fullbanner" in info:
        return Tool.LATEX
    if _has_roles_of_word(pdf.Root.get("/StructTreeRoot")):
        return Tool.WORD
    fonts = {name for name in _fonts(pages) if _TEX_FONT.fullmatch(name)}
    if len(fonts) >= _LEAST_TEX_FONTS or _has_places_of_tex(pdf.Root.get("/Names")):
        return Tool.LATEX
    return Tool.OTHER


def tool_named(creator: str, producer: str) -> Tool | None:
    """The tool that a file or a figure names as its own.

    Returns:
        None where neither name tells: a distiller's, a viewer's, none at all.
    """
    for name in (creator, producer):
        if _OTHERS.search(name):
            return Tool.OTHER
        for tool, pattern in _NAMES:
            if pattern.search(name):
                return tool
    if creator == "Writer":  # by LibreOffice, whose producer was written over
        return Tool.LIBREOFFICE
    if _GOOGLE_ENGINE.match(producer) and not creator:
        return Tool.GOOGLE_DOCS
    return None


def _has_roles_of_word(tree: object) -> bool:
    roles = tree.get("/RoleMap") if isinstance(tree, Dictionary) else None
    return isinstance(roles, Dictionary) and all(role in roles for role in _WORD_ROLES)


def _has_places_of_tex(names: object) -> bool:
    places = names.get("/Dests") if isinstance(names, Dictionary) else None
    some = islice(read_names(places), _NAMES_LOOKED_AT)
    return any(_TEX_PLACE.match(name) for name, _ in some)


def _fonts(pages: Iterable[Dictionary]) -> Iterator[str]:
    """Names of the fonts that the first pages set their own text in, figures aside."""
    for page in islice(pages, _PAGES_LOOKED_AT):
        resources = page.get("/Resources")
        fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
        if not isinstance(fonts, Dictionary):
            continue
        for font in islice(fonts.values(), _FONTS_LOOKED_AT):
            if isinstance(font, Dictionary):
                yield re.sub(r"\A[A-Z]{6}\+", "", words.name(font.get("/BaseFont")))
