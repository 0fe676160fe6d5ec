"""What an import is asked to do, and what it did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from proceedings.findings.finding import Finding
from proceedings.records.imported import Tree, Unmapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How exports are to come in.

    Attributes:
        system: The system they are from; None to have it recognised.
        track: The track of all their papers; None for the one each record names.
        prefix: Put before every id.
        apply: Whether to write into a volume that has papers already.
        pairs: PDFs that somebody says are a paper's: the paper's id by the file's name.
    """

    system: str | None = None
    track: str | None = None
    prefix: str = ""
    apply: bool = False
    pairs: tuple[tuple[str, str], ...] = ()


class Kind(StrEnum):
    """What becomes of a value."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CONFLICT = "conflict"
    """Both sides changed it; the chair's stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that the source has otherwise than the volume.

    Attributes:
        file: POSIX path of the file it stands in, as `metadata/papers.yaml`.
        paper: The paper's id; None for what stands in another file.
        path: The field, as `authors.0.orcid`; empty for a whole record.
        old: What the volume has.
        new: What the source has.
    """

    kind: Kind
    file: str
    path: str
    paper: str | None = None
    old: Tree | None = None
    new: Tree | None = None


class Certainty(StrEnum):
    """How sure it is that a PDF is a paper's."""

    SURE = "sure"
    """Its name says so and page 1 doesn't say otherwise, or page 1 has title and names."""
    DOUBTFUL = "doubtful"
    """Somebody must look: it is not brought in."""
    NONE = "none"
    """No paper was found for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfMatch:
    """A PDF and the paper it belongs to.

    Attributes:
        name: The file's name as the system gave it.
        paper: The paper's id; the likeliest one where it is doubtful.
        how: What says so, in a few words.
        state: `new`, `same` or `changed`, against papers/; `copy` of another one; `left out` with
            its paper; empty where somebody must look.
    """

    name: str
    paper: str | None
    how: str
    certainty: Certainty
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import found and did.

    Attributes:
        system: The exports' system; None where only PDFs came.
        files: The files of the call, and what each was taken for.
        papers: How many accepted papers the source has.
        left_out: The source's ids of papers that are not accepted.
        changes: What differs from the volume, papers first.
        matches: All PDFs.
        missing: Ids of papers that no PDF came for and that have none.
        unmapped: What has no place in our metadata.
        findings: What is to be looked at.
        written: POSIX paths in the volume of the files that were written; empty for a trial.
        pending: Whether something is to be written that `--apply` would write.
    """

    system: str | None
    files: tuple[tuple[str, str], ...]
    papers: int
    left_out: tuple[str, ...]
    changes: tuple[Change, ...]
    matches: tuple[PdfMatch, ...]
    missing: tuple[str, ...]
    unmapped: tuple[Unmapped, ...]
    findings: tuple[Finding, ...]
    written: tuple[str, ...]
    pending: bool
