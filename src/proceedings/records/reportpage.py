"""What the page of all findings is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proceedings.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A cut-out that shows where a finding is.

    Attributes:
        webp: The image file's bytes.
        width: Pixels.
        height: Pixels.
    """

    webp: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All findings of a volume, with what is needed to read them.

    Attributes:
        short: The conference's short name.
        name: Its whole name.
        titles: The volume's papers, id and title, in the order of their records.
        findings: Settled and sorted, with their rounds.
        fixed: What the last look found and this one doesn't; None where there was none.
        shots: Cut-outs by the finding's number in `findings`, from 0.
        explained: The page of each rule that occurs.
    """

    short: str
    name: str
    titles: Mapping[str, str]
    findings: tuple[Finding, ...]
    fixed: tuple[Finding, ...] | None
    shots: Mapping[int, Shot]
    explained: Mapping[str, str]
