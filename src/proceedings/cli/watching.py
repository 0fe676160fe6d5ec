"""Building again and again while a chair works: one line a round."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from proceedings.cli.console import Console, counted, shown
from proceedings.cli.findings import show_errors, summary
from proceedings.cli.reports import show_build
from proceedings.errors import CannotStart, ProceedingsError
from proceedings.findings.finding import Round
from proceedings.records.reports import Report
from proceedings.stations.watching import SOURCES, Watch

_NAMED = 2
_VOLUME = "metadata/volume.yaml"


def keep_building(
    folder: Path, build: Callable[[], Report], options: argparse.Namespace, console: Console
) -> NoReturn:
    """Build at once, then whenever files change; Ctrl-C ends it.

    What stops a build is told, and the next change tried: most likely it mends it.

    Args:
        folder: The volume's folder.
        build: Builds it.
        options: As parsed.
        console: Where the first build is told in full, and each later one on a line.

    Raises:
        CannotStart: There is no volume in the folder to begin with.
    """
    changed: tuple[str, ...] = ()
    watch = Watch(folder)
    while True:
        start = time.perf_counter()
        try:
            report = build()
        except ProceedingsError as refusal:
            if not changed and isinstance(refusal, CannotStart) and not (folder / _VOLUME).exists():
                raise
            console.complain(refusal.message, refusal.fix)
        else:
            if changed:
                _show_round(console, report, changed, time.perf_counter() - start)
            else:
                show_build(console, report, options)
            watch.heed(entry["path"] for entry in report.manifest.get("inputs", ()))
        if not changed:
            places = ", ".join(f"{source}/" for source in SOURCES)
            console.line(f"\nwatching {places} (Ctrl-C ends)")
        console.out.flush()
        changed = watch.wait()


def _show_round(console: Console, report: Report, changed: Sequence[str], seconds: float) -> None:
    """`14:02:07  papers/p1.pdf: no errors · 2 warnings · no notes, 63 pages, 2.1 s`."""
    words = [summary(console, report.findings)]
    if report.manifest:
        if report.plan:
            words.append(counted(report.plan.pages, "page"))
        if report.draft:
            words.append(console.red("DRAFT"))
    else:
        words.append(console.red("nothing was published"))
    words.append(f"{seconds:.1f} s")
    named = ", ".join(map(shown, changed[:_NAMED]))
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    console.line(f"{time.strftime('%H:%M:%S')}  {named}{more}: {', '.join(words)}")
    # Errors that were there before have been told, and stand in the report.
    show_errors(console, [one for one in report.findings if one.round is not Round.STILL_THERE])
