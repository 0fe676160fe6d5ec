"""The words of a letter: a template filled with what there is to write.

The template is ours, or the chair's own and then trusted as the chair is. What authors wrote is
only ever a variable: nothing in a title is a command, begins a line or turns what stands beside it.
"""

from __future__ import annotations

import re
import traceback
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from proceedings.citation.deadline import deadline
from proceedings.errors import CannotStart
from proceedings.records.letters import Addressee, Matters
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume

TEMPLATE = "templates/mail/letters.txt.j2"
"""A chair's own template, below the volume's folder."""

_OURS = "data/mail/letters.txt.j2"
_SUBJECT = re.compile(r"Subject: *(?P<subject>[^\n]+)\n(?P<body>.*)", re.DOTALL)
_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError)
"""What a template with a mistake in it raises."""
_SPACE = re.compile(r"\s+")
_BLANKS = re.compile(r"\n{3,}")
_TURNED = frozenset(("R", "AL", "AN"))
_FIRST_STRONG, _END = "\u2068", "\u2069"


def worded(
    volume: Volume, paper: Paper, to: Addressee, matters: Matters, own: str | None = None
) -> tuple[str, str]:
    """The subject and the body of a letter; each paragraph is one line.

    Args:
        volume: The volume.
        paper: The paper it is about.
        to: Whom it addresses.
        matters: What there is to write.
        own: The chair's own template.

    Raises:
        CannotStart: The chair's template can't be filled, or has no subject.
    """
    facts = _facts(volume, paper, to, matters)
    if own is None:
        text = _environment().from_string(_ours()).render(facts)
    else:
        try:
            text = _environment().from_string(own).render(facts)
        except _FAULTS as error:
            raise CannotStart(
                f"the template {TEMPLATE} can't be filled{_line(error)}: {error}",
                "Mend it there; docs/how-to-write-to-authors.md lists what it is given.",
            ) from None
    found = _SUBJECT.fullmatch(text.strip() + "\n")
    if not found:
        raise CannotStart(
            f"the template {TEMPLATE} doesn't begin with a line «Subject: …»",
            "Give it one, as the shipped template has.",
        )
    body = _BLANKS.sub("\n\n", found["body"].strip()) + "\n"
    return found["subject"].strip(), body


def _facts(volume: Volume, paper: Paper, to: Addressee, matters: Matters) -> dict[str, Any]:
    due = deadline(volume.deadlines.camera_ready)
    contact = volume.contact
    elsewhere = f" ({due.elsewhere})" if due and due.elsewhere else ""
    return {
        "conference": volume.conference.short,
        "conference_name": volume.conference.name,
        "id": paper.id,
        "title": paper.full_title,
        "name": to.name,
        "musts": matters.musts,
        "shoulds": matters.shoulds,
        "settled": matters.settled,
        "returned": matters.returned,
        "missing": matters.missing,
        "source": matters.pasted.source,
        "printed": matters.pasted.printed,
        "due": f"{due.words}{elsewhere}" if due else "",
        "email": contact.email if contact else "",
        "sender": contact.name
        if contact
        else f"The proceedings chairs of {volume.conference.short}",
    }


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        autoescape=False,  # plain text; `finalize` sees to every value
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_on_one_line,
    )


@cache
def _ours() -> str:
    return (resources.files("proceedings") / _OURS).read_text("utf-8")


def _line(error: Exception) -> str:
    number = getattr(error, "lineno", None)
    if number is None:
        frames = traceback.extract_tb(error.__traceback__)
        number = next(
            (one.lineno for one in reversed(frames) if one.filename == "<template>"), None
        )
    return f" (line {number})" if number else ""


def _on_one_line(value: Any) -> Any:
    """Text that stays on its line and in its direction; what can't be seen is spelt out."""
    if not isinstance(value, str):
        return value
    text = _SPACE.sub(" ", value)
    if not text.isprintable():
        text = "".join(letter if _is_plain(letter) else f"⟨U+{ord(letter):04X}⟩" for letter in text)
    if any(unicodedata.bidirectional(letter) in _TURNED for letter in text):
        return f"{_FIRST_STRONG}{text}{_END}"
    return text


def _is_plain(letter: str) -> bool:
    # Joiners spell Persian and Indic names.
    return letter in "\u200c\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn")
