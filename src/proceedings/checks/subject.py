"""What a rule is given: facts, never files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from proceedings.checks.gathering import Named, Text
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Tool
from proceedings.volume.origins import FieldPath, Origins
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSubject:
    """A file that could be read, whatever is known of its paper: for rules of scope `file`."""

    inspection: Inspection
    style: Style

    def by_tool(self, otherwise: str, fixes: Mapping[Tool, str]) -> str:
        """How to mend something in the tool the file was made with.

        Args:
            otherwise: For every tool that has no fix of its own.
            fixes: One sentence a tool.
        """
        return fixes.get(self.inspection.tool, otherwise)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSubject(FileSubject):
    """One paper whose file could be read, with its record: for rules of scope `paper`."""

    volume: Volume
    paper: Paper
    origins: Origins


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class VolumeSubject:
    """The volume with all papers whose files could be read, by id: for rules of scope `volume`.

    Each is itself alone, so that what several rules ask of it can be kept as long as it is there.
    """

    volume: Volume
    inspections: Mapping[str, Inspection]
    styles: Mapping[str, Style]
    origins: Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsSubject:
    """What the metadata says, whether or not papers are read: for rules of scope `records`.

    Attributes:
        styles: The styles that the volume and its tracks name, by name; those that were found.
        texts: Everything that is printed or deposited as text.
        foreign: Those of them with a letter beyond ASCII: no other can hide one.
        people: Everybody who is named.
        sources: What the volume's own text files say, by their path; empty for a volume that
            follows no other.
    """

    volume: Volume
    origins: Origins
    styles: Mapping[str, Style] = field(default_factory=dict)
    texts: tuple[Text, ...] = ()
    foreign: tuple[Text, ...] = ()
    people: tuple[Named, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    def finding(
        self,
        *,
        rule: str,
        level: Level,
        message: str,
        fix: str,
        path: FieldPath,
        evidence: str | None = None,
    ) -> Finding:
        """A finding at the value of a field path."""
        shown = evidence if evidence is None or len(evidence) <= 120 else f"{evidence[:119]}…"
        return Finding(
            rule=rule,
            level=level,
            message=message,
            fix=fix,
            place=self.origins.place(*path),
            evidence=shown,
        )
