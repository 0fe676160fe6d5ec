"""Which letters no font has."""

from __future__ import annotations

import json
from collections.abc import Collection

from proceedings.typesetting.press import Press
from proceedings.typesetting.refusals import MissingLettersError

_PROBE = b'#set document(title: "-")\n#for text in json("texts.json") [#par(text)]\n'


def lacking(press: Press, texts: Collection[str]) -> frozenset[str]:
    """The characters in the texts that no font can show, found by trying.

    Texts are halved until the guilty are alone, then their characters are tried one by one, so a
    mark that only shows on its letter is not blamed where the whole text can be shown.
    """
    guilty = _refused(press, sorted(texts))
    return frozenset(_refused(press, sorted({letter for text in guilty for letter in text})))


def _refused(press: Press, texts: list[str]) -> list[str]:
    if not texts or shows(press, texts):
        return []
    if len(texts) == 1:
        return texts
    half = len(texts) // 2
    return _refused(press, texts[:half]) + _refused(press, texts[half:])


def shows(press: Press, texts: list[str]) -> bool:
    """Whether the press has fonts for all letters of texts; one try, where `lacking` takes many."""
    sources = {"probe.typ": _PROBE, "texts.json": json.dumps(texts).encode()}
    try:
        press.set(sources, "probe.typ", standards=("ua-1",))
    except MissingLettersError:
        return False
    return True
