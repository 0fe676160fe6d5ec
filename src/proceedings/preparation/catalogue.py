"""What hangs on a file's catalogue: counted where it stays behind, cleaned where it comes along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from proceedings.pdf.active import Removed, keep_target
from proceedings.pdf.trees import read_names

_INTENT_KEYS = ("/S", "/OutputCondition", "/OutputConditionIdentifier", "/RegistryName", "/Info")
_MOST_INTENTS = 8
_MOST_FIELDS = 10_000


def count_left_behind(pdf: pikepdf.Pdf, removed: Removed) -> None:
    """Name what hangs on the catalogue and doesn't come along."""
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        removed["attached files"] += sum(1 for _ in read_names(names.get("/EmbeddedFiles")))
        removed["scripts (JavaScript)"] += sum(1 for _ in read_names(names.get("/JavaScript")))
    opening = root.get("/OpenAction")
    # acmart's own opens the first page; a destination or GoTo harms nobody and is not worth a word.
    if isinstance(opening, Dictionary) and opening.get("/S") != Name.GoTo:
        keep_target(Dictionary(A=opening), lambda _: None, removed)
    removed["actions that run by themselves (AA)"] += "/AA" in root
    removed["a portfolio's cover sheet"] += "/Collection" in root
    removed["private data of the program that made the file (PieceInfo)"] += "/PieceInfo" in root
    threads = root.get("/Threads")
    removed["article threads"] += len(threads) if isinstance(threads, Array) else 0
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        removed["forms (XFA)"] += "/XFA" in form
        # A signature is of the bytes of one file; its look is drawn as every field's is.
        removed["digital signatures (they hold for the author's file)"] += sum(
            field.get("/FT") == Name.Sig and isinstance(field.get("/V"), Dictionary)
            for field in _fields(form)
        )
    for what in [what for what, count in removed.items() if not count]:
        del removed[what]


def _fields(form: Dictionary) -> Iterator[Dictionary]:
    """The form's fields and those below them, each once."""
    waiting: list[object] = [form.get("/Fields")]
    seen = set[tuple[int, int]]()
    while waiting and len(seen) < _MOST_FIELDS:
        kids = waiting.pop()
        for field in kids if isinstance(kids, Array) else ():
            if isinstance(field, Dictionary) and field.is_indirect and field.objgen not in seen:
                seen.add(field.objgen)
                yield field
                waiting.append(field.get("/Kids"))


def count_page_extras(pages: Iterable[Dictionary], removed: Removed) -> None:
    """Name how pages would follow each other on a screen."""
    count = sum("/Trans" in page or "/Dur" in page for page in pages)
    if count:
        removed["page transitions (Trans)"] += count


def keep_intents(pdf: pikepdf.Pdf, pages: Iterable[Dictionary]) -> None:
    """Let each page say for which output its colours are meant, as its file does.

    In a volume every paper's intent is its own pages' (PDF 2.0; older readers pass over it). Files
    elsewhere that an intent names stay out.

    Source: ISO 32000-1, 14.11.5; ISO 32000-2, table 31 (page objects).
    """
    whole = _plain_intents(pdf, pdf.Root.get("/OutputIntents"))
    for page in pages:
        own = _plain_intents(pdf, page.get("/OutputIntents"))
        if own or whole:
            page["/OutputIntents"] = own or whole
        elif "/OutputIntents" in page:
            del page["/OutputIntents"]


def _plain_intents(pdf: pikepdf.Pdf, listed: object) -> Any | None:
    if not isinstance(listed, Array):
        return None
    kept = [
        _plain_intent(intent)
        for intent in list(listed)[:_MOST_INTENTS]
        if isinstance(intent, Dictionary) and isinstance(intent.get("/S"), Name)
    ]
    return pdf.make_indirect(Array(kept)) if kept else None


def _plain_intent(intent: Dictionary) -> Dictionary:
    plain = Dictionary(Type=Name.OutputIntent)
    for key in _INTENT_KEYS:
        value = intent.get(key)
        if isinstance(value, (Name, String)):
            plain[key] = value
    profile = intent.get("/DestOutputProfile")
    if isinstance(profile, Stream):
        plain["/DestOutputProfile"] = profile
    return plain
