"""What a rule is given: facts, never files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from proceedings.records.inspection import Inspection
from proceedings.volume.origins import Origins
from proceedings.volume.paper import Paper
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSubject:
    """One paper whose file could be read: for rules of scope `paper`."""

    volume: Volume
    paper: Paper
    inspection: Inspection
    style: Style
    origins: Origins


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeSubject:
    """The volume with all papers whose files could be read, by id: for rules of scope `volume`."""

    volume: Volume
    inspections: Mapping[str, Inspection]
    styles: Mapping[str, Style]
    origins: Origins
