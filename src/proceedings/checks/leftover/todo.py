r"""A note of the author's to do something, or filler text, is still in the paper.

Why: «TODO: add numbers», «[XXX]» or «Lorem ipsum» show that something isn't finished: a number, a
sentence or a figure may be missing.

How to mend: Do what the note says or take it out. LaTeX: `\usepackage[disable]{todonotes}` hides
the notes of that package while you look for them; `\lipsum` and `\blindtext` print filler. Word and
LibreOffice: search for TODO, TBD, XXX and lorem.

Source: Habits of authors; the packages todonotes, lipsum and blindtext. Words in capitals count,
with a colon, in brackets or alone on a line; comments in listings of code don't, nor does a paper
that writes about TODO comments.
"""

from collections.abc import Iterator

from proceedings.checks.sightings import first_place, is_titles, lines_of, printed, quoted
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level
from proceedings.records.inspection import Inspection, Sighting
from proceedings.records.wanted import Sign

LEVEL = Level.WARNING
SCOPE = "file"

_CODE = ("//", "#", "/*", "%", "--", "*", "<!--", ";")

SIGNS = (
    Sign(  # with what stands around it: only brackets and colons make a note of the word
        name="leftover/todo.word",
        pattern=r"(?:(?://|#|/\*|%|<!--|--|\*|;)\s?)?[\[(<{]?\s?(?-i:\b(?:TODO|ToDo|FIXME|TBD|TBA)\b)"
        r"(?:\([^)\n]{1,20}\))?\s?[:\])>}]?",
        needles=("todo", "fixme", "tbd", "tba"),
        most=60,
    ),
    Sign(
        name="leftover/todo.line",
        pattern=r"^\W{0,2}(?-i:TODO|FIXME|TBD|TO\s+DO|To\s+be\s+(?:written|added|completed|done))\W{0,3}$"
        r"|^missing\s+figure\W*$|[\[(<]\s*insert\s+(?:fig(?:ure|\.)|table|image|graph|citation|reference|"
        r"link|number|name)s?\b[^\n\])>]{0,40}[\])>]"
        r"|\[\s*(?:citation|reference|cite|ref)s?\s+(?:needed|missing|here)\s*\]"
        r"|\[(?-i:CITE|CITATION|REFS?)\]|\b(?:is|are|was|be|=)\s+(?-i:TBD|TBA)(?=[.,;)])",
        needles=(
            *("todo", "fixme", "tbd", "to do"),
            *("be written", "be added", "be completed", "be done", "missing figure"),
            *("insert fig", "insert table", "insert image", "insert graph", "insert link"),
            *("insert citation", "insert reference", "insert number", "insert name"),
            *("citation needed", "reference needed", "citation missing", "citation here"),
            *("reference missing", "reference here", "ref here", "cite here", "ref missing"),
            *("[cite]", "[citation]", "[ref]", "[refs]", "tbd", "tba"),
        ),
    ),
    Sign(
        name="leftover/todo.blank",
        pattern=r"[\[(<]\s*(?-i:X{3,6})\s*[\])>]|(?-i:\bX{3,6}):"
        r"|\b(?:grants?|no\.|number|nr\.|project|contract|award|agreement)\s+(?:(?:no\.?|number|id|nr\.?)\s*)?"
        r"[#:]?\s*(?-i:X{3,12})\b",
        needles=("xxx",),
    ),
    Sign(
        name="leftover/todo.filler",
        pattern=r"(?<![“”\"‘’'«»„])lorem\s+ipsum\s+dolor\s+sit\s+amet|^\W{0,3}lorem\s+ipsum\W{0,3}$"
        r"|fringilla\s+a,\s+euismod\s+sodales|malesuada\s+porttitor\s+diam|ullamcorper\s+placerat\s+ipsum"
        r"|dies\s+(?:hier\s+)?ist\s+ein\s+blindtext"
        r"|hello,\s+here\s+is\s+some\s+text\s+without\s+a\s+meaning|huardest\s+gefburn",
        needles=(
            *("lorem", "blindtext", "without a", "huardest", "euismod", "malesuada"),
            "ullamcorper",
        ),
    ),
)

_MENTIONS = 3  # so often the words stand in running text where a paper writes about them


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather notes and filler; one finding a paper."""
    notes, filler = _notes(subject.inspection), _filler(subject.inspection)
    seen = (*notes, *filler)
    if not seen:
        return
    what = "A note of what is to be done" if notes else "Filler text"
    if notes and filler:
        what += " and filler text"
    yield Finding(
        rule="leftover/todo",
        level=LEVEL,
        message=f"{what} {'are' if notes and filler else 'is'} still in the paper: {quoted(seen)}.",
        fix="Do what is still to be done, take these words out, and export the PDF again.",
        place=first_place(seen),
        evidence=lines_of(seen),
    )


def _notes(inspection: Inspection) -> tuple[Sighting, ...]:
    words = printed(inspection.seen("leftover/todo.word"))
    marked = [one for one in words if _is_marked(one.text)]
    mentions = len(words) - len(marked) + sum(one.count for one in words)
    if mentions >= _MENTIONS and mentions > len(marked):
        return ()
    lines = printed(inspection.seen("leftover/todo.line"))
    blanks = printed(inspection.seen("leftover/todo.blank"))
    return (*marked, *lines, *blanks)


def _is_marked(text: str) -> bool:
    return not text.startswith(_CODE) and (text[0] in "[(<{" or text[-1] in ":])>}")


def _filler(inspection: Inspection) -> tuple[Sighting, ...]:
    """Filler text; a line that says «Lorem ipsum» as the title does is about it."""
    found = printed(inspection.seen("leftover/todo.filler"))
    return tuple(
        one
        for one in found
        if one.text.casefold() != "lorem ipsum" or not is_titles(one, inspection)
    )
