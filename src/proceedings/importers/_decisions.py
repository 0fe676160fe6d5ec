"""What a decision's words mean: accepted, not accepted, or not for us to say."""

from __future__ import annotations

import re

_ACCEPTED = re.compile(r"(?:(?:full|short|long|poster|demo|oral)\W+)?accept(?:ed|ance)?\b")
_OPEN = re.compile(
    r"\bif\b|condition|probab|pending|tentativ|maybe|border|weak|revision|revise|provisional"
    r"|shepherd|invite|subject to|\bunless\b"
)
_REFUSED = re.compile(
    r"reject|declin|withdr|desk|\bnot accept|no decision|undecided|awaiting|under review|deleted"
    r"|submitted|draft|\bnone\b|unaccepted|non-?accept|in review|retract"
)


def is_accepted(decision: str) -> bool | None:
    """Whether a decision accepts; None where it says neither, or only under a condition.

    `ACCEPT`, `Accept (Oral)` and `accept as poster` accept; `reject`, `withdrawn`, `no decision`
    and nothing at all do not; `probably accept` and `Accept if room` are for a person to decide.
    """
    words = " ".join(decision.casefold().replace("_", " ").split())
    if not words or _REFUSED.search(words):
        return False
    return True if _ACCEPTED.match(words) and not _OPEN.search(words) else None


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.strip().casefold() in {"yes", "y", "true", "1", "x"}
