"""The book: title, publisher, numbers under which libraries and shops know it."""

from __future__ import annotations

from dataclasses import dataclass, field

from proceedings.text.richtext import Markup
from proceedings.volume.identifiers import Doi, Isbn, Issn
from proceedings.volume.kinds import Language, PublicationDate
from proceedings.volume.people import Person
from proceedings.volume.rights import Rights


@dataclass(frozen=True, slots=True, kw_only=True)
class Isbns:
    """The volume's ISBNs; papers print the first given.

    Attributes:
        electronic: Of the PDF.
        print: Of the printed book.
    """

    electronic: Isbn | None = None
    print: Isbn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSeries:
    """The book series a volume belongs to.

    Attributes:
        title: The series' title.
        number: The volume's number in it.
        issn: The series' ISSN.
    """

    title: str
    number: str | None = None
    issn: Issn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """The publisher.

    Attributes:
        name: The full name, in BibTeX and on the copyright page.
        short: The name before the ISBN, and in references instead of the full one.
        place: The address as references print it: `New York, NY, USA`.
    """

    name: str
    short: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The book.

    Attributes:
        title: Without short name, dates and place: those are added where they are printed.
        publisher: Who publishes it.
        published: The day of publication. Its year stands behind © and in references, its year
            and month in the ISBN line, and it is the clock of every output. While it is
            `pending` the conference's first day stands in for it.
        subtitle: A second line of the title.
        volume: The number of a volume among several.
        doi: The volume's own DOI.
        isbn: Its ISBNs.
        isbn_line: The whole ISBN line as printed, where the derived one is wrong.
        issn: Of a volume that appears as a periodical.
        series: The book series it belongs to.
        edition: Printed on the title page.
        editors: In the order of the title page.
        copyright: The rights in the volume as a whole; without it the papers' default.
        language: The language of the book's own words; also decides the index's letters.
        markup: The notation that titles and abstracts are written in.
        linearized: The volume's file is ordered so that its first page shows before the rest has
            come over the net; it takes a while longer to write.
    """

    title: str
    publisher: Publisher
    published: PublicationDate
    subtitle: str | None = None
    volume: str | None = None
    doi: Doi | None = None
    isbn: Isbns = field(default_factory=Isbns)
    isbn_line: str | None = None
    issn: Issn | None = None
    series: BookSeries | None = None
    edition: str | None = None
    editors: tuple[Person, ...] = ()
    copyright: Rights | None = None
    language: Language = "en"
    markup: Markup = Markup.PLAIN
    linearized: bool = False
