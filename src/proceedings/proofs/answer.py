"""How an author answers without a server: letters that only need to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from proceedings.records.proof import ProofRecord

_CORRECTION = "Is now:\n\nShould be:\n\nWhy (if it isn't plain):\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """`mailto:` addresses, subject and body filled in.

    Attributes:
        approve: Approves the proof.
        correct: Asks for a correction.
        pages: The same for each page of the paper.
    """

    approve: str
    correct: str
    pages: tuple[str, ...]


def answers(record: ProofRecord, proof: str) -> Answers | None:
    """The letters of one proof; None where the volume names nobody to write to.

    Args:
        record: The proof.
        proof: Its name, shortened.
    """
    if not record.contact_email:
        return None
    what = f"proof {proof} of paper {record.id}"
    about = f"{record.conference}, paper {record.id}: {record.title}\nProof {record.proof}\n\n"
    approval = (
        f"I checked the names, their order and the affiliations, and approve {what} as it is.\n\n"
        "My name: \n"
    )
    wrong = ("Where (page and line, or the field): \n", *_on_pages(len(record.images.pages)))
    corrections = [
        _mailto(record.contact_email, f"Correction: {what}", f"{about}{where}{_CORRECTION}")
        for where in wrong
    ]
    return Answers(
        approve=_mailto(record.contact_email, f"Approved: {what}", about + approval),
        correct=corrections[0],
        pages=tuple(corrections[1:]),
    )


def _on_pages(count: int) -> Sequence[str]:
    return [f"Where: page {number}, line \n" for number in range(1, count + 1)]


def _mailto(address: str, subject: str, body: str) -> str:
    # RFC 6068: everything but unreserved characters is escaped, lines end in CR LF.
    lines = body.encode("utf-8", "replace").replace(b"\n", b"\r\n")
    return (
        f"mailto:{quote(address, safe='@')}"
        f"?subject={quote(subject.encode('utf-8', 'replace'), safe='')}"
        f"&body={quote(lines, safe='')}"
    )
