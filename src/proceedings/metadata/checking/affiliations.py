"""Every key of the table of affiliations is somebody's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from proceedings.findings.finding import Finding, Level, Place
from proceedings.metadata.nodes import Table
from proceedings.metadata.yamlfile import Document


def check_unused(document: Document | None, used: Collection[str]) -> Iterator[Finding]:
    """Tell of keys that nobody refers to: one is often misspelt where it should be used."""
    root = document.root if document else None
    table = root.get("affiliations") if isinstance(root, Table) else None
    if document is None or not isinstance(table, Table):
        return
    for key, entry in table.entries.items():
        if key not in used and not key.startswith("x-"):
            yield Finding(
                rule="metadata/unused-affiliation",
                level=Level.NOTE,
                message=f"Nobody has the affiliation '{key}'.",
                fix="Delete it, or look who should have it.",
                place=Place(file=document.file, line=entry.line, column=entry.column),
                evidence=key,
            )
