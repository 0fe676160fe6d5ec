"""All texts and all people of a volume with their field paths, walked once for every rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from proceedings.text.richtext import Markup, RichText
from proceedings.volume.frontpages import FrontPages
from proceedings.volume.origins import FieldPath
from proceedings.volume.paper import Paper
from proceedings.volume.people import Affiliation, Person
from proceedings.volume.program import Program
from proceedings.volume.volume import Volume

_NAME_PARTS = ("given", "particle", "family", "suffix", "mononym", "group", "printed", "sort")
_PLACE_PARTS = ("institution", "department", "city", "state", "country")


class Text(NamedTuple):
    """A text that is printed or deposited.

    Attributes:
        value: As the metadata has it.
        path: Where it stands.
        use: `title`, `abstract`, `name`, `affiliation` or `words`.
        markup: The notation it is in.
    """

    value: str
    path: FieldPath
    use: str
    markup: Markup = Markup.PLAIN

    @property
    def paper(self) -> str | None:
        """The paper it belongs to."""
        return str(self.path[1]) if self.path[0] == "papers" else None

    @property
    def what(self) -> str:
        """What it is, for messages."""
        return {"words": str(self.path[-1])}.get(self.use, self.use)


class Named(NamedTuple):
    """A person and where the record stands."""

    person: Person
    path: FieldPath

    @property
    def paper(self) -> str | None:
        """The paper whose author this is."""
        return str(self.path[1]) if self.path[0] == "papers" else None


def people_of(volume: Volume) -> Iterator[Named]:
    """Everybody: authors first, then editors, chairs and those of the front pages."""
    for paper in volume.papers:
        path: FieldPath = ("papers", paper.id, "authors")
        for index, author in enumerate(paper.authors):
            yield Named(author, (*path, index))
    yield from _listed(volume.book.editors, ("book", "editors"))
    for path, session in _sessions(volume.program):
        yield from _listed(session, (*path, "chairs"))
    yield from _front_people(volume.pages)


def texts_of(volume: Volume, people: Iterable[Named]) -> Iterator[Text]:
    """Every text: the event's, the book's, the papers', the programme's, the names."""
    yield from _volume_texts(volume)
    for paper in volume.papers:
        yield from _paper_texts(paper)
    for path, words in _program_titles(volume.program):
        yield Text(words, path, "words")
    for n, talk in enumerate(volume.pages.talks):
        yield _rich(talk.title, ("pages", "talks", n, "title"), "title")
    seen: set[int] = set()
    for person, path in people:
        yield from _name_texts(person, path)
        for n, place in enumerate(person.affiliations):
            # A key of the table stands for one record, whoever refers to it.
            if id(place) not in seen:
                seen.add(id(place))
                yield from _place_texts(place, (*path, "affiliations", n))


def _volume_texts(volume: Volume) -> Iterator[Text]:
    for section, record, keys in (
        ("conference", volume.conference, ("name", "short", "series", "theme")),
        ("book", volume.book, ("title", "subtitle", "edition")),
    ):
        for key in keys:
            value = getattr(record, key)
            if value:
                yield Text(value, (section, key), "words")
    yield Text(volume.book.publisher.name, ("book", "publisher", "name"), "words")
    for key in ("venue", "city", "state", "country", "printed"):
        value = getattr(volume.conference.place, key)
        if value:
            yield Text(value, ("conference", "place", key), "words")
    for n, track in enumerate(volume.tracks):
        yield Text(track.name, ("tracks", n, "name"), "words")


def _paper_texts(paper: Paper) -> Iterator[Text]:
    path: FieldPath = ("papers", paper.id)
    yield _rich(paper.title, (*path, "title"), "title")
    if paper.subtitle:
        yield _rich(paper.subtitle, (*path, "subtitle"), "title")
    if paper.abstract:
        yield _rich(paper.abstract, (*path, "abstract"), "abstract")
    if paper.running_title:
        yield Text(paper.running_title, (*path, "running_title"), "words")
    if paper.running_authors:
        yield Text(paper.running_authors, (*path, "running_authors"), "words")
    for n, word in enumerate(paper.keywords):
        yield Text(word, (*path, "keywords", n), "words")


def _rich(text: RichText, path: FieldPath, use: str) -> Text:
    return Text(text.source, path, use, text.markup)


def _name_texts(person: Person, path: FieldPath) -> Iterator[Text]:
    for part in _NAME_PARTS:
        value = getattr(person, part)
        if value:
            yield Text(value, (*path, part), "name")
    if person.native:
        yield Text(person.native.name, (*path, "native", "name"), "name")


def _place_texts(place: Affiliation, path: FieldPath) -> Iterator[Text]:
    for part in _PLACE_PARTS:
        value = getattr(place, part)
        if value:
            yield Text(value, (*path, part), "affiliation")


def _sessions(program: Program) -> Iterator[tuple[FieldPath, tuple[Person, ...]]]:
    for p, part in enumerate(program.parts):
        for s, session in enumerate(part.sessions):
            yield ("program", "parts", p, "sessions", s), session.chairs
    for s, session in enumerate(program.sessions):
        yield ("program", "sessions", s), session.chairs


def _program_titles(program: Program) -> Iterator[tuple[FieldPath, str]]:
    for p, part in enumerate(program.parts):
        yield ("program", "parts", p, "title"), part.title
        for s, session in enumerate(part.sessions):
            yield ("program", "parts", p, "sessions", s, "title"), session.title
    for s, session in enumerate(program.sessions):
        if session.title:
            yield ("program", "sessions", s, "title"), session.title


def _front_people(pages: FrontPages) -> Iterator[Named]:
    for c, committee in enumerate(pages.committees):
        for r, role in enumerate(committee.roles):
            yield from _listed(role.members, ("pages", "committees", c, "roles", r, "members"))
    for t, talk in enumerate(pages.talks):
        yield from _listed(talk.speakers, ("pages", "talks", t, "speakers"))
    for w, workshop in enumerate(pages.workshops):
        yield from _listed(workshop.organisers, ("pages", "workshops", w, "organisers"))
        yield from _listed(workshop.speakers, ("pages", "workshops", w, "speakers"))


def _listed(people: Iterable[Person], path: FieldPath) -> Iterator[Named]:
    for index, person in enumerate(people):
        yield Named(person, (*path, index))
