"""What page 1 says of rights and citation already: nothing, all of it, or a part.

Whether it is right is another question, which the rules `match/…` answer; beside a strip of the
paper's own none of ours is ever set.

Source: the permission block of the class acmart, versions 1.88 and 2.10, and of papers that were
set with publishers' Word templates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proceedings.citation.rightsline import Clause, ClauseKind
from proceedings.records.inspection import Inspection, Line
from proceedings.stamping.ownheads import recognisable

_HEAD = 100.0  # points from the upper edge: a conference line there is a running head
_FIRST_WORDS = 30  # letters of a statement, without its spaces, that tell it
_REFERENCE = "acmreferenceformat"
_PERMISSION = re.compile(
    r"permission\s*to\s*make\s*digital|this\s*work\s*is\s*licensed\s*under|publication\s*rights"
    r"\s*licensed\s*to|acm\s*acknowledges\s*that|authored\s*by\s*an\s*employee|this\s*paper\s*is"
    r"\s*published\s*under",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"^\W{0,3}(?:(?:©|\(c\)|copyright\b)[\s©]*(?:19|20)\d\d\b|acm\s+isbn\b|isbn\s*:?\s*97[89]"
    r"|copyright\s+(?:is\s+)?held\s+by)",
    re.IGNORECASE,
)
_SAID = {
    ClauseKind.COPYRIGHT: re.compile(r"©|\(c\)\s*(?:19|20)\d\d|copyright", re.IGNORECASE),
    ClauseKind.ISBN: re.compile(r"\bisbn\b|97[89]-\d", re.IGNORECASE),
    ClauseKind.DOI: re.compile(r"\bdoi\b", re.IGNORECASE),
    ClauseKind.STATEMENT: _PERMISSION,
}


def own_strip(
    inspection: Inspection, clauses: Sequence[Clause]
) -> tuple[Line | None, tuple[Clause, ...]]:
    """The line that shows that the paper prints a strip, and what it lacks of ours altogether.

    Returns:
        None and nothing where there is no strip. What is there in other words isn't lacking.
    """
    height = inspection.pages[0].height
    below = [line for line in inspection.opening if line.box[3] < height - _HEAD]
    said = {
        recognisable(clause.text)[:_FIRST_WORDS]
        for clause in clauses
        if clause.kind in (ClauseKind.STATEMENT, ClauseKind.CONFERENCE)
    }
    sign = next((line for line in below if _is_sign(line.text, said)), None)
    if sign is None:
        return None, ()
    text = inspection.first_page
    squeezed = recognisable(text)
    return sign, tuple(
        clause
        for clause in clauses
        if clause.kind in _SAID
        and not _SAID[clause.kind].search(text)
        and recognisable(clause.text)[:_FIRST_WORDS] not in squeezed
    )


def is_statement(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether a line begins a permission statement, of whatever version, or says a part of one."""
    squeezed = recognisable(text)
    own = [clause.text for clause in clauses if clause.kind is ClauseKind.STATEMENT]
    return bool(_PERMISSION.search(text)) or any(
        squeezed.startswith(recognisable(words)[:_FIRST_WORDS]) for words in own
    )


def has_reference(inspection: Inspection, text: str) -> bool:
    """Whether page 1 says how to cite the paper, under ACM's heading or in our words."""
    squeezed = recognisable(inspection.first_page)
    return _REFERENCE in squeezed or recognisable(text) in squeezed


def _is_sign(text: str, said: set[str]) -> bool:
    if _PERMISSION.search(text) or _SIGN.match(text):
        return True
    squeezed = recognisable(text)
    return any(squeezed.startswith(words) for words in said if words)
