"""Whom a letter goes to, by the metadata alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from proceedings.records.letters import Addressee
from proceedings.volume.paper import Paper
from proceedings.volume.people import Author

# RFC 5322, 3.2.3 (dot-atom) without the signs that encoded words are made of (RFC 2047), so that
# no mail program ever reads another address out of one.
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"(?=.{4,253}\Z)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}"
)


def addressees(paper: Paper) -> tuple[tuple[Addressee, ...], tuple[Addressee, ...]]:
    """To and Cc: the first corresponding author, and the other ones.

    Where none of them has an address, the first author who has one. One person is written to, so
    that one feels asked; who has died is written to never.

    Returns:
        Both empty where there is nobody to write to.
    """
    living = [author for author in paper.authors if not author.deceased]
    asked = _reachable(author for author in living if author.corresponding)
    asked = asked or _reachable(living)[:1]
    return asked[:1], asked[1:]


def mailable(email: str | None) -> str | None:
    """An address as it may stand in a mail's head; None for one that can't.

    A domain in other letters than ASCII's is written by IDNA (RFC 5890). A local part in other
    letters needs servers that few people have (RFC 6531), so nobody is written to by one.
    """
    local, _, domain = (email or "").rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    if len(local) > 64 or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return None
    return f"{local}@{domain}"


def _reachable(authors: Iterable[Author]) -> tuple[Addressee, ...]:
    known: dict[str, Addressee] = {}
    for author in authors:
        email = mailable(author.email)
        if email:
            known.setdefault(email.casefold(), Addressee(name=author.name, email=email))
    return tuple(known.values())
