"""Where a volume stands: what is here, what is missing, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from proceedings.findings.finding import Finding
from proceedings.records.proof import Deadline
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPaper:
    """A paper whose file isn't here.

    Attributes:
        id: The paper's id.
        title: Its title.
        name: Whom to ask: a corresponding author, else one with an address, else the first.
        email: Where to.
    """

    id: str
    title: str
    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline of the volume.

    Attributes:
        name: Its key in volume.yaml.
        written: As it stands there.
        deadline: In words.
        last: The last moment, in UTC; of a zone nobody can tell, the last place's on Earth.
    """

    name: str
    written: str
    deadline: Deadline
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LastLook:
    """What the last check or build found.

    Attributes:
        errors: Findings at that level.
        warnings: Findings at that level.
        papers: How many papers have an error.
        authors: Errors in the papers' files: their authors' to mend, by letter.
        is_older: Whether something of the volume has changed since.
        has_letters: Whether letters have been written since.
    """

    errors: int
    warnings: int
    papers: int
    authors: int
    is_older: bool
    has_letters: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """The build that lies in the folder of outputs.

    Attributes:
        draft: Whether it is marked DRAFT.
        is_older: Whether something of the volume has changed since.
        has_proofs: Whether there are page proofs.
    """

    draft: bool
    is_older: bool
    has_proofs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a volume stands.

    Attributes:
        volume: The volume; None when its metadata leaves too little to go on.
        findings: Of the metadata alone, settled and sorted.
        expected: How many papers are to be bound.
        missing: Those of them whose file isn't here, in the order of their records.
        due: Deadlines, the first to end first.
        pending: Numbers and days not yet assigned, examples left, what is to be confirmed.
        look: The last check or build of the papers, if there was one.
        build: The last finished build, if there is one.
        following: The next command, without its folder.
    """

    volume: Volume | None
    findings: tuple[Finding, ...]
    expected: int
    missing: tuple[MissingPaper, ...]
    due: tuple[Due, ...]
    pending: tuple[Finding, ...]
    look: LastLook | None
    build: LastBuild | None
    following: str
