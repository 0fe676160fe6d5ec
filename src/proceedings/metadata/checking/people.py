"""A person has one of three forms of name."""

from __future__ import annotations

from proceedings.findings.finding import Level
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Table
from proceedings.volume.people import Person

GUESSED = "x-guessed"
"""An import's mark at a name that it split: the parts, with bars between them."""
_PARTS = ("given", "particle", "family", "suffix", "mononym", "group")


def check_person(context: Context, node: Table, person: Person) -> None:
    """Tell of a name that can't be printed, that has two forms, or that was guessed."""
    if GUESSED in node.entries:
        _check_guess(context, node)
    forms = [form for form in ("family", "mononym", "group") if getattr(person, form)]
    if not forms:
        given = f" `mononym: {person.given}`," if person.given else ""
        context.report(
            "people/no-name",
            node,
            "A person has neither 'family' nor 'mononym' nor 'group'.",
            f"Give 'family';{given} for somebody of one name 'mononym', for a consortium 'group'.",
            evidence=person.printed or person.given,
        )
    elif len(forms) > 1:
        context.report(
            "people/two-forms",
            node.entries[forms[1]],
            f"A person has {' and '.join(repr(form) for form in forms)}, but only one can hold.",
            "Keep 'family' (with 'given') for a person, 'mononym' for one name, 'group' for many.",
            evidence=person.name,
        )
    elif forms != ["family"] and (person.given or person.particle or person.suffix):
        context.report(
            "people/two-forms",
            node,
            f"A person with '{forms[0]}' has parts of a name beside it; they would not be printed.",
            f"Keep '{forms[0]}' alone, or write the name as 'given' and 'family'.",
            evidence=person.name,
        )


def _check_guess(context: Context, node: Table) -> None:
    """An import marks a name that it split; the mark holds while the name is split so."""
    mark = node.text(GUESSED)
    parts = [text for key in _PARTS if (text := node.text(key))]
    if mark and mark == "|".join(parts):
        context.report(
            "people/guessed-name",
            node.entries[GUESSED],
            f"'{' '.join(parts)}' was split by rule: {_said(node)}.",
            f"If that is right, delete '{GUESSED}'; else write the parts as they belong.",
            level=Level.WARNING,
            evidence=mark,
        )


def _said(node: Table) -> str:
    return ", ".join(f"{key} «{text}»" for key in _PARTS if (text := node.text(key)))
