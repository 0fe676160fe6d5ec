"""One person is written in two ways: the same ORCID iD or e-mail address stands by two names.

Why: The author index lists them twice, and libraries make two people of one.

How to mend: Ask the person which form is right, and write it everywhere. An address that several
people share isn't theirs alone: that is a note.

Source: An ORCID iD is one person's; the index goes by the name as written.
"""

from collections.abc import Iterator

from proceedings.checks.gathering import Named
from proceedings.checks.naming import are_alike
from proceedings.checks.subject import RecordsSubject
from proceedings.findings.finding import Finding, Level

LEVEL = Level.WARNING
LEVELS = (Level.WARNING, Level.NOTE)
SCOPE = "records"


def check(subject: RecordsSubject) -> Iterator[Finding]:
    """Gather people by ORCID iD, then by address, and compare their names."""
    told: set[frozenset[str]] = set()
    for key, word in (("orcid", "the ORCID iD"), ("email", "the address")):
        by_key: dict[str, dict[str, list[Named]]] = {}
        for named in subject.people:
            value = getattr(named.person, key)
            if value:
                names = by_key.setdefault(value.casefold(), {})
                names.setdefault(" ".join(named.person.name.split()), []).append(named)
        for value, names in by_key.items():
            if len(names) < 2 or frozenset(names) in told:
                continue
            told.add(frozenset(names))
            # The form that is rarer, or came later, is the one to look at.
            often, *_, rare = sorted(names, key=lambda name: -len(names[name]))
            alike = are_alike(rare, often)
            if not alike and key == "orcid":
                continue
            others = ", ".join(f"«{name}»" for name in sorted(names) if name != rare)
            yield subject.finding(
                rule="people/two-spellings",
                level=Level.WARNING if alike else Level.NOTE,
                message=f"«{rare}» and {others} have {word} {value}"
                + (": one person in several spellings." if alike else "."),
                fix="Ask which form is right, and write it everywhere."
                if alike
                else "Look whose address it is; others should give their own.",
                path=names[rare][0].path,
                evidence=rare,
            )
