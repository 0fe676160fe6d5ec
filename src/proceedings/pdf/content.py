"""Page content: whether what it opens is closed again."""

from __future__ import annotations

from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from proceedings.pdf.damage import readable_part

_PAIRS = "q Q BMC BDC EMC"
_OPENS_MARK = (b"BMC", b"BDC")


class Balance(NamedTuple):
    """What a page's content opens and closes.

    Attributes:
        states: `q` without `Q`.
        marks: `BMC` and `BDC` without `EMC`.
        surplus: `Q` without `q`.
        markable: No mark in it has a number, and no `EMC` closes what it didn't open: it can be
            held as a whole in one numbered mark.
        artifacts: A part of it is marked as none of the author's content.
    """

    states: int
    marks: int
    surplus: int
    markable: bool
    artifacts: bool


def balance(page: Dictionary) -> Balance:
    """Count what a page's content leaves open, and what it closes unopened.

    Raises:
        pikepdf.PikepdfError: The content can't be unpacked within limits.
    """
    states = marks = surplus = 0
    markable, artifacts = True, False
    for operator, instruction in _instructions(page, _PAIRS):
        if operator == b"q":
            states += 1
        elif operator == b"Q":
            surplus += states == 0
            states = max(0, states - 1)
        elif operator in _OPENS_MARK:
            marks += 1
            artifacts = artifacts or _is_artifact(instruction)
            markable = markable and not _is_numbered(instruction, page)
        else:
            markable = markable and marks > 0
            marks = max(0, marks - 1)
    return Balance(states, marks, surplus, markable, artifacts)


def mend(pdf: pikepdf.Pdf, page: Dictionary, *, unmark: bool = False) -> None:
    """Rewrite a page's content without each `Q` that closes nothing and without an unended image.

    Such a `Q` does nothing alone, but pops the state saved around the page when a stamp is laid;
    an inline image without an end swallows the stamp.

    Args:
        pdf: The page's document.
        page: The page, changed in place.
        unmark: Leave out numbered marks, which belong to a structure tree that is gone, and each
            `EMC` that closes nothing.

    Raises:
        pikepdf.PikepdfError: The content can't be unpacked within limits.
    """
    depth, kept, marks = 0, [], list[bool]()
    for operator, instruction in _instructions(page):
        if operator == b"Q" and depth == 0:
            continue
        depth += (operator == b"q") - (operator == b"Q")
        if unmark and operator in _OPENS_MARK:
            marks.append(not _is_numbered(instruction, page))
            if not marks[-1]:
                continue
        elif unmark and operator == b"EMC" and not (marks and marks.pop()):
            continue
        kept.append(instruction)
    try:
        page["/Contents"] = Stream(pdf, pikepdf.unparse_content_stream(kept))
    except (AttributeError, TypeError) as error:  # inline images of something else than data
        raise pikepdf.PdfError(str(error)) from None


def _is_artifact(instruction: Any) -> bool:
    operands = instruction.operands
    return len(operands) > 0 and operands[0] == Name.Artifact


def _is_numbered(instruction: Any, page: Dictionary) -> bool:
    """Whether a mark names a place in a structure tree, itself or by the page's resources."""
    operands = instruction.operands
    properties: object = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        resources = page.get("/Resources")
        listed = resources.get("/Properties") if isinstance(resources, Dictionary) else None
        properties = listed.get(properties) if isinstance(listed, Dictionary) else None
    return isinstance(properties, Dictionary) and "/MCID" in properties


def shows(page: Dictionary) -> bool:
    """Whether a page's content says anything at all; damaged content may."""
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    try:
        return any(isinstance(one, Stream) and one.read_bytes().strip() for one in streams)
    except pikepdf.PdfError:
        return True


def _instructions(page: Dictionary, operators: str = "") -> list[tuple[bytes, Any]]:
    """What a page's content says, with each operator's name, which may be any bytes."""
    try:
        parsed = pikepdf.parse_content_stream(pikepdf.Page(page), operators)
    except (TypeError, IndexError) as error:  # objects that no content has, from damaged data
        raise pikepdf.PdfError(str(error)) from None
    return [(instruction.operator.unparse(), instruction) for instruction in parsed]


def salvage(pdf: pikepdf.Pdf, page: Dictionary, broken: frozenset[tuple[int, int]]) -> bool:
    """Put what can be read of broken content streams in their place.

    A stamp behind a stream that breaks off inside a string or a number would be lost with it.

    Args:
        pdf: The page's document.
        page: The page, changed in place.
        broken: Numbers of streams that can't be unpacked to their end.

    Returns:
        Whether any was broken.
    """
    contents = page.get("/Contents")
    streams = list(contents) if isinstance(contents, Array) else [contents]
    if not any(isinstance(one, Stream) and one.objgen in broken for one in streams):
        return False
    page["/Contents"] = Array(
        [
            Stream(pdf, readable_part(one)) if one.objgen in broken else one
            for one in streams
            if isinstance(one, Stream)
        ]
    )
    return True
