"""Authors of OpenReview's notes: two schemas of lists, and what profiles say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from proceedings.importers._cleaning import line
from proceedings.importers._countries import country_name
from proceedings.importers._people import Given

_DBLP = re.compile(r"/pid/([^?#]+?)(?:\.html)?$")


def value_of(note: Mapping[str, Any], key: str) -> Any:
    """A field of a note's content: bare in API 1, under `value` in API 2."""
    content = note.get("content")
    found = content.get(key) if isinstance(content, Mapping) else None
    return found.get("value") if isinstance(found, Mapping) and "value" in found else found


class Profiles:
    """Profiles by each id and address they have."""

    def __init__(self) -> None:
        self._by_id: dict[str, Mapping[str, Any]] = {}

    def add(self, profile: Mapping[str, Any]) -> None:
        """Take a profile; merged profiles keep the ids of old ones as user names."""
        content = profile.get("content")
        names = _listed(content, "names")
        for key in (
            profile.get("id"),
            *(name.get("username") for name in names),
            *_texts(content, "emails"),
            *_texts(content, "emailsConfirmed"),
            _text(content, "preferredEmail"),
        ):
            if isinstance(key, str) and key:
                self._by_id.setdefault(key.casefold(), profile)

    def find(self, key: str) -> Mapping[str, Any] | None:
        """The profile of a `~Name1` or an address."""
        return self._by_id.get(key.casefold())


def authors_of(note: Mapping[str, Any], profiles: Profiles) -> list[Given]:
    """A note's authors in order: names beside ids, or one object each."""
    listed = value_of(note, "authors")
    ids = value_of(note, "authorids")
    if not isinstance(listed, list):
        return []
    keys = ids if isinstance(ids, list) and len(ids) == len(listed) else [""] * len(listed)
    made = []
    for one, key in zip(listed, keys, strict=True):
        if isinstance(one, Mapping):
            made.append(_of_object(one, profiles))
        elif isinstance(one, str):
            made.append(_of_name(one, key if isinstance(key, str) else "", profiles, ()))
    return made


def _of_object(author: Mapping[str, Any], profiles: Profiles) -> Given:
    places = tuple(place for one in _listed(author, "institutions") if (place := _institution(one)))
    key = _text(author, "username") or _text(author, "email")
    return _of_name(_text(author, "fullname") or _text(author, "name"), key, profiles, places)


def _of_name(name: str, key: str, profiles: Profiles, places: tuple[dict[str, str], ...]) -> Given:
    profile = profiles.find(key) if key else None
    email = key if "@" in key else ""
    openreview = key if key.startswith("~") else ""
    if profile is None:
        return Given(display=name, email=email, openreview=openreview, affiliations=places)
    content = profile.get("content")
    parts = _name(_listed(content, "names"), name)
    # Addresses of others are shown with stars in place of letters.
    addresses = [_text(content, "preferredEmail"), *_texts(content, "emails")]
    shown = [one for one in addresses if one and "*" not in one]
    dblp = _DBLP.search(_text(content, "dblp"))
    return Given(
        given=f"{_text(parts, 'first')} {_text(parts, 'middle')}".strip(),
        family=_text(parts, "last"),
        display=name,
        email=email or (shown[0] if shown else ""),
        orcid=_text(content, "orcid"),
        dblp=dblp[1] if dblp else "",
        openreview=openreview or _text(profile, "id"),
        affiliations=places or _current(_listed(content, "history")),
    )


def _name(names: list[Mapping[str, Any]], written: str) -> Mapping[str, Any]:
    """The profile's form of a name that the paper has; none where it has another."""
    for one in names:
        whole = " ".join(
            part for part in (_text(one, key) for key in ("first", "middle", "last")) if part
        )
        if line(written).casefold() in (whole.casefold(), _text(one, "fullname").casefold()):
            return one if _text(one, "last") else _parted(one)
    return {}


def _parted(name: Mapping[str, Any]) -> Mapping[str, Any]:
    """A profile with the whole name alone doesn't part it."""
    return name if _text(name, "first") else {}


def _current(history: list[Mapping[str, Any]]) -> tuple[dict[str, str], ...]:
    """Where somebody works now: entries without an end, else the one that ends last."""
    open_ended = [one for one in history if not one.get("end")]
    if not open_ended and history:
        open_ended = [max(history, key=lambda one: _year(one.get("end")))]
    places: list[dict[str, str]] = []
    for one in open_ended:
        institution = one.get("institution")
        place = _institution(institution) if isinstance(institution, Mapping) else {}
        if place and place not in places:
            places.append(place)
    return tuple(places)


def _institution(told: Mapping[str, Any]) -> dict[str, str]:
    parts = {
        "institution": line(_text(told, "name")),
        "department": line(_text(told, "department")),
        "city": line(_text(told, "city")),
        "state": line(_text(told, "stateProvince")),
        "country": country_name(line(_text(told, "country"))),
    }
    known = {key: value for key, value in parts.items() if value}
    return known if "institution" in known else {}


def _year(value: Any) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 6 else 0


def _text(told: Any, key: str) -> str:
    value = told.get(key) if isinstance(told, Mapping) else None
    return value if isinstance(value, str) else ""


def _texts(told: Any, key: str) -> list[str]:
    value = told.get(key) if isinstance(told, Mapping) else None
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _listed(told: Any, key: str) -> list[Mapping[str, Any]]:
    value = told.get(key) if isinstance(told, Mapping) else None
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
