"""The file holds text that a reader can't see.

Why: Programs read it all the same: search engines, screen readers, reviewing tools. Mostly it is
what was covered by mistake, a figure's cropped labels or a word under a white box; sometimes it is
meant to mislead programs, or was to be blacked out and can be copied.

How to mend: This is for the chair alone, not for a letter to the author: look at the words and the
place first. An author mends it in the source: take the words out, or make them black, of ordinary
size, on the page and on a layer that is shown; crop figures in the program that made them; black
out by deleting, never by covering.

Source: The rendered page decides: a place where words should be shows nothing of them. The text
layer under a scanned page is none of this. What reads like instructions for language models is told
by `safety/injection`, what the organisers laid in by `safety/canary`.
"""

from collections.abc import Iterator

from proceedings.checks.sightings import listed, short
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import HiddenText, Inspection
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

_MOST_QUOTED = 3


def check(subject: FileSubject) -> Iterator[Finding]:
    """Quote the longest pieces of hidden text; one finding a paper."""
    pieces = sorted(_untold(subject.inspection), key=lambda one: (-one.letters, one.page))
    if not pieces:
        return
    first = pieces[0]
    letters = sum(one.letters for one in pieces)
    ways = listed(list(dict.fromkeys(f"{one.how.value}" for one in pieces)))
    texts = list(dict.fromkeys(short(one.text) for one in pieces))
    yield Finding(
        rule="safety/hidden-text",
        level=LEVEL,
        message=(
            f"For the chair alone: {letters} {'letter' if letters == 1 else 'letters'} on"
            f" {page_list(one.page for one in pieces)} can't be seen ({ways}):"
            f" {listed([f'«{text}»' for text in texts], _MOST_QUOTED)}."
        ),
        fix="Look at the place; if it is no accident, talk to the programme chairs, else ask for a"
        " file without these words or with them in plain sight.",
        place=Place(page=first.page, box=first.box),
        evidence=first.text,
    )


def _untold(inspection: Inspection) -> Iterator[HiddenText]:
    """What the rules about injections and canaries don't tell already."""
    told = [
        (one.page, one.text.casefold())
        for one in (*inspection.seen("safety/injection"), *inspection.seen("safety/canary"))
        if one.where == "hidden"
    ]
    for one in inspection.hidden:
        text = " ".join(one.text.split()).casefold()
        if not any(page == one.page and said in text for page, said in told):
            yield one
