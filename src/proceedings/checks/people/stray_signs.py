"""A name has signs that belong to something else: a footnote's mark, a digit, a title, an address.

Why: «Ada Quill*», «Bo Nib1» and «Dr. Cy Inkwell» are printed so, and are other people to an index.

How to mend: Delete the sign; who is corresponding or contributed equally is `corresponding`,
`equal`.

Source: The house's own.
"""

import re
from collections.abc import Iterator

from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
SCOPE = "records"

_SIGNS = re.compile(r"[*†‡§¶∗#@\d\[\]<>{}|=+_¹²³⁰⁴-⁹✉]|\(\s*\)|https?:")
_TITLE = re.compile(
    r"^(?:(?:Prof|Dr|Mr|Mrs|Ms|Ing|Dipl)\.|(?:Professor|Doctor|Mister)\s)|\b(?:Ph\.?D|M\.?Sc)\b\.?",
)
_PARTS = frozenset({"given", "family", "particle", "mononym", "printed"})


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Look at the parts of every name."""
    for text in subject.texts:
        if text.use != "name" or text.path[-1] not in _PARTS or text.value.isalpha():
            continue
        found = _SIGNS.search(text.value) or _TITLE.search(text.value)
        if found:
            yield subject.finding(
                rule="people/stray-signs",
                level=LEVEL,
                message=f"The name «{text.value}» has «{found[0].strip()}» in it.",
                fix="Delete what isn't part of the name.",
                path=text.path,
                evidence=text.value,
            )
