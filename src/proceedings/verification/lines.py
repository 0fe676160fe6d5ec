"""Folios, heads and feet, as pdfium reads them back from where they were set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proceedings.findings.finding import Finding
from proceedings.verification.fault import fault
from proceedings.verification.lettering import is_turned, reads
from proceedings.verification.spans import Leaf
from proceedings.verification.text import Printed

_Missing = dict[str, list[tuple[int, Leaf, str, str]]]


def line_faults(
    printed: Printed, pages: Sequence[tuple[int, Leaf]], *, single: bool = False
) -> Iterator[Finding]:
    """Each of these pages prints its folio and its other lines where they were set.

    A page number or a head of the author's own stands elsewhere, and so can't pass for ours.

    Args:
        printed: The file.
        pages: Pages by index in the file, with what they should print; pages on which nothing was
            set are passed over.
        single: Whether the file is one paper alone.
    """
    folios: _Missing = {}
    lines: _Missing = {}
    for index, leaf in pages:
        folio = [leaf.spot] if leaf.spot is not None else []
        texts = printed.texts_at(index, [*folio, *(spot for spot, _ in leaf.lines)])
        if folio:
            found = texts.pop(0)
            # The letters of DRAFT, large as they are, may reach into the folio's box.
            if not re.search(rf"(?<![0-9a-z]){re.escape(leaf.label)}(?![0-9a-z])", found):
                folios.setdefault(leaf.owner, []).append((index, leaf, leaf.label, found))
        turned = any(is_turned(wanted) for _, wanted in leaf.lines)
        for (_, wanted), found in zip(leaf.lines, texts, strict=True):
            if not reads(found, wanted, turned=turned):
                lines.setdefault(leaf.owner, []).append((index, leaf, wanted, found))
    where = "its own file" if single else "the volume"
    for paper, group in folios.items():
        index, leaf, label, found = group[0]
        yield fault(
            "folio",
            f"the folio {label} is not read from page {leaf.offset + 1} of the paper in {where}"
            + (f", nor {len(group) - 1} of its other folios" if len(group) > 1 else ""),
            fix="Look at that page; without its folio, ask the author for a new export.",
            paper=paper,
            page=index + 1,
            evidence=" ".join(found.split())[:100] or None,
        )
    for paper, group in lines.items():
        index, leaf, wanted, found = group[0]
        yield fault(
            "head",
            f"“{wanted}” is not read from page {leaf.offset + 1} of the paper in {where}"
            + (f", nor {len(group) - 1} of its other heads" if len(group) > 1 else ""),
            fix="Look at that page; if its head is damaged, ask the author for a new export.",
            paper=paper,
            page=index + 1,
            evidence=" ".join(found.split())[:300] or None,
        )
