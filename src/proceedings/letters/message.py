"""A letter as a file that any mail program opens as a draft (RFC 5322, MIME).

No clock and no chance: it has neither Date nor Message-ID, which whoever sends it writes. Its text
is UTF-8 in quoted-printable, so that a paragraph or a line to paste may be as long as it likes.
"""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage

from proceedings.errors import BuildFault
from proceedings.letters.addressing import mailable
from proceedings.records.letters import Addressee
from proceedings.volume.volume import Contact

_LONGEST_NAME = 60
_WAYS = ((True, 78), (True, 998), (False, 78))
"""Whether names stand before addresses, and how long a head's line may be (RFC 5322, 2.1.1).

Where Python's `email` breaks a line between names in other letters than ASCII's, it may take the
comma for part of a name, and fewer addresses are read (seen with 3.11). So each letter is read
back, and written otherwise where that has happened.
"""


def message(
    *,
    to: Sequence[Addressee],
    cc: Sequence[Addressee],
    contact: Contact | None,
    subject: str,
    body: str,
) -> bytes:
    """The letter's bytes, lines ending in CR LF.

    Args:
        to: Whom it is for.
        cc: Who gets it too.
        contact: Who writes it and gets the answers; without one, whoever sends it.
        subject: One line.
        body: Lines ending in LF.

    Raises:
        BuildFault: Read back it goes to others than it should: never is such a letter written.
    """
    for with_names, width in _WAYS:
        letter = EmailMessage(policy=policy.SMTP)
        sender = _sender(contact)
        if sender:
            letter["From"] = _address(sender, with_names)
            letter["Reply-To"] = _address(sender, with_names)
        letter["To"] = [_address(one, with_names) for one in to]
        if cc:
            letter["Cc"] = [_address(one, with_names) for one in cc]
        letter["Subject"] = subject
        letter["X-Unsent"] = "1"  # opens as a draft in Outlook and Apple's Mail
        letter.set_content(body, charset="utf-8", cte="quoted-printable")
        data = letter.as_bytes(policy=policy.SMTP.clone(max_line_length=width))
        if _people(data) == _meant(sender, to, cc):
            return data
    raise BuildFault(f"the letter «{subject}» would go to others", "Please report this.")


def written(one: Addressee) -> str:
    """An address as it is typed: `"Quill, Ada" <ada@example.org>`."""
    return str(_address(one, with_name=True))


def _sender(contact: Contact | None) -> Addressee | None:
    email = mailable(contact.email) if contact else None
    return Addressee(name=contact.name, email=email) if contact and email else None


def _address(one: Addressee, with_name: bool) -> Address:
    """An address whose name can't be taken for another one's address.

    What can't be seen is left out of the name, and it is cut where a head's line would break in it.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in one.name).split())
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    local, _, domain = one.email.rpartition("@")
    return Address(short if with_name else "", local, domain)


def _meant(
    sender: Addressee | None, to: Sequence[Addressee], cc: Sequence[Addressee]
) -> list[list[str]]:
    people = ((sender,) if sender else (), (sender,) if sender else (), to, cc, ())
    return [[one.email for one in group] for group in people]


def _people(data: bytes) -> list[list[str]]:
    """The addresses a letter's heads have when it is read."""
    read = message_from_bytes(data, policy=policy.default)
    heads = (read[name] for name in ("From", "Reply-To", "To", "Cc", "Bcc"))
    return [[one.addr_spec for one in head.addresses] if head else [] for head in heads]
