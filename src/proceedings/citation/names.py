"""Lists of names, as bylines, references and running heads write them."""

from __future__ import annotations

from collections.abc import Sequence

from proceedings.volume.paper import Paper
from proceedings.volume.people import Person


def name_list(people: Sequence[Person]) -> str:
    """All names in byline order: `A`, `A and B`, `A, B, and C` (acmart's own joining)."""
    return joined([person.name for person in people])


def joined(names: Sequence[str]) -> str:
    """Names joined as prose, with a comma before `and` from three on."""
    if len(names) < 3:
        return " and ".join(names)
    return ", ".join(names[:-1]) + f", and {names[-1]}"


def head_authors(paper: Paper) -> str:
    """The authors of a running head: the chair's, else one name, `A and B`, or `A et al.`.

    Source: two published ACM papers with three and seven authors have `et al.` in their heads.
    """
    if paper.running_authors:
        return paper.running_authors
    names = [author.name for author in paper.authors]
    return name_list(paper.authors) if len(names) < 3 else f"{names[0]} et al."


def head_authors_short(paper: Paper) -> str:
    """The shortest authors' form of a running head, for one that does not fit."""
    if paper.running_authors or len(paper.authors) < 2:
        return head_authors(paper)
    return f"{paper.authors[0].name} et al."
