"""Front and back matter: the kinds that are listed exist, and so does what they point at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from proceedings.findings.finding import Finding
from proceedings.metadata.checking.pieces import Pieces
from proceedings.metadata.context import Context
from proceedings.volume.frontpages import FRONT_KINDS, FrontPages
from proceedings.volume.origins import FieldPath

FRONT = (*FRONT_KINDS, "sessions", "paper-list")
"""Kinds that may stand in `front`, with `prose:<id>` besides."""
BACK = ("author-index", "keyword-index", "reviewers", "notices")
"""Kinds that may stand in `back`, with `prose:<id>` besides."""
_PROSE = "prose:"


def settle_front(pieces: Pieces) -> tuple[FrontPages, tuple[Finding, ...]]:
    """The pages without kinds nobody knows.

    Returns:
        The pages, and findings on kinds unknown, on texts listed but not given, and on papers that
        don't exist.
    """
    findings: list[Finding] = []
    kept: dict[str, tuple[str, ...]] = {}
    dropped: list[FieldPath] = []
    for name, kinds in (("front", FRONT), ("back", BACK)):
        listed = enumerate(getattr(pieces.pages, name))
        places = {("pages", name, index): kind for index, kind in listed}
        gone = [path for path, kind in places.items() if _tell(pieces, path, kind, kinds, findings)]
        kept[name] = tuple(kind for path, kind in places.items() if path not in gone)
        dropped += gone
    findings += _papers(pieces)
    for path in reversed(dropped):
        pieces.drop(path)
    return replace(pieces.pages, front=kept["front"], back=kept["back"]), tuple(findings)


def _tell(
    pieces: Pieces,
    path: tuple[str | int, ...],
    kind: str,
    kinds: tuple[str, ...],
    findings: list[Finding],
) -> bool:
    """Tell of a kind that can't stand there, and say whether that is so."""
    guess = Context("").meant
    if kind.startswith(_PROSE):
        text = kind.removeprefix(_PROSE)
        if text in pieces.texts:
            return False
        near = guess(text, sorted(pieces.texts))
        rule = "front/unknown-prose"
        message = f"'{kind}' is listed, but no text under 'prose' has the id '{text}'."
        fix = f"Did you mean 'prose:{near}'?" if near else "Add the text under 'prose'."
    elif kind in kinds:
        return False
    else:
        near = guess(kind, kinds)
        rule = "front/unknown-kind"
        message = f"'{kind}' is no kind of page that can stand in '{path[1]}'."
        fix = f"Known are {', '.join(kinds)}, and prose:<id>."
        if near:
            fix = f"Did you mean '{near}'?"
    findings.append(pieces.finding(rule, path, message, fix, evidence=kind))
    return True


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
