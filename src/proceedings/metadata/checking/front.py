"""Front and back matter: the kinds that are listed exist, and so does what they point at."""

from __future__ import annotations

from collections.abc import Iterator

from proceedings.findings.finding import Finding
from proceedings.metadata.checking.pieces import Pieces
from proceedings.metadata.context import Context
from proceedings.volume.frontpages import FRONT_KINDS

FRONT = (*FRONT_KINDS, "sessions", "paper-list")
"""Kinds that may stand in `front`, with `prose:<id>` besides."""
BACK = ("author-index", "keyword-index", "reviewers", "notices")
"""Kinds that may stand in `back`, with `prose:<id>` besides."""
_PROSE = "prose:"


def check_front(pieces: Pieces) -> Iterator[Finding]:
    """Tell of kinds nobody knows, of texts listed but not given, of papers there are not."""
    pages = pieces.pages
    guess = Context("").meant
    for name, listed, kinds in (("front", pages.front, FRONT), ("back", pages.back, BACK)):
        for index, kind in enumerate(listed):
            path = ("pages", name, index)
            if kind.startswith(_PROSE):
                text = kind.removeprefix(_PROSE)
                if text not in pieces.texts:
                    near = guess(text, sorted(pieces.texts))
                    yield pieces.finding(
                        "front/unknown-prose",
                        path,
                        f"'{kind}' is listed, but no text under 'prose' has the id '{text}'.",
                        f"Did you mean 'prose:{near}'?" if near else "Add the text under 'prose'.",
                        evidence=kind,
                    )
            elif kind not in kinds:
                near = guess(kind, kinds)
                yield pieces.finding(
                    "front/unknown-kind",
                    path,
                    f"'{kind}' is no kind of page that can stand in '{name}'.",
                    f"Did you mean '{near}'?"
                    if near
                    else f"Known are {', '.join(kinds)}, and prose:<id>.",
                    evidence=kind,
                )
    yield from _papers(pieces)


def _papers(pieces: Pieces) -> Iterator[Finding]:
    guess = Context("").meant
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("pages", "awards", a, "papers", p), paper)
        for a, award in enumerate(pieces.pages.awards)
        for p, paper in enumerate(award.papers)
    ]
    named += [
        (("pages", "workshops", w, "paper"), workshop.paper)
        for w, workshop in enumerate(pieces.pages.workshops)
        if workshop.paper
    ]
    for path, paper in named:
        if paper not in pieces.ids:
            near = guess(paper, sorted(pieces.ids))
            yield pieces.finding(
                "front/unknown-paper",
                path,
                f"'{paper}' is no paper of the volume.",
                f"Did you mean '{near}'?" if near else "Add the paper, or delete it here.",
                evidence=paper,
            )
