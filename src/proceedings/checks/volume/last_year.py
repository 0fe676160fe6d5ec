"""A fact of the last volume stands in this one: its short name, dates, year, DOI or ISBN.

Why: A volume made from last year's keeps what nobody looked at. 24 papers of a workshop were once
stamped with another venue's line and a DOI two years old, and stay so.

How to mend: Write this year's. Where the old one is meant, as in «since KDD ’24», waive the
finding.

Source: `previous` in volume.yaml, which `proceedings init --from` writes. The year alone is looked
for outside papers.yaml, whose papers may well speak of it.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.volume.previous import Previous

LEVEL = Level.ERROR
LEVELS = (Level.ERROR, Level.WARNING)
SCOPE = "records"

_VOLUME = "metadata/volume.yaml"
_PAPERS = "metadata/papers"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Search the volume's own files for what the last one was called."""
    previous = subject.volume.previous
    if previous is None:
        return
    wanted = _wanted(previous)
    for file, source in sorted(subject.sources.items()):
        own = _without_previous(source) if file == _VOLUME else source
        for number, line in enumerate(own.split("\n"), start=1):
            # A comment is printed nowhere.
            if not line.strip() or (file.endswith(".yaml") and line.lstrip().startswith("#")):
                continue
            for what, level, pattern in wanted:
                if what == "year" and file.startswith(_PAPERS):
                    continue
                found = pattern.search(line)
                if found:
                    yield Finding(
                        rule="volume/last-year",
                        level=level,
                        message=f"«{found[0].strip()}» is the last volume's {what}.",
                        fix="Write this year's; if the old one is meant, waive this.",
                        place=Place(file=file, line=number, column=found.start() + 1),
                        evidence=line.strip()[:120],
                    )
                    break


def _wanted(previous: Previous) -> list[tuple[str, Level, re.Pattern[str]]]:
    """What to look for, the surest first: a line is told of once."""
    wanted = [
        ("DOI", Level.ERROR, re.compile(re.escape(doi) + r"(?![0-9])")) for doi in previous.doi
    ]
    for isbn in previous.isbn:
        digits = isbn.replace("-", "").replace(" ", "")
        wanted.append(("ISBN", Level.ERROR, re.compile("[- ]?".join(digits))))
    if previous.short:
        wanted.append(("short name", Level.WARNING, _short(previous.short)))
    wanted += [
        ("date", Level.WARNING, re.compile(re.escape(day.isoformat())))
        for day in (previous.start, previous.end)
        if day
    ]
    if previous.year:
        # Not in a date such as 2030-12-01, when this year's papers were due.
        year = re.compile(rf"(?<![\w./-]){previous.year}(?![\w-]|\.\d)")
        wanted.append(("year", Level.WARNING, year))
    return wanted


def _short(short: str) -> re.Pattern[str]:
    """`KDD ’24` in all its spellings: KDD '24, KDD 24, KDD24, KDD 2024, KDD-2024."""
    name, _, year = short.replace("'", "’").rpartition("’")
    if not name or not year.isdigit():
        return re.compile(re.escape(short).replace("’", "['’]"), re.IGNORECASE)
    return re.compile(rf"\b{re.escape(name.strip())}[\s'’‘-]*(?:20)?{year}\b", re.IGNORECASE)


def _without_previous(source: str) -> str:
    """volume.yaml with the block `previous` blanked, so that lines keep their numbers."""
    kept, inside = [], False
    for line in source.split("\n"):
        if line[:1].strip() and not line.startswith("#"):
            inside = line.startswith("previous:")
        kept.append("" if inside else line)
    return "\n".join(kept)
