"""A file that no rule has anything to say about, and what to spoil it with."""

from __future__ import annotations

from collections.abc import Callable

from proceedings.findings.finding import Finding
from proceedings.records.inspection import Inspection, PageFacts
from proceedings.volume.style import PageSize, Style

LETTER = PageFacts(width=612.0, height=792.0)
A4 = PageFacts(width=595.28, height=841.89)
STYLE = Style(title="Letter", page=PageSize(width=612.0, height=792.0))
GOOD = Inspection(
    sha256="0" * 64,
    size=1000,
    version="1.7",
    pages=(LETTER,) * 4,
    tagged=True,
    title="A Title",
    language="en",
)
"""A file no rule has anything to say about."""

Ask = Callable[..., list[Finding]]
