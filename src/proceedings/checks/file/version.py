r"""A file is of a PDF version that libraries don't expect.

Why: Archives and printers take PDF 1.4 to 1.7. Older files have neither transparency nor tags, and
come from tools that leave out more; newer ones are PDF 2.0, which some production tools still
refuse. The volume itself is written anew, in a version of its own.

How to mend: LaTeX: `\pdfminorversion=7` before `\documentclass` (LuaLaTeX: `\pdfvariable
minorversion 7`), or `\DocumentMetadata{pdfversion=1.7}`; from dvips, ps2pdf with
`-dCompatibilityLevel=1.7`. Typst: `--pdf-standard 1.7`. Acrobat: «Save as Other, Optimized PDF».

Source: ISO 32000-1 is PDF 1.7, ISO 32000-2 is PDF 2.0; ACM and IEEE ask for 1.4 or newer.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"

_OLDEST = (1, 4)
_NEWEST = (1, 7)
_WHERE_OLD = {
    Tool.LATEX: (
        "Use pdflatex with \\pdfminorversion=7 before \\documentclass, or after dvips ps2pdf with "
        "-dCompatibilityLevel=1.7."
    ),
    Tool.WORD: "Use «Save as PDF» of a newer Word instead of a printer.",
}
_WHERE_NEW = {
    Tool.LATEX: "Write \\DocumentMetadata{pdfversion=1.7} before \\documentclass.",
    Tool.TYPST: "Compile it with --pdf-standard 1.7.",
}


def check(subject: FileSubject) -> Iterator[Finding]:
    """Compare the version the file is of."""
    told = subject.inspection.version
    major, _, minor = told.partition(".")
    if not (major.isdecimal() and minor.isdecimal()):
        return
    version = (int(major), int(minor))
    if _OLDEST <= version <= _NEWEST:
        return
    old = version < _OLDEST
    age = "older than 1.4" if old else "newer than 1.7"
    yield Finding(
        rule="file/version",
        level=LEVEL,
        message=f"The file is PDF {told}, {age}, which some libraries and printers don't take.",
        fix=subject.by_tool("Export it as PDF 1.7.", _WHERE_OLD if old else _WHERE_NEW),
    )
