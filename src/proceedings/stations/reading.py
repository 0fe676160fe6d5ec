"""Reading: the metadata, and what every rule says that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from proceedings.checks.run import check_records
from proceedings.errors import BuildFault
from proceedings.findings.finding import Finding, by_place
from proceedings.findings.levels import settle
from proceedings.metadata.load import Loaded, load
from proceedings.metadata.styles import load_style
from proceedings.volume.origins import Origins
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

_FALLBACK_STYLE = "plain"
_OWN_TEXTS = (
    *("metadata/*.yaml", "metadata/papers/*.yaml", "metadata/front/**/*.md"),
    *("templates/**/*.typ", "templates/**/*.yaml", "templates/mail/**/*"),
)
"""What a volume says in its own words; imported files and PDFs are others'."""


def read_records(folder: Path) -> Loaded:
    """Load a volume's metadata and ask the rules that look at nothing else.

    Raises:
        CannotStart: As `load`.
    """
    loaded = load(folder)
    if loaded.volume is None:
        return loaded
    styles, _ = styles_of(loaded.volume, folder, loaded.origins)
    sources = dict(_own_texts(folder)) if loaded.volume.previous else {}
    found = check_records(loaded.volume, loaded.origins, styles, sources)
    return replace(loaded, findings=(*loaded.findings, *found))


def settled_records(loaded: Loaded, folder: Path, today: date | None = None) -> tuple[Finding, ...]:
    """All that can be told when the papers aren't looked at, at the styles' levels.

    Args:
        loaded: The metadata.
        folder: The volume's folder.
        today: The day on which waivers may have expired; None to let them hold.
    """
    volume = loaded.volume
    if volume is None:
        return tuple(sorted(loaded.findings, key=by_place))
    styles, faults = styles_of(volume, folder, loaded.origins)
    levels = {
        paper.id: styles[volume.style_of(paper)].levels
        for paper in volume.papers
        if volume.style_of(paper) != volume.style
    }
    return settle(
        (*loaded.findings, *faults),
        volume,
        styles[volume.style].levels,
        paper_levels=levels,
        today=today,
        at=loaded.origins.place,
    )


def styles_of(
    volume: Volume, folder: Path, origins: Origins
) -> tuple[dict[str, Style], list[Finding]]:
    """The styles that the volume and its tracks name; an unknown one stamps as `plain`."""
    named = {volume.style: origins.place("style")}
    for index, track in enumerate(volume.tracks):
        if track.style:
            named.setdefault(track.style, origins.place("tracks", index, "style"))
    styles: dict[str, Style] = {}
    findings: list[Finding] = []
    for name, place in named.items():
        style, faults = load_style(name, folder, place)
        findings += faults
        styles[name] = style or _fallback()
    return styles, findings


def _fallback() -> Style:
    style, faults = load_style(_FALLBACK_STYLE, None)
    if style is None:
        raise BuildFault(f"the shipped style is broken: {faults[0].message}", "Please report this.")
    return style


def _own_texts(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in _OWN_TEXTS:
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), path.read_text("utf-8", "replace")
