r"""Comments or tracked changes are in the file.

Why: What authors said to each other is printed in the margin, or shown by every PDF viewer. Marks
and notes on the pages are left out of the volume, but what a word processor or LaTeX has printed
is part of the page and stays.

How to mend: Word: Review, Accept All Changes and Stop Tracking, Delete All Comments; when saving as
PDF choose Options, «Document» instead of «Document showing markup». LibreOffice: Edit, Track
Changes, Manage, Accept All; when exporting leave «Comments as PDF annotations» and «Comments in
margin» off. Google Docs: resolve comments and accept suggestions. LaTeX: load todonotes with
`[disable]`, changes with `[final]`, and take `\pdfcomment` out. Adobe Acrobat, Preview: delete the
notes in the list of comments.

Source: ISO 32000-1, 12.5.6 (annotation types); the words Word prints beside its comments
(«Commented [AB1]:») in its languages; coloured boxes with words in the margin, as todonotes and
changes draw them. Tracked changes as Word and LibreOffice print them: coloured words, underlined or
struck out in the same colour, with a bar in the margin; latexdiff strikes out without a bar, so
that it counts from five places on two pages. Colour alone says nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from proceedings.checks.sightings import first_place, listed, printed, quotes, short
from proceedings.checks.subject import FileSubject
from proceedings.findings.finding import Finding, Level, Place
from proceedings.records.inspection import ChangedText, Comment, Sighting, Tool
from proceedings.records.wanted import Sign
from proceedings.text.pages import page_list

LEVEL = Level.WARNING
SCOPE = "file"

SIGNS = (
    Sign(
        name="leftover/comments.balloon",
        pattern=r"\b(?:comment(?:ed)?|kommentiert|kommentar|commenté|commentaire|comentado|comentário|"
        r"comentario|commentato|commento|met\s+opmerkingen|opmerking|z\s+komentarzem|kommenterad|"
        r"с\s+комментариями|примечание)\s*\[[^\W\d_]{1,5}\d{1,4}(?:R\d{1,4})?\]\s*:"
        r"|(?:批注|註解|コメント(?:の追加)?|메모(?:\s*포함)?)\s*\[[^\]\n]{1,8}\d{1,4}\]\s*[:：]",
        needles=(
            *("comment", "komment", "koment", "coment", "opmerking", "комментар", "примечан"),
            *("批注", "註解", "コメント", "메모"),
        ),
    ),
    Sign(
        name="leftover/comments.change",
        pattern=r"^(?:formatted(?:\s+table)?|formatiert|mis\s+en\s+forme|con\s+formato|formattato|opgemaakt)\s*:"
        r"\s+(?:font|indent|space|left|right|centered|justified|normal|list|not\s|no\s|line|heading|default|"
        r"english|style|position|tab|bullet|schrift|einzug|links|block|deutsch|police|retrait|gauche|fuente|"
        r"sangr|tipo\s+de|lettertype)[^\n]{0,60}",
        needles=("format", "mis en forme", "opgemaakt"),
    ),
    Sign(  # what stands alone may be any word: twice it is Word's
        name="leftover/comments.deleted",
        pattern=r"^(?-i:Deleted|Gelöscht|Supprimé|Eliminado|Eliminato):\s[^\n]{0,40}",
        needles=("deleted:", "gelöscht:", "supprimé", "eliminado:", "eliminato:"),
    ),
    Sign(
        name="leftover/comments.list",
        pattern=r"^(?-i:Todo\s+list|List\s+of\s+(?:todos|changes))$|^(?-i:Unknown\s+Author)$",
        needles=("todo list", "list of todos", "list of changes", "unknown author"),
    ),
)

_MANY = 5
_NOT_REMARKS = {"Popup", "Watermark", "PrinterMark", "TrapNet"}
_NAMES = {
    "Text": "note",
    "FreeText": "text box",
    "Highlight": "highlight",
    "Underline": "underline",
    "Squiggly": "underline",
    "StrikeOut": "strike-out",
    "Caret": "insertion mark",
    "Stamp": "stamp",
    "Ink": "drawing",
    "FileAttachment": "attached file",
    "Redact": "redaction",
}


def check(subject: FileSubject) -> Iterator[Finding]:
    """Gather remarks on pages and what word processors print of comments and changes."""
    remarks = [one for one in subject.inspection.comments if one.kind not in _NOT_REMARKS]
    seen, notes, changes = _printed(subject), subject.inspection.notes, _tracked(subject)
    if not remarks and not seen and not notes and not changes:
        return
    parts = [_counted(remarks)] if remarks else []
    parts += quotes(seen)
    parts += [f"«{short(one.text)}» in the margin of page {one.page}" for one in notes]
    if changes:
        which = "struck out" if changes[0].struck else "added"
        pages = page_list(one.page for one in changes)
        parts.append(f"«{short(changes[0].text)}» {which} by tracked changes ({pages})")
    texts = (
        *(one.text for one in notes),
        *(one.text for one in changes),
        *(one.text for one in remarks),
    )
    says = next(filter(None, texts), None)
    places = [
        *((one.page, one.box) for one in notes),
        *((one.page, one.box) for one in changes),
        *((one.page, one.box) for one in remarks),
    ]
    yield Finding(
        rule="leftover/comments",
        level=LEVEL,
        message=f"Comments or marks are on the pages: {listed(parts)}.",
        fix=subject.by_tool(
            "Delete the comments, accept the changes, and export the PDF again.",
            {
                Tool.LATEX: "Delete notes put on the PDF; load todonotes with [disable], take"
                " \\pdfcomment out and set the paper again.",
                Tool.WORD: "Accept all changes, delete all comments (Review), and save as PDF with"
                " Options, «Document» instead of «Document showing markup».",
                Tool.LIBREOFFICE: "Accept all changes, and export with «Comments as PDF"
                " annotations» and «Comments in margin» off.",
                Tool.GOOGLE_DOCS: "Resolve comments and suggestions, and download the PDF again.",
            },
        ),
        place=first_place(seen) if seen else Place(page=places[0][0], box=places[0][1]),
        evidence=seen[0].line or seen[0].text if seen else short(says, 200) if says else None,
    )


def _printed(subject: FileSubject) -> tuple[Sighting, ...]:
    def seen(word: str) -> tuple[Sighting, ...]:
        return printed(subject.inspection.seen(f"leftover/comments.{word}"))

    deleted = seen("deleted")
    sure = (*seen("balloon"), *seen("change"), *seen("list"))
    return (*sure, *deleted) if sure or len(deleted) > 1 else sure


def _tracked(subject: FileSubject) -> Sequence[ChangedText]:
    """Tracked changes; words struck out by hand are a few examples on one page."""
    changes = subject.inspection.changes
    barred = [one for one in changes if one.barred]
    struck = [one for one in changes if one.struck]
    if len(struck) >= _MANY and len({one.page for one in struck}) > 1:
        return struck
    return barred


def _counted(remarks: Iterable[Comment]) -> str:
    """`2 notes and 1 strike-out (pages 1–3)`."""
    remarks = tuple(remarks)
    counts = Counter(_NAMES.get(one.kind, "mark") for one in remarks)
    words = [f"{count} {name if count == 1 else _plural(name)}" for name, count in counts.items()]
    return f"{listed(words)} ({page_list(one.page for one in remarks)})"


def _plural(name: str) -> str:
    return f"{name}es" if name.endswith("x") else f"{name}s"
