"""Addresses that links lead to: their parts, and one finding for all that are alike wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Address, Tool

_MOST_NAMED = 3
_MOST_EVIDENCE = 20
_LONGEST_SHOWN = 80
_HOST = re.compile(r"(?:(?:https?|ftp)://)?(?:[^/?#@]*@)?(\[[^\]/]*\]|[^/?#:@]*)", re.IGNORECASE)

Fault = tuple[Address, str]
"""An address with what is wrong with it, as `names no host`."""


def host_of(uri: str) -> str:
    """The host an address names in lower case; empty for other schemes than http, https and ftp.

    An address that was written without its scheme names a host all the same.
    """
    found = _HOST.match(uri)
    return found[1].lower() if found else ""


def told(
    subject: FileSubject,
    *,
    rule: str,
    level: Level,
    what: str,
    faults: Sequence[Fault],
    fix: str,
    in_latex: str,
) -> Finding:
    """One finding for the links of a paper.

    Args:
        subject: The file.
        rule: The rule.
        level: Its level.
        what: What the links are or do, for one and for several, as `leads|lead nowhere`.
        faults: The links, by page.
        fix: How to mend it; for office programs it is said where links are edited.
        in_latex: How to mend it in LaTeX.
    """
    one, _, several = what.partition("|")
    count = "A link" if len(faults) == 1 else f"{len(faults)} links"
    named = "; ".join(
        f"{_shortened(address.uri) or 'an empty one'} on page {address.page} {fault}"
        for address, fault in faults[:_MOST_NAMED]
    )
    more = f"; and {len(faults) - _MOST_NAMED} more" if len(faults) > _MOST_NAMED else ""
    first = faults[0][0]
    return Finding(
        rule=rule,
        level=level,
        message=f"{count} {one if len(faults) == 1 else several}: {named}{more}.",
        fix=subject.by_tool(
            fix,
            {
                Tool.LATEX: in_latex,
                Tool.WORD: f"{fix[:-1]} (right-click, Edit Hyperlink).",
                Tool.LIBREOFFICE: f"{fix[:-1]} (right-click, Edit Hyperlink).",
                Tool.GOOGLE_DOCS: f"{fix[:-1]} (click the link, then the pencil).",
            },
        ),
        place=Place(page=first.page, box=first.box),
        evidence="\n".join(address.uri for address, _ in faults[:_MOST_EVIDENCE]),
    )


def _shortened(uri: str) -> str:
    return uri if len(uri) <= _LONGEST_SHOWN else f"{uri[: _LONGEST_SHOWN - 1]}…"
