"""A paper's rights have no permission wording, though the style prints one on its first page.

Why: The wording is a legal text that the publisher issues; it is printed as issued and never made
up here. Without it the paper's rights strip isn't set.

How to mend: Paste it from the publisher's rights mail: for all papers of a mode under `statements`
in volume.yaml, for one paper under `rights.statement`. Where papers of the volume print it
themselves, the fix quotes what they print: compare it with the mail before you take it.

Source: The description of the metadata; modes `none` and `cc` need no wording of their own, and a
paper that prints a statement needs none of ours.
"""

from collections import Counter
from collections.abc import Iterator

from proceedings.checks.imprint import imprint
from proceedings.checks.permissions import is_allowed, kind_of
from proceedings.checks.subject import VolumeSubject
from proceedings.citation.rightsline import needs_statement
from proceedings.findings.finding import Finding, Level
from proceedings.volume.rights import RightsMode

LEVEL = Level.ERROR
SCOPE = "volume"
_LONGEST = 1500


def check(subject: VolumeSubject) -> Iterator[Finding]:
    """One finding a mode: that is how the wording is issued."""
    volume = subject.volume
    lacking: dict[RightsMode, list[str]] = {}
    printed: dict[RightsMode, Counter[str]] = {}
    for paper in volume.papers:
        rights = volume.rights_of(paper)
        style = subject.styles.get(volume.style_of(paper))
        if style is None or style.strip_set is None or not needs_statement(rights):
            continue
        inspection = subject.inspections.get(paper.id)
        own = imprint(inspection).statement if inspection else ""
        if own:
            printed.setdefault(rights.mode, Counter())[own] += 1
        elif paper.is_bound and not (rights.statement or volume.statements.get(rights.mode)):
            lacking.setdefault(rights.mode, []).append(paper.id)
    for mode, papers in lacking.items():
        listed = ", ".join(papers[:6]) + (" …" if len(papers) > 6 else "")
        yield Finding(
            rule="rights/no-statement",
            level=LEVEL,
            message=f"There is no permission wording for mode {mode.value} ({listed}).",
            fix=_fix(mode, printed.get(mode, Counter())),
            place=subject.origins.place("statements"),
            evidence=mode.value,
        )


def _fix(mode: RightsMode, printed: Counter[str]) -> str:
    """The wording that most papers of the mode print, ready to paste, where it is of that mode."""
    for text, count in printed.most_common():
        if len(text) <= _LONGEST and is_allowed(kind_of(text) or "", mode):
            others = "another paper prints" if count == 1 else f"{count} other papers print"
            return f"If it is what {others}, set under 'statements': {mode.value}: >-\n  {text}"
    return f"Paste it from the publisher's mail under 'statements', as `{mode.value}: …`."
