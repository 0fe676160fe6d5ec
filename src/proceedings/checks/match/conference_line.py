r"""Page 1 names another conference, other days or another place than the record.

Why: the line is printed on page 1, in the running heads and in the way to cite the paper. Last
year's, another event's, or a wrong day or place would be published with every copy.

How to mend: acmart: `\acmConference[short name]{name}{days}{place}` and `\acmBooktitle{…}` as the
rights e-mail gives them. Word: the block at the foot of page 1 and «ACM Reference Format». If the
page is right, correct `conference` or `book` in `metadata/volume.yaml`.

What may differ: forms of quotes and dashes, spaces, days with a nought before them, months written
short, «Proceedings of» before the title of the book. A wrong line that the running heads repeat is
told of once, by stamp/wrong-head.

Source: acmart prints `Conference’17, July 2017, Washington, DC, USA` until an author changes it.
"""

import re
from collections.abc import Iterator

from proceedings.checks.imprint import imprint
from proceedings.checks.reading import key, line_box
from proceedings.checks.subject import PaperSubject
from proceedings.checks.wording import record_at
from proceedings.citation.event import booktitle, conference_line, event_dates, place
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import Inspection, Tool
from proceedings.volume.style import Style
from proceedings.volume.volume import Volume

LEVEL = Level.ERROR
SCOPE = "paper"
PASTE = ("conference",)

_MONTHS = "january february march april may june july august september october november december"
_MONTH = re.compile(rf"({'|'.join(month[:3] for month in _MONTHS.split())})[a-z]*\.?(?=[\d-])")
_NOUGHT = re.compile(r"(?<!\d)0(?=\d(?!\d))")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")  # at a line's end it may be the line's
_BOOK = re.compile(r"^(?:(?:companion)?proceedingsof(?:the)?)?(?:the)?")


def check(subject: PaperSubject) -> Iterator[Finding]:
    """Compare the line of the permission block, then the booktitle of the reference."""
    volume, printed = subject.volume, imprint(subject.inspection)
    wanted = conference_line(volume)
    if printed.conference_line and not _is_line(printed.conference_line, volume):
        shown, meant = printed.conference_line, wanted
        if _heads_say(subject.inspection, subject.style, shown):
            return
    elif printed.booktitle and not _is_book(printed.booktitle, volume):
        shown, meant = printed.booktitle, booktitle(volume)
    else:
        return
    where = subject.origins.place("conference")
    conference = volume.conference
    line = (
        f"\\acmConference[{conference.short}]{{{conference.name}}}"
        f"{{{event_dates(conference)}}}{{{place(conference.place)}}}"
    )
    yield Finding(
        rule="match/conference-line",
        level=LEVEL,
        message=f"Page 1 has “{_BROKEN.sub('', shown)}”, the record “{meant}”.",
        fix=subject.by_tool(
            f"Set “{meant}” on page 1, or correct {record_at(where)}.",
            {Tool.LATEX: f"Set {line} (acmart), or correct {record_at(where)}."},
        ),
        place=Place(page=1, box=line_box(subject.inspection, shown)),
        evidence=shown,
    )


def _compared(text: str) -> str:
    """Letters, figures and dashes alone; days and months in one form."""
    spaced = _NOUGHT.sub("", text.replace("\u00a0", " "))
    folded = re.sub(r"[^\w-]+", "", key(spaced).casefold())
    return _HYPHEN.sub("", _MONTH.sub(r"\1", folded))


def _is_line(printed: str, volume: Volume) -> bool:
    return _compared(printed) == _compared(conference_line(volume))


def _is_book(printed: str, volume: Volume) -> bool:
    """Whether a booktitle says the same: its title, days and place, in whatever frame."""
    short = _compared(volume.conference.short)
    found = _BOOK.sub("", _compared(printed), count=1).replace(short, "", 1)
    conference = volume.conference
    rest = "".join(map(_compared, (event_dates(conference), place(conference.place))))
    titles = (volume.book.title, conference.name, f"{volume.book.title} {volume.book.subtitle}")
    named = {_BOOK.sub("", _compared(title), count=1).replace(short, "", 1) for title in titles}
    # A booktitle without days and place is the class's own, made of the conference's name.
    return any(found in (f"{title}{rest}", title) for title in named)


def _heads_say(inspection: Inspection, style: Style, line: str) -> bool:
    """Whether running heads repeat it, where this style has heads: stamp/wrong-head tells then."""
    if not any(rule.edge == "top" for rule in style.stamps):
        return False
    wanted = _compared(line)
    return any(
        mark.kind == "text" and wanted in _compared(mark.text)
        for page in inspection.pages[1:]
        for mark in page.marks
        if mark.box[1] > page.height / 2
    )
