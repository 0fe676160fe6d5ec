"""Which PDF is which paper's: by what somebody says, by its name, by its first page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importing.pdfnames import Names
from proceedings.records.importing import Certainty, PdfMatch
from proceedings.text.firstpages import FirstPages, Look
from proceedings.text.letters import folded

_ENOUGH = 200  # letters of a page that must say something of its paper
_FAR = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A PDF that came in.

    Attributes:
        name: Its name as the system gave it.
        sha256: Of its bytes.
        said: The paper's id, where the export says it.
        paired: The paper's id, where somebody says it.
        text: The text of its first page; empty where it has none or can't be read.
    """

    name: str
    sha256: str
    said: str | None = None
    paired: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A match, and how strong its grounds are: the strongest of a paper's has it."""

    match: PdfMatch
    rank: int


def match(
    candidates: Sequence[Candidate], names: Names, pages: FirstPages, papers: Iterable[str]
) -> tuple[PdfMatch, ...]:
    """Find each PDF's paper.

    Args:
        candidates: The PDFs.
        names: What names may mean.
        pages: What pages may say.
        papers: Ids of all papers.

    Returns:
        One match a PDF, in their order; a paper has at most one that is sure.
    """
    claims = [_claim(one, names, pages) for one in candidates]
    claimed = {claim.match.paper for claim in claims if claim.rank}
    free = {paper for paper in papers if paper not in claimed}
    claims = [
        claim if claim.rank or claim.match.paper else _nearest(one, pages, free)
        for one, claim in zip(candidates, claims, strict=True)
    ]
    return tuple(_settled(candidates, claims))


def _claim(one: Candidate, names: Names, pages: FirstPages) -> _Claim:
    if one.paired:
        return _sure(one, one.paired, "you say so", 4)
    page = folded(one.text)
    exact = pages.exact(page)
    named = (one.said, "the export says so") if one.said else names.meant(one.name)
    if named and named[0]:
        return _by_name(one, named[0], named[1], page, exact, pages)
    sure = [look for look in exact if look.is_sure]
    if len(sure) == 1:
        return _sure(one, sure[0].paper, "page 1 has its title and authors", 2)
    if exact:
        return _doubtful(one, exact[0].paper, "page 1 has its title, not its authors")
    return _Claim(PdfMatch(name=one.name, paper=None, how="", certainty=Certainty.NONE), 0)


def _by_name(
    one: Candidate, paper: str, why: str, page: str, exact: Sequence[Look], pages: FirstPages
) -> _Claim:
    look = pages.look(page, paper)
    if any(other.paper == paper for other in exact):
        return _sure(one, paper, f"{why}, page 1 has its title", 3)
    others = [other for other in exact if other.is_sure]
    if others:
        return _doubtful(one, paper, f"{why}, but page 1 is that of {others[0].paper}")
    if look.exact:
        return _doubtful(one, paper, f"{why}, but its title on page 1 is part of another's")
    if look.is_near:
        return _sure(one, paper, f"{why}, page 1 has nearly its title", 3)
    if len(page) >= _ENOUGH and look.title < _FAR and not look.names:
        return _doubtful(one, paper, f"{why}, but page 1 has neither its title nor its authors")
    if why == Names.WEAK and not look.names:
        return _doubtful(one, paper, f"{why}, and page 1 doesn't tell")
    tells = "; page 1 has another title" if page else "; page 1 has no text"
    return _sure(one, paper, why + tells, 1)


def _nearest(one: Candidate, pages: FirstPages, free: Container[str]) -> _Claim:
    near = pages.near(folded(one.text), free) if one.text else []
    if not near:
        how = "no id in its name, and page 1 " + ("has no title of ours" if one.text else "no text")
        return _Claim(PdfMatch(name=one.name, paper=None, how=how, certainty=Certainty.NONE), 0)
    others = f" (or {', '.join(look.paper for look in near[1:3])})" if near[1:] else ""
    percent = round(100 * near[0].score)
    return _doubtful(one, near[0].paper, f"page 1 is {percent} % like it{others}")


def _settled(candidates: Sequence[Candidate], claims: Sequence[_Claim]) -> Iterable[PdfMatch]:
    """One PDF a paper: that with the best grounds, if it is one."""
    best: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        paper = claim.match.paper
        if claim.rank and paper:
            first = best.setdefault(paper, [index])[0]
            if claim.rank > claims[first].rank:
                best[paper] = [index]
            elif claim.rank == claims[first].rank and index not in best[paper]:
                best[paper].append(index)
    for index, claim in enumerate(claims):
        found = claim.match
        if not claim.rank or not found.paper:
            yield found
            continue
        winners = best[found.paper]
        first = winners[0]
        if len({candidates[one].sha256 for one in winners}) > 1 and index in winners:
            others = ", ".join(candidates[one].name for one in winners if one != index)
            yield replace(found, certainty=Certainty.DOUBTFUL, how=f"{found.how}; so has {others}")
        elif index == first:
            yield found
        elif candidates[index].sha256 == candidates[first].sha256:
            yield replace(found, how=f"a copy of {candidates[first].name}", state="copy")
        else:
            how = f"{found.how}; {candidates[first].name} has better grounds"
            yield replace(found, certainty=Certainty.DOUBTFUL, how=how)


def _sure(one: Candidate, paper: str, how: str, rank: int) -> _Claim:
    return _Claim(PdfMatch(name=one.name, paper=paper, how=how, certainty=Certainty.SURE), rank)


def _doubtful(one: Candidate, paper: str, how: str) -> _Claim:
    found = PdfMatch(name=one.name, paper=paper, how=how, certainty=Certainty.DOUBTFUL)
    return _Claim(found, 0)


def told(matches: Iterable[PdfMatch], titles: Mapping[str, str]) -> Iterable[Finding]:
    """What somebody must look at, with what to type.

    Args:
        matches: All PDFs.
        titles: The papers' titles.
    """
    for one in matches:
        if one.certainty is Certainty.DOUBTFUL and one.paper:
            yield Finding(
                rule="match/doubtful",
                level=Level.WARNING,
                message=(
                    f"{one.name} may be the paper '{one.paper}', «{titles.get(one.paper, '')}»: "
                    f"{one.how}. It is not brought in."
                ),
                fix=f"If it is, import again with `--pdf '{one.paper}={one.name}'`.",
                place=Place(paper=one.paper),
                evidence=one.name,
            )
        elif one.certainty is Certainty.NONE and not one.state:
            yield Finding(
                rule="match/unmatched",
                level=Level.WARNING,
                message=f"No paper was found for {one.name}: {one.how}.",
                fix=f"If it is a paper's, import again with `--pdf 'ID={one.name}'`.",
                evidence=one.name,
            )
