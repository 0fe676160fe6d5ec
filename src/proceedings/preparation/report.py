"""What preparing a paper has to tell its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.prepared import Prepared
from proceedings.text.pages import page_list

_NAMED = 20
"""Papers that one finding names; the manifest names them all."""


def told_of_all(papers: Mapping[str, Prepared]) -> Iterator[Finding]:
    """Findings about prepared files together.

    Args:
        papers: What preparing found of every paper that was received, by its id.
    """
    untagged = [paper for paper, facts in papers.items() if not facts.tagged]
    if not untagged:
        return
    more = len(untagged) - _NAMED
    named = ", ".join(untagged[:_NAMED]) + (f" and {more} more" if more > 0 else "")
    yield Finding(
        rule="access/volume",
        level=Level.NOTE,
        message=f"The volume as a whole isn't accessible: {len(untagged)} of {len(papers)} papers "
        f"came without usable tags ({named}). They are put within reach page by page, and no claim "
        "is made.",
        fix="Ask for tagged PDFs, if the volume is to be accessible; nothing else has to be done.",
    )


def told(facts: Prepared, paper: str, file: str) -> Iterator[Finding]:
    """Findings about a prepared file.

    Args:
        facts: What preparing found.
        paper: The paper's id.
        file: The camera-ready's path relative to the volume.
    """
    place = Place(paper=paper, file=file)
    yield from _damage(facts, paper, file)
    yield from _tags(facts, paper, file)
    if facts.removed:
        yield Finding(
            rule="safety/removed",
            level=Level.NOTE,
            message="Taken out, since it acts, is private or is of no use in a volume: "
            f"{'; '.join(facts.removed)}.",
            fix="Nothing has to be done; what readers should have goes into `supplements`.",
            place=place,
        )
    if facts.kept_size:
        yield Finding(
            rule="page/kept-size",
            level=Level.WARNING,
            message=f"Of another size than the volume's, and as they came: "
            f"{page_list(facts.kept_size)}. Laid on the volume's size something that can be seen "
            "would be cut off, or the text would be too small to read.",
            fix="Set the volume's paper size and export the PDF again.",
            place=Place(paper=paper, file=file, page=facts.kept_size[0]),
        )
    if facts.dead_links:
        total = facts.internal_links + facts.dead_links
        yield Finding(
            rule="links/dead",
            level=Level.WARNING,
            message=f"{facts.dead_links} of {total} links within the paper lead nowhere.",
            fix="Typeset the paper until its references are settled (LaTeX: run it again).",
            place=place,
        )


def _tags(facts: Prepared, paper: str, file: str) -> Iterator[Finding]:
    if facts.tags_broken:
        yield Finding(
            rule="access/tags-broken",
            level=Level.WARNING,
            message=f"The file's tags can't be used: they {facts.tags_broken}.",
            fix="Export the PDF again, tagged, and change it with no other tool afterwards.",
            place=Place(paper=paper, file=file),
        )
    if facts.untagged_pages:
        yield Finding(
            rule="access/tags-broken",
            level=Level.WARNING,
            message=f"The file's tags leave out {page_list(facts.untagged_pages)}.",
            fix="Export the PDF again, tagged and as a whole, rather than joining files.",
            place=Place(paper=paper, file=file, page=facts.untagged_pages[0]),
        )


def _damage(facts: Prepared, paper: str, file: str) -> Iterator[Finding]:
    if facts.cut_pages:
        yield Finding(
            rule="page/cut",
            level=Level.ERROR,
            message=f"The content of {page_list(facts.cut_pages)} is damaged, and in part lost.",
            fix="Look at these pages and export the PDF again from its source.",
            place=Place(paper=paper, file=file, page=facts.cut_pages[0]),
        )
    if facts.damaged_pages:
        yield Finding(
            rule="page/damaged-part",
            level=Level.WARNING,
            message=f"A picture, font or the like on {page_list(facts.damaged_pages)} is damaged.",
            fix="Look whether something is missing there; if so, export the PDF again.",
            place=Place(paper=paper, file=file, page=facts.damaged_pages[0]),
        )
