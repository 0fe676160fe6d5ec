"""Asks the rules about files of the corpus and writes how often they are right: docs/judgement.md.

    python tests/judgement/judge.py [output.md]

What is there was seen by looking (README.md beside this file). Files are inspected as a build
inspects them: in workers, within limits, so that a crash or a hang costs one file.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from expectations import Judged, read
from scoring import Row, Score, score

from proceedings.checks.run import RULES, check_file, wanted
from proceedings.findings.finding import Finding, Level, Place
from proceedings.findings.levels import at_levels
from proceedings.inspection.inspect import inspect
from proceedings.metadata.styles import load_style
from proceedings.outputs import sha256_of
from proceedings.records.inspection import Inspection
from proceedings.volume.style import Style
from proceedings.workbench.bench import Bench, Failed, Task

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "judgement.md"
_HEAD = "| rule | expected | found | missed | false errors | false warnings | false notes |"


def corpus() -> Path | None:
    """The folder of the shared corpus, or None where it is absent."""
    folder = Path(os.environ.get("PROCEEDINGS_CORPUS") or ROOT.parent / "shared" / "corpus")
    return folder if (folder / "MANIFEST.tsv").is_file() else None


def ask(
    judged: Sequence[Judged], folder: Path, cache: Path, jobs: int
) -> dict[str, tuple[Finding, ...]]:
    """What the rules about a file alone say of each, by its path, at the levels of its style."""
    styles = {name: _style(name) for name in sorted({file.style for file in judged})}
    tasks = [_task(folder / file.path, styles[file.style]) for file in judged]
    with Bench(cache, jobs, lambda *_: None) as bench:
        outcomes = bench.each("inspect", tasks)
    told: dict[str, tuple[Finding, ...]] = {}
    for file, outcome in zip(judged, outcomes, strict=True):
        style = styles[file.style]
        if isinstance(outcome, Failed):
            told[file.path] = (_unreadable(outcome, file.path),)
        else:
            told[file.path] = at_levels(check_file(outcome.value, style, file.path), style.levels)
    return told


def _task(path: Path, style: Style) -> Task[Inspection]:
    looked_for = wanted(style)
    sha256 = sha256_of(path)
    return Task(
        name=path.name,
        call=inspect,
        args=(path, sha256, looked_for),
        result=Inspection,
        inputs=(sha256, repr(looked_for)),
    )


def _style(name: str) -> Style:
    style, findings = load_style(name, None)
    if style is None:
        raise LookupError(f"no style {name}: {findings}")
    return style


def _unreadable(outcome: Failed, file: str) -> Finding:
    return Finding(
        rule="file/unreadable",
        level=Level.ERROR,
        message=f"The file {outcome.message.rstrip('.')}.",
        fix=outcome.fix,
        place=Place(file=file),
    )


def page(folder: Path, judged: Sequence[Judged], result: Score) -> str:
    """The table, and each miss and each false finding below it."""
    return "\n".join((*_page(folder, judged, result), ""))


def _page(folder: Path, judged: Sequence[Judged], result: Score) -> Iterator[str]:
    rows = result.rows()
    total = result.total()
    good = {file.path for file in judged if file.good}
    errors = sorted(
        {file.path for file, finding in result.false if finding.level is Level.ERROR} & good
    )
    manifest = folder / "MANIFEST.tsv"
    sha256 = hashlib.sha256(manifest.read_bytes()).hexdigest()
    size = sum((folder / file.path).stat().st_size for file in judged)
    yield "# Judgement"
    yield ""
    yield "How often the rules about a file are right; written by `make judgement`."
    yield ""
    yield (
        f"{len(judged)} files of the shared corpus ({size / 1e6:.0f} MB; its manifest's SHA-256 "
        f"begins with {sha256[:12]}). What is wrong with each was written down before the rules "
        "were asked; how, and what these figures can't say: `tests/judgement/README.md`."
    )
    yield ""
    yield (
        f"Of {total.expected} defects that are there {total.found} are found. Told wrongly: "
        f"{_count(total.errors, 'error')}, {_count(total.warnings, 'warning')}, "
        f"{_count(total.traps, 'note')}. {len(good)} of "
        f"the files are good camera-ready papers; an error is told of {len(errors)} of them."
    )
    yield ""
    yield (
        "*Expected*: seen in a file. *Missed*: seen and not told. *False*: told and not there; for "
        "notes, only of files that are known to be free of it."
    )
    yield ""
    yield _HEAD
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for rule, row in rows.items():
        if row.expected or row.errors or row.warnings or row.traps:
            yield _row(f"`{rule}`", row)
    yield _row("**all**", total)
    quiet = [name for name in _asked() if name not in rows]
    notes = {rule: row.others for rule, row in rows.items() if row.others}
    yield ""
    yield "Never told and nowhere expected: " + (", ".join(f"`{name}`" for name in quiet) or "none")
    yield ""
    yield "Notes that nobody looked for, counted neither way: " + (
        ", ".join(f"`{rule}` {count}" for rule, count in notes.items()) or "none"
    )
    yield from _section("Missed", sorted(_missed(result)))
    yield from _section("False", sorted(_false(result)))
    yield from _section("Told at another level", sorted(_levels(result)))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _row(name: str, row: Row) -> str:
    missed = row.expected - row.found
    return (
        f"| {name} | {row.expected} | {row.found} | {missed} | {row.errors} | {row.warnings} "
        f"| {row.traps} |"
    )


def _asked() -> list[str]:
    return [
        name
        for name, module in RULES.load_all().items()
        if module.SCOPE == "file" and hasattr(module, "check")
    ]


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from list(lines) or ["None."]


def _missed(result: Score) -> Iterator[str]:
    for file, line in result.missed:
        where = f", page {line.page}" if line.page else ""
        level = f" ({line.level})" if line.level else ""
        yield f"- `{'|'.join(line.rules)}`{level} {file.path}{where}: {_flat(line.seen)}"


def _false(result: Score) -> Iterator[str]:
    for file, finding in result.false:
        where = f", page {finding.place.page}" if finding.place.page else ""
        yield f"- `{finding.rule}` ({finding.level}) {file.path}{where}: {_flat(finding.message)}"


def _levels(result: Score) -> Iterator[str]:
    for file, line, finding in result.levels:
        yield (
            f"- `{finding.rule}` {file.path}: {finding.level}, expected {line.level}; "
            f"{_flat(finding.message)}"
        )


def _flat(text: str) -> str:
    """Text of authors' files on one line of Markdown, without signs that mean something there."""
    shown = "".join(sign if sign.isprintable() else "·" for sign in " ".join(text.split()))
    for sign in "\\`*_[]<>|":
        shown = shown.replace(sign, f"\\{sign}")
    return shown


def main() -> int:
    folder = corpus()
    if folder is None:
        print("There is no corpus; say where it is in PROCEEDINGS_CORPUS.", file=sys.stderr)
        return 2
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    judged = read()
    with tempfile.TemporaryDirectory() as cache:
        told = ask(judged, folder, Path(cache), os.cpu_count() or 1)
    result = score(judged, told)
    target.write_text(page(folder, judged, result), encoding="utf-8", newline="\n")
    total = result.total()
    print(
        f"{len(judged)} files: {total.found} of {total.expected} found, {total.errors} errors, "
        f"{total.warnings} warnings, {total.traps} notes false; {target}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
