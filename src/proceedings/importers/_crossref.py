"""People, affiliations and funders in Crossref's deposit XML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from proceedings.importers._ledger import Ledger
from proceedings.importers._values import orcid
from proceedings.importers._xml import child, children, local, text
from proceedings.records.imported import Tree

_PERSON_READ = frozenset(
    ("given_name", "surname", "suffix", "ORCID", "affiliation", "affiliations", "alt-name")
)


def authors_of(record: Element, ledger: Ledger, file: str, paper: str) -> list[Tree]:
    """A record's authors, in order."""
    return list(_people(record, ("author", "first_author"), ledger, file, paper))


def editors_of(container: Element, ledger: Ledger, file: str) -> list[Tree]:
    """A volume's editors or chairs, in order."""
    return list(_people(container, ("editor", "chair"), ledger, file, None))


def _people(
    record: Element, roles: tuple[str, ...], ledger: Ledger, file: str, paper: str | None
) -> Iterator[Tree]:
    for one in child(record, "contributors") or ():
        role = one.get("contributor_role", "author")
        if role not in roles:
            ledger.aside(file, f"contributor_role {role}", text(one))
        elif local(one) == "organization":
            yield {"group": text(one)}
        elif local(one) == "anonymous":
            ledger.left_value(file, "author", "anonymous", "a name", paper)
        else:
            yield _person(one, ledger, file, paper)


def _person(name: Element, ledger: Ledger, file: str, paper: str | None) -> Tree:
    given, family = text(name, "given_name"), text(name, "surname")
    person: dict[str, Tree] = {"given": given, "family": family} if given else {"mononym": family}
    if suffix := text(name, "suffix"):
        person["suffix"] = suffix
    if number := text(name, "ORCID"):
        if orcid(number):
            person["orcid"] = orcid(number) or ""
        else:
            ledger.left_value(file, "ORCID", number, "an ORCID iD with its check digit", paper)
    if language := name.get("language"):
        person["language"] = language
    places = [{"institution": text(one)} for one in children(name, "affiliation") if text(one)]
    affiliations: list[Tree] = [
        *places,
        *(
            _institution(one, ledger, file)
            for one in children(child(name, "affiliations"), "institution")
        ),
    ]
    if affiliations:
        person["affiliations"] = affiliations
    for part in name:
        if local(part) not in _PERSON_READ:
            ledger.aside(file, f"person_name/{local(part)}", text(part))
    _native(name, person, ledger, file)
    return person


def _native(name: Element, person: dict[str, Tree], ledger: Ledger, file: str) -> None:
    for other in children(child(name, "alt-name"), "name"):
        parts = [text(other, part) for part in ("surname", "given_name")]
        style = other.get("name-style", "western")
        written = ("" if style == "eastern" else " ").join(
            part for part in (parts if style == "eastern" else reversed(parts)) if part
        )
        if written and "native" not in person:
            native: dict[str, Tree] = {"name": written}
            if language := other.get("language"):
                native["language"] = language
            person["native"] = native
        else:
            ledger.aside(file, "alt-name", text(other))


def _institution(institution: Element, ledger: Ledger, file: str) -> Tree:
    made: dict[str, Tree] = {}
    department = text(institution, "institution_department")
    if department:
        made["department"] = department
    made["institution"] = text(institution, "institution_name") or text(
        institution, "institution_acronym"
    )
    for number in children(institution, "institution_id"):
        if number.get("type") == "ror" or "ror.org/" in text(number):
            made["ror"] = text(number)
        else:
            ledger.aside(file, "institution_id", text(number))
    ledger.aside(file, "institution_place", text(institution, "institution_place"))
    return made


def funding_of(record: Element) -> list[Tree]:
    """Funders with their awards, one row an award."""
    made: list[Tree] = []
    for program in (one for one in record.iter() if local(one) == "program"):
        if program.get("name") != "fundref":
            continue
        groups = [one for one in program.iter() if one.get("name") == "fundgroup"] or [program]
        for group in groups:
            made += _fundgroup(group)
    return made


def _fundgroup(group: Element) -> Iterator[Tree]:
    found: dict[str, list[str]] = {}
    for one in group.iter():
        # An identifier stands inside the name: only the text before it is the name.
        found.setdefault(one.get("name", ""), []).append(" ".join((one.text or "").split()))
    funders = [name for name in found.get("funder_name", ()) if name]
    rors = found.get("ror", [])
    for funder in funders:
        base: dict[str, Tree] = {"funder": funder}
        if rors:
            base["ror"] = rors[0]
        for award in found.get("award_number", [""]):
            yield {**base, "award": award} if award else base
