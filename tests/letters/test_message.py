from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st
from inkpapers import VOLUME

from proceedings.letters.message import message
from proceedings.records.letters import Addressee
from proceedings.volume.volume import Contact

ADA = Addressee(name="Quill, Ada", email="ada@ink.example")
NAMES = st.lists(st.text(max_size=90), min_size=1, max_size=4)


def read(data: bytes) -> EmailMessage:
    letter = message_from_bytes(data, policy=policy.default)
    assert isinstance(letter, EmailMessage)
    return letter


def text(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


def write(
    *,
    to: tuple[Addressee, ...] = (ADA,),
    cc: tuple[Addressee, ...] = (),
    contact: Contact | None = VOLUME.contact,
    body: str = "Dear Ada,\n\nplease.\n",
) -> bytes:
    return message(to=to, cc=cc, contact=contact, subject="INK ’31, paper p-012", body=body)


def test_it_opens_as_a_draft_of_the_contact() -> None:
    letter = read(write())
    assert letter["X-Unsent"] == "1"
    assert [one.addr_spec for one in letter["From"].addresses] == ["desk@ink31.example"]
    assert letter["From"].addresses[0].display_name == "INK ’31, proceedings desk"
    assert letter["Reply-To"] == letter["From"]
    assert letter["To"].addresses[0].display_name == "Quill, Ada"
    assert letter.get_content_type() == "text/plain"
    assert text(letter) == "Dear Ada,\n\nplease.\n"
    assert not {"date", "message-id", "cc", "bcc"} & {name.lower() for name in letter}


def test_the_same_bytes_each_time_in_lines_that_any_server_takes() -> None:
    line = r"\acmConference[INK ’31]{" + "Ink and paper " * 90 + "}"
    data = write(body=f"{line}\nFrom here.\n.\n")
    assert data == write(body=f"{line}\nFrom here.\n.\n")
    assert text(read(data)) == f"{line}\nFrom here.\n.\n"
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(b"\n" in one or b"\r" in one for one in lines)
    assert data.isascii()


def test_without_a_contact_it_is_whoever_sends_it() -> None:
    letter = read(write(contact=None))
    assert letter["From"] is None
    assert letter["Reply-To"] is None
    domain = read(write(contact=Contact(name="D", email="desk@bücher.example")))["From"]
    assert domain.addresses[0].addr_spec == "desk@xn--bcher-kva.example"


@given(NAMES, st.text(max_size=60))
def test_no_name_makes_another_recipient(names: list[str], contact: str) -> None:
    to = tuple(
        Addressee(name=name, email=f"u{number}@ink.example") for number, name in enumerate(names)
    )
    data = write(to=to[:1], cc=to[1:], contact=Contact(name=contact, email="desk@ink31.example"))
    letter = read(data)
    assert [one.addr_spec for one in letter["To"].addresses] == ["u0@ink.example"]
    copies = letter["Cc"].addresses if letter["Cc"] else ()
    assert [one.addr_spec for one in copies] == [one.email for one in to[1:]]
    assert [one.addr_spec for one in letter["From"].addresses] == ["desk@ink31.example"]
    assert set(letter.keys()) <= {
        *("From", "Reply-To", "To", "Cc", "Subject", "X-Unsent"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert max(map(len, data.split(b"\r\n"))) <= 998
