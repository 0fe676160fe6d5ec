"""Papers whose files hold the same text: by their bytes, else by the sketches of their texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from weakref import WeakKeyDictionary

from proceedings.checks.subject import VolumeSubject
from proceedings.text.likeness import likeness

_SAME = 0.9
_SHARED = 0.7  # of a sketch, for two to be compared at all
_COMMON = 30  # files that have one run of words: it is a template's, and tells nothing

_known: WeakKeyDictionary[VolumeSubject, tuple[tuple[str, ...], ...]] = WeakKeyDictionary()


def same_texts(subject: VolumeSubject) -> tuple[tuple[str, ...], ...]:
    """Groups of papers with one text, in the order of the records; found out once a volume."""
    if subject not in _known:
        _known[subject] = tuple(_groups(subject))
    return _known[subject]


def _groups(subject: VolumeSubject) -> Iterator[tuple[str, ...]]:
    papers = [
        paper.id
        for paper in subject.volume.papers
        if paper.is_bound and paper.id in subject.inspections
    ]
    group = {paper: paper for paper in papers}

    def head(paper: str) -> str:
        while group[paper] != paper:
            paper = group[paper]
        return paper

    for one, other in (*_same_bytes(subject, papers), *_same_words(subject, papers)):
        group[head(other)] = head(one)
    members: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        members[head(paper)].append(paper)
    yield from (tuple(found) for found in members.values() if len(found) > 1)


def _same_bytes(subject: VolumeSubject, papers: list[str]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for paper in papers:
        earlier = first.setdefault(subject.inspections[paper].sha256, paper)
        if earlier != paper:
            yield earlier, paper


def _same_words(subject: VolumeSubject, papers: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs that share most of their sketches; never every file with every other."""
    having: dict[int, list[str]] = defaultdict(list)
    for paper in papers:
        for value in subject.inspections[paper].sketch:
            having[value].append(paper)
    shared: Counter[tuple[str, str]] = Counter()
    for owners in having.values():
        if 1 < len(owners) <= _COMMON:
            shared.update(combinations(owners, 2))
    for (one, other), count in sorted(shared.items()):
        sketches = subject.inspections[one].sketch, subject.inspections[other].sketch
        if count >= _SHARED * min(map(len, sketches)) and likeness(*sketches) >= _SAME:
            yield one, other
