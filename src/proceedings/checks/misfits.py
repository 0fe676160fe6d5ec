"""Which files are another paper's: page 1 of each against all records.

Titles and authors' names are compared as letters alone. A file that has its own record's title is
never compared with others; for those that haven't, an index of all titles names the likely ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from proceedings.checks.subject import VolumeSubject
from proceedings.text.firstpages import FirstPages, Look
from proceedings.text.letters import folded
from proceedings.volume.people import Person

_HEAD = 3500  # letters of a page in which its title and authors stand
_ENOUGH = 200  # letters of a page that must say something of its paper
_CLEARLY = 0.25  # by so much another record's score is better
_MOST = 0.5  # of the authors
_TOP = 800  # letters of a page in which its own title begins

_known: WeakKeyDictionary[VolumeSubject, Mapping[str, str]] = WeakKeyDictionary()


def misplaced(subject: VolumeSubject) -> Mapping[str, str]:
    """The paper each misplaced file is of, by the paper in whose place it lies.

    Several rules ask; it is found out once a volume.
    """
    if subject not in _known:
        _known[subject] = dict(_misplaced(subject))
    return _known[subject]


def _misplaced(subject: VolumeSubject) -> dict[str, str]:
    papers = subject.volume.papers
    pages = FirstPages(
        {paper.id: paper.full_title for paper in papers},
        {paper.id: tuple(map(_family, paper.authors)) for paper in papers},
    )
    everybody = frozenset(paper.id for paper in papers)
    found = {}
    for paper in papers:
        inspection = subject.inspections.get(paper.id)
        if not paper.is_bound or not inspection:
            continue
        page = folded(inspection.first_page[:_HEAD])
        if len(page) >= _ENOUGH and (other := _whose(pages, page, paper.id, everybody)):
            found[paper.id] = other
    return found


def _family(person: Person) -> str:
    return person.family or person.mononym or person.name


def _whose(pages: FirstPages, page: str, paper: str, everybody: frozenset[str]) -> str | None:
    """The paper whose page it clearly is, if that is another."""
    own = pages.look(page, paper)
    longer: list[Look] = []
    if own.exact:
        longer = [look for key in pages.longer(paper) if (look := pages.look(page, key)).exact]
        if not longer and own.names >= _MOST:
            return None
    for look in longer or pages.exact(page):
        if look.paper != paper and _is_better(look, own, pages):
            return look.paper
    if own.is_near:
        return None
    near = pages.near(page, everybody - {paper})
    return near[0].paper if near and near[0].score >= own.score + _CLEARLY else None


def _is_better(other: Look, own: Look, pages: FirstPages) -> bool:
    """Whether a page that has another paper's title is that paper's."""
    if not other.is_sure or other.names < own.names:
        return False
    if own.is_near and own.paper in pages.longer(other.paper):
        return False  # their title is a part of its own, which has changed elsewhere
    # Deep in a page of its own authors stands what they cite, by themselves.
    return own.names < _MOST or other.at < _TOP
