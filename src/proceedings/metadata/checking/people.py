"""A person has one of three forms of name."""

from __future__ import annotations

from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Table
from proceedings.volume.people import Person


def check_person(context: Context, node: Table, person: Person) -> None:
    """Tell of a person without a name that can be printed, or with names of two forms."""
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
