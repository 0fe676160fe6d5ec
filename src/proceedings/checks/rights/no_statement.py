"""A paper's rights have no permission wording, though the style prints one on its first page.

Why: The wording is a legal text that the publisher issues; it is printed as issued and never made
up here.

How to mend: Paste it from the publisher's rights mail: for all papers of a mode under `statements`
in volume.yaml, for one paper under `rights.statement`.

Source: The description of the metadata; modes `none` and `cc` need no wording of their own.
"""

from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level
from proceedings.volume.rights import RightsMode

LEVEL = Level.ERROR
SCOPE = "records"

_NEED_NONE = frozenset({RightsMode.NONE, RightsMode.CC})
_STRIP = "strip"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """One finding a mode: that is how the wording is issued."""
    volume = subject.volume
    lacking: dict[RightsMode, list[str]] = {}
    for paper in volume.papers:
        rights = volume.rights_of(paper)
        style = subject.styles.get(volume.style_of(paper))
        if style is None or not any(stamp.name == _STRIP for stamp in style.stamps):
            continue
        worded = rights.statement or volume.statements.get(rights.mode)
        if paper.is_bound and rights.mode not in _NEED_NONE and not worded:
            lacking.setdefault(rights.mode, []).append(paper.id)
    for mode, papers in lacking.items():
        listed = ", ".join(papers[:6]) + (" …" if len(papers) > 6 else "")
        yield subject.finding(
            rule="rights/no-statement",
            level=LEVEL,
            message=f"There is no permission wording for mode {mode.value} ({listed}).",
            fix=f"Paste it from the publisher's mail under 'statements', as `{mode.value}: …`.",
            path=("statements",),
            evidence=mode.value,
        )
