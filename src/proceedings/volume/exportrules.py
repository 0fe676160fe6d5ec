"""What libraries want to know of a volume beyond what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.volume.kinds import Email


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossrefAccount:
    """What a Crossref deposit's head says.

    Attributes:
        depositor: The depositor's name. Nothing is made of it yet.
        email: Where Crossref sends its report. Nothing is made of it yet.
        registrant: Who registers. Nothing is made of it yet.
        serial: The deposit's number, raised before each new one. Nothing is made of it yet.
    """

    depositor: str | None = None
    email: Email | None = None
    registrant: str | None = None
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AclVenue:
    """The volume's place in the ACL Anthology.

    Attributes:
        venue: The Anthology's name for the venue. Nothing is made of it yet.
        volume: The volume's name there. Nothing is made of it yet.
    """

    venue: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DblpKey:
    """The volume at dblp.

    Attributes:
        key: Its key there. Nothing is made of it yet.
    """

    key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CeurVolume:
    """The volume at CEUR-WS.

    Attributes:
        volume: Its number there. Nothing is made of it yet.
    """

    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataciteAccount:
    """DataCite needs nothing of its own yet; the key is there to be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRules:
    """What libraries' formats need.

    Attributes:
        landing: The address of a paper's own page, with `{id}` in it; the `url` of BibTeX entries
            for papers without DOI.
        pdf: The address of a paper's PDF, with `{id}` in it. Nothing is made of it yet.
        crossref: For Crossref. Nothing is made of it yet.
        acl: For the ACL Anthology. Nothing is made of it yet.
        dblp: For dblp. Nothing is made of it yet.
        ceur: For CEUR-WS. Nothing is made of it yet.
        datacite: For DataCite. Nothing is made of it yet.
    """

    landing: str | None = None
    pdf: str | None = None
    crossref: CrossrefAccount | None = None
    acl: AclVenue | None = None
    dblp: DblpKey | None = None
    ceur: CeurVolume | None = None
    datacite: DataciteAccount | None = None
