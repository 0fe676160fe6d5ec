"""A library format that the volume is for isn't known.

Why: Its files are not made; all others are.

How to mend: Write one of those that `proceedings export --list` shows under `formats` in
metadata/volume.yaml.

Source: The description of the metadata: `formats` names exporters.
"""

import difflib
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.registry import Registry

LEVEL = Level.ERROR
SCOPE = "records"
_FORMATS = Registry("proceedings.exports")


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look whether there is an exporter for each format."""
    known = _FORMATS.names()
    for index, name in enumerate(subject.volume.formats):
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            yield subject.finding(
                rule="metadata/unknown-format",
                level=LEVEL,
                message=f"'{name}' is no library format; its files are not made.",
                fix=f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(known)}.",
                path=("formats", index),
                evidence=name,
            )
