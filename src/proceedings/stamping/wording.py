"""The words of a stamp: a style's templates filled with a paper's record.

A style file may be a chair's own: its templates run in Jinja's sandbox and are given text alone.
What comes out is data for the typesetter, never source, so that nothing is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from proceedings.citation.event import conference_line, event_dates, place
from proceedings.citation.names import head_authors, head_authors_short
from proceedings.citation.reference import short_title
from proceedings.errors import CannotStart
from proceedings.typesetting.spoken import reads_right_to_left
from proceedings.volume.folio import Folio, FolioRange
from proceedings.volume.paper import Paper
from proceedings.volume.volume import Volume

_SPACE = re.compile(r"[^\S\u00a0]+")
_LONGEST = 2000  # letters of one line: far more than any page is wide


def paper_record(volume: Volume, paper: Paper, folios: FolioRange) -> dict[str, str]:
    """What a style's templates may say of a paper; `folio` comes with each page.

    Titles and names that are read from the right stand between isolates, since a head is set from
    the left: their own order, and a title's last question mark, would be turned without.
    """
    return {
        "conference_line": conference_line(volume),
        "conference": volume.conference.name,
        "short": volume.conference.short,
        "dates": event_dates(volume.conference),
        "place": place(volume.conference.place),
        "volume_title": volume.book.title,
        "publisher": volume.book.publisher.name,
        "year": str(volume.book.published.year),
        "pages": str(folios),
        "authors": _names_isolated(head_authors(paper), paper),
        "authors_short": _names_isolated(head_authors_short(paper), paper),
        "title": _isolated(short_title(paper)),
        "full_title": _isolated(paper.full_title),
        "running_title": _isolated(paper.running_title or ""),
        "doi": volume.doi_of(paper) or "",
        "id": paper.id,
    }


def _isolated(text: str) -> str:
    return f"\u2067{text}\u2069" if reads_right_to_left(text) else text


def _names_isolated(text: str, paper: Paper) -> str:
    names = sorted({author.name for author in paper.authors}, key=len, reverse=True)
    if text in names or not any(reads_right_to_left(name) for name in names):
        return _isolated(text)
    return re.sub("|".join(map(re.escape, names)), lambda name: _isolated(name[0]), text)


class Wording:
    """Fills templates, each compiled once."""

    def __init__(self) -> None:
        # Not autoescaped: the lines are set as text, no markup is ever read in them.
        self._environment = SandboxedEnvironment(undefined=StrictUndefined)
        self._templates: dict[str, Template] = {}

    def line(self, template: str, record: Mapping[str, str], folio: Folio) -> str:
        """The text of one line, on one line; empty when the template says nothing.

        Raises:
            CannotStart: The style's template is wrong.
        """
        try:
            if template not in self._templates:
                self._templates[template] = self._environment.from_string(template)
            text = self._templates[template].render(record, folio=str(folio))
        except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
            raise CannotStart(
                f"the style's template {template!r} can't be filled: {error}",
                f"Mend it in the style file; it may use folio, {', '.join(sorted(record))}.",
            ) from error
        return one_line(text)[:_LONGEST]


def one_line(text: str) -> str:
    """The text in NFC on one line, with single spaces and without control characters."""
    kept = "".join(
        letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", _SPACE.sub(" ", kept).strip())
