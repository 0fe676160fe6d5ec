"""What rules' signs see in given texts, as an inspection would tell it."""

from __future__ import annotations

import re

from proceedings.checks.run import wanted
from proceedings.records.inspection import Box, Sighting
from proceedings.records.wanted import Sign
from proceedings.volume.style import PageSize, Style

BODY: Box = (72.0, 400.0, 540.0, 410.0)
HEAD: Box = (72.0, 740.0, 540.0, 748.0)
LARGE: Box = (150.0, 250.0, 450.0, 550.0)

_STYLE = Style(title="Letter", page=PageSize(width=612.0, height=792.0))


def seen(*pages: str, where: str = "page", box: Box | None = BODY) -> tuple[Sighting, ...]:
    """The sightings of all rules' signs in the texts of pages, every one in the same box."""
    return tuple(
        Sighting(
            sign=sign.name,
            text=" ".join(found[0].split()),
            line=" ".join(_line(text, found).split())[:200],
            page=number if where in ("page", "hidden", "comment") else None,
            box=box if where in ("page", "hidden") else None,
            where=where,
        )
        for number, text in enumerate(pages, 1)
        for sign in wanted(_STYLE).signs
        if _is_tried(sign, text)
        for found in re.finditer(sign.pattern, text, re.IGNORECASE | re.MULTILINE)
    )


def _is_tried(sign: Sign, text: str) -> bool:
    lower = " ".join(text.lower().split())
    return not sign.needles or any(needle in lower for needle in sign.needles)


def _line(text: str, found: re.Match[str]) -> str:
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return text[start : end if end >= 0 else len(text)]
