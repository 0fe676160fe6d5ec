"""A whole source merged into a volume: what is new, what changes, what the source has no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from proceedings.findings.finding import Finding, Level, Place
from proceedings.importing.merge import Merging
from proceedings.importing.values import excerpt
from proceedings.records.imported import Tree
from proceedings.records.importing import Change, Kind
from proceedings.records.trees import Fields, Trees

PAPERS = "metadata/papers.yaml"
_FILES = ("volume", "program", "front")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What a volume gets by an import.

    Attributes:
        wanted: The volume's metadata with the source's in it.
        base: What the next import is compared with.
        changes: What differs.
    """

    wanted: Trees
    base: Trees
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def reconcile(base: Trees, ours: Trees, theirs: Trees, *, source: str) -> Reconciled:
    """Merge a source into a volume.

    Args:
        base: What the source had at the last import; empty at the first.
        ours: What the volume has.
        theirs: What the source has now; papers it does not name are kept.
        source: The file that keeps the base, for findings.
    """
    papers: dict[str, Fields] = dict(ours.papers)
    changes: list[Change] = []
    for key, fields in theirs.papers.items():
        if key in ours.papers:
            papers[key], found = _paper(key, base.papers.get(key, {}), ours.papers[key], fields)
            changes += found
        elif key not in base.papers:
            papers[key] = fields
            changes.append(Change(kind=Kind.ADDED, file=PAPERS, paper=key, path="", new=fields))
    wholes = {}
    for name in _FILES:
        merging = Merging(file=f"metadata/{name}.yaml")
        sides = (getattr(side, name) for side in (base, ours, theirs))
        wholes[name] = merging.fields(*sides)
        changes += merging.changes
    gone = [key for key in base.papers if key in ours.papers and key not in theirs.papers]
    return Reconciled(
        wanted=Trees(papers=papers, **wholes),
        base=_next_base(base, theirs, gone),
        changes=tuple(changes),
        findings=(*_conflicts(changes), *(_gone(key, ours.papers[key], source) for key in gone)),
    )


def _paper(key: str, base: Fields, ours: Fields, theirs: Fields) -> tuple[Fields, list[Change]]:
    """One paper; where a record stood is written anew only with something else."""
    merging = Merging(file=PAPERS, paper=key)
    sides = [
        {name: one for name, one in side.items() if name != "source"} for side in (base, theirs)
    ]
    merged = merging.fields(sides[0], ours, sides[1])
    old, new = ours.get("source"), theirs.get("source")
    differs = merged != dict(ours)
    if differs and isinstance(old, Mapping) and isinstance(new, Mapping):
        merged["source"] = new if old.get("system") == new.get("system") else old
    return merged, merging.changes


def _next_base(base: Trees, theirs: Trees, gone: Iterable[str]) -> Trees:
    """What the source says now; fields that it left out this time are remembered."""
    papers = {key: {**base.papers.get(key, {}), **fields} for key, fields in theirs.papers.items()}
    return Trees(
        papers={**papers, **{key: base.papers[key] for key in gone}},
        volume={**base.volume, **theirs.volume},
        program={**base.program, **theirs.program},
        front={**base.front, **theirs.front},
    )


def _conflicts(changes: Iterable[Change]) -> Iterable[Finding]:
    for change in changes:
        if change.kind is Kind.CONFLICT:
            yield Finding(
                rule="metadata/import-conflict",
                level=Level.WARNING,
                message=(
                    f"{change.path} is {_said(change.old)} here and now {_said(change.new)} in the "
                    "source; what stands here is kept."
                ),
                fix="Nothing, if yours is right; else write the source's value in.",
                place=Place(paper=change.paper, file=change.file),
                evidence=excerpt(change.new),
            )


def _said(value: Tree | None) -> str:
    return "taken out" if value is None else f"«{excerpt(value)}»"


def _gone(key: str, record: Fields, source: str) -> Finding:
    return Finding(
        rule="metadata/import-removed",
        level=Level.WARNING,
        message=f"The source no longer has the paper '{key}', «{excerpt(record.get('title'))}».",
        fix=(
            f"If it is withdrawn, write `status: withdrawn` in its record, or delete the record; "
            f"if it only lacks in this export, leave it. {source} has it as it came last."
        ),
        place=Place(paper=key, file=PAPERS),
    )
