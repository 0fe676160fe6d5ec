"""What the last letters said, as JSON in the cache: what is settled since follows from it.

A round begins with another file: the letters of one round are compared with what was found in the
file before, however often they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from proceedings.findings.asjson import as_json, from_json
from proceedings.findings.finding import Finding
from proceedings.records.letters import Addressee, Kept, Row, State

_VERSION = 1


def remembered(text: str) -> dict[str, Kept]:
    """What was kept, by paper; nothing where it can't be read: a cache is made anew."""
    try:
        whole = json.loads(text)
        if whole["version"] != _VERSION:
            return {}
        return {str(paper): _kept(fields) for paper, fields in whole["papers"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def document(kept: Mapping[str, Kept]) -> dict[str, Any]:
    """What is to be kept, as JSON."""
    return {"version": _VERSION, "papers": {paper: _fields(one) for paper, one in kept.items()}}


def before(last: Kept | None, file: str | None) -> tuple[Finding, ...] | None:
    """What was found in the file before this one; None where no other was told of.

    Args:
        last: What is remembered of the paper.
        file: SHA-256 of its file now.
    """
    if last is None:
        return None
    return last.before if last.file == file else last.told


def _fields(kept: Kept) -> dict[str, Any]:
    row = kept.row
    return {
        "file": kept.file,
        "letter": kept.letter,
        "row": {
            "id": row.id,
            "title": row.title,
            "state": row.state.value,
            "to": [[one.name, one.email] for one in row.to],
            "cc": [[one.name, one.email] for one in row.cc],
            "subject": row.subject,
            "errors": row.errors,
            "warnings": row.warnings,
            "file": row.file,
        },
        "told": _listed(kept.told),
        "before": None if kept.before is None else _listed(kept.before),
    }


def _listed(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    return [as_json(replace(one, round=None)) for one in findings]


def _kept(fields: Mapping[str, Any]) -> Kept:
    told, earlier = fields["told"], fields["before"]
    return Kept(
        row=_row(fields["row"]),
        file=fields["file"],
        letter=fields["letter"],
        told=tuple(map(from_json, told)),
        before=None if earlier is None else tuple(map(from_json, earlier)),
    )


def _row(fields: Mapping[str, Any]) -> Row:
    return Row(
        id=str(fields["id"]),
        title=str(fields["title"]),
        state=State(fields["state"]),
        to=_people(fields["to"]),
        cc=_people(fields["cc"]),
        subject=str(fields["subject"]),
        errors=int(fields["errors"]),
        warnings=int(fields["warnings"]),
        file=str(fields["file"]),
    )


def _people(listed: Iterable[tuple[str, str]]) -> tuple[Addressee, ...]:
    return tuple(Addressee(name=str(name), email=str(email)) for name, email in listed)
