r"""Tables have no header cells.

Why: A screen reader says the header of a column before each cell; without one readers hear numbers
and must remember which column they are in.

How to mend: Word: click into the first row, Table Layout, «Repeat Header Rows», and Table Design,
«Header Row». LibreOffice: Table, Properties, Text Flow, «Repeat heading». LaTeX with tagging:
`\tagpdfsetup{table/header-rows={1}}`. Typst: `table.header(…)`. A table that only arranges things
on the page should be none. An untagged paper is told of by `access/untagged` alone.

Source: ISO 14289-1 (PDF/UA-1), 7.5; WCAG 2.1, 1.3.1.
"""

from collections.abc import Iterator

from proceedings.checks.subject import FileSubject
from proceedings.checks.wording import some_have
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Tool

LEVEL = Level.NOTE
SCOPE = "file"


def check(subject: FileSubject) -> Iterator[Finding]:
    """Look for tables whose tags hold no TH."""
    tags = subject.inspection.tags
    if tags is None or not tags.tables_without_headers:
        return
    bare, of = tags.tables_without_headers, tags.tables
    yield Finding(
        rule="access/table-headers",
        level=LEVEL,
        message=f"{some_have(bare, of, 'table')} no header cells for readers who listen.",
        fix=subject.by_tool(
            "Mark the first row of each table as its header.",
            {
                Tool.LATEX: "Put \\tagpdfsetup{table/header-rows={1}} before each table.",
                Tool.WORD: (
                    "Click into each table's first row and choose Table Layout, «Repeat Header "
                    "Rows»."
                ),
                Tool.LIBREOFFICE: "Tick Table, Properties, Text Flow, «Repeat heading».",
                Tool.TYPST: "Put the first row of each table into table.header(…).",
            },
        ),
    )
