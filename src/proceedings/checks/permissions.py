r"""Permission statements and owners behind ©, told apart by their first words.

Source: acmart 1.88 and 2.10, `\@copyrightpermission` and `\@copyrightowner`; the versions word them
otherwise, so only what tells one from the other is looked for.
"""

from __future__ import annotations

import re

from proceedings.volume.rights import Rights, RightsMode

_CC_TERMS = {"noncommercial": "NC", "sharealike": "SA", "noderivatives": "ND", "noderivs": "ND"}
_GOVERNMENT = "acknowledgesthatthiscontributionwasauthoredorcoauthoredby"

# The first whose words stand in a statement tells; letters alone are compared.
_KINDS: tuple[tuple[str, re.Pattern[str], frozenset[RightsMode]], ...] = (
    (
        "Creative Commons",
        re.compile(r"(?:licensed|published)underthe?a?creativecommons|creativecommons.*license"),
        frozenset({RightsMode.CC, RightsMode.IW3C2W3, RightsMode.IW3C2W3G}),
    ),
    (
        "the US government's part",
        re.compile(rf"{_GOVERNMENT}.{{0,60}}(?:unitedstates|usgovernment)"),
        frozenset({RightsMode.USGOVMIXED, RightsMode.LICENSEDUSGOVMIXED}),
    ),
    (
        "the Canadian government's part",
        re.compile(rf"{_GOVERNMENT}.{{0,60}}canad"),
        frozenset({RightsMode.CAGOVMIXED, RightsMode.LICENSEDCAGOV, RightsMode.LICENSEDCAGOVMIXED}),
    ),
    (
        "a national government's part",
        re.compile(rf"{_GOVERNMENT}.{{0,60}}nationalgovernment"),
        frozenset({RightsMode.OTHERGOV, RightsMode.LICENSEDOTHERGOV}),
    ),
    (
        "work of the US government",
        re.compile(r"authoredby.{0,20}employees?.{0,10}oftheunitedstatesgovernment.*publicdomain"),
        frozenset({RightsMode.USGOV}),
    ),
    (
        "work of the Canadian government",
        re.compile(r"authoredby.{0,20}employees?.{0,10}ofthegovernmentofcanada"),
        frozenset({RightsMode.CAGOV, RightsMode.LICENSEDCAGOV}),
    ),
    (
        "ACM's own copyright",
        re.compile(r"permissiontomake.*componentsofthisworkownedbyothersthanacm"),
        frozenset({RightsMode.ACMCOPYRIGHT}),
    ),
    (
        "rights licensed to ACM",
        re.compile(r"permissiontomake.*componentsofthisworkownedbyothersthantheauthor"),
        frozenset({RightsMode.ACMLICENSED}),
    ),
    (
        "rights kept by the authors",
        re.compile(r"permissiontomake.*thirdpartycomponents"),
        frozenset({RightsMode.RIGHTSRETAINED}),
    ),
)
_OWNERS = (
    ("licensed to ACM", re.compile("licensedtoacm")),
    ("the Crown", re.compile("crown")),
    ("IW3C2", re.compile("iw3c2")),
    ("the authors", re.compile("heldbytheowner|heldbytheauthor")),
    ("ACM", re.compile("^(?:acm$|associationforcomputingmachinery)")),
)


def kind_of(statement: str) -> str | None:
    """What a permission statement is of; None where its words aren't known."""
    letters = _letters(statement)
    return next((name for name, words, _ in _KINDS if words.search(letters)), None)


def is_allowed(kind: str, mode: RightsMode) -> bool:
    """Whether a rights mode prints such a statement."""
    return any(mode in modes for name, _, modes in _KINDS if name == kind)


def licence_of(statement: str) -> str | None:
    """The SPDX id of a Creative Commons licence in words: `CC-BY-NC-4.0`; None for none."""
    letters = _letters(statement)
    if "cc010" in letters or "cc0universal" in letters:
        return "CC0-1.0"
    if "attribution" not in letters:
        return None
    name = letters[letters.index("attribution") :][:80]
    terms = [short for word, short in _CC_TERMS.items() if word in name]
    version = re.search(r"\d\.\d", statement)
    order = ("NC", "SA", "ND")
    return "-".join(("CC-BY", *sorted(terms, key=order.index), version[0] if version else "4.0"))


def owner_of(line: str) -> str | None:
    """Who stands behind ©; None where that isn't known."""
    letters = _letters(line)
    return next((name for name, words in _OWNERS if words.search(letters)), None)


def has_fixed_owner(rights: Rights) -> bool:
    """Whether versions of the class agree on the owner that the mode prints."""
    return "gov" not in rights.mode.value or rights.owner is not None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
