r"""Page 1 prints another ISBN than the book's.

Why: the ISBN tells libraries and shops which book a page is of. A wrong one, most often last year's
or that of a companion volume, files the paper under another book.

How to mend: acmart: `\acmISBN{…}` as the rights e-mail gives it. Other tools: the line with the
ISBN on page 1. If the page is right, correct `isbn` or `isbn_line` in `metadata/volume.yaml`.

Source: acmart's permission block: `ACM ISBN`, the number, a slash, year and month; a full stop or a
price behind it, as older versions print, is none of the number.
"""

from collections.abc import Iterator

from proceedings.checks.imprint import imprint
from proceedings.checks.reading import line_box
from proceedings.checks.subject import PaperSubject
from proceedings.checks.wording import record_at
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Tool
from proceedings.volume.book import Book
from proceedings.volume.identifiers import isbn_digits
from proceedings.volume.kinds import PENDING

LEVEL = Level.ERROR
SCOPE = "paper"
PASTE = ("isbn",)
_DASHES = str.maketrans(dict.fromkeys("‐‑–", "-"))


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare the ISBN, and the year and month behind it where the record gives the whole line."""
    book = subject.volume.book
    printed = imprint(subject.inspection)
    known = _known(book)
    if not printed.isbn or not known:
        return
    wanted = (book.isbn_line or known[0]).rstrip(".")
    shown = printed.isbn.translate(_DASHES) + printed.isbn_tail
    if isbn_digits(printed.isbn.translate(_DASHES)) in {isbn_digits(isbn) for isbn in known}:
        line = book.isbn_line or ""
        if not printed.isbn_tail or line.count("/") < 2 or printed.isbn_tail in line:
            return
    where = subject.origins.place("book", "isbn_line" if book.isbn_line else "isbn")
    line = wanted.removeprefix("ACM ISBN ")
    yield Finding(
        rule="match/isbn",
        level=LEVEL,
        message=f"Page 1 has the ISBN {shown}, the record {wanted}.",
        fix=subject.by_tool(
            f"Set {wanted} on page 1, or correct {record_at(where)}.",
            {
                Tool.LATEX: (
                    f"Set {wanted} (acmart: \\acmISBN{{{line}}}), or correct {record_at(where)}."
                )
            },
        ),
        place=Place(page=1, box=line_box(subject.inspection, printed.isbn)),
        evidence=shown,
    )


def _known(book: Book) -> tuple[str, ...]:
    """The book's numbers; the line as printed has perhaps one of its own."""
    given = (book.isbn.electronic, book.isbn.print)
    known = [isbn for isbn in given if isbn and isbn != PENDING]
    if book.isbn_line:
        known += [word for word in book.isbn_line.replace("/", " ").split() if len(word) > 9]
    return tuple(known)
