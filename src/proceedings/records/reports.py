"""What the commands give back to whoever gave the order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proceedings.findings.finding import Finding
from proceedings.records.pageplan import PagePlan
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one command found and made.

    Attributes:
        volume: The volume; None when its metadata leaves too little to go on.
        findings: What is to be mended, settled and sorted.
        fixed: What the last look at the volume found and this one doesn't; None where there was no
            last look, or this one was not set against it.
        page: Where the findings lie to be read; None where that was not made anew.
        build: The folder of outputs.
        plan: The page plan, once there is one.
        manifest: What was published; empty when nothing was.
        verified: What was read back and found right, a line each.
        made: Papers that something was made for, by id.
    """

    volume: Volume | None
    findings: tuple[Finding, ...]
    build: Path
    plan: PagePlan | None = None
    manifest: Mapping[str, Any] = field(default_factory=dict)
    verified: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    fixed: tuple[Finding, ...] | None = None
    page: Path | None = None

    @property
    def draft(self) -> bool:
        """Whether DRAFT stands on the volume's pages."""
        return bool(self.manifest.get("draft"))
