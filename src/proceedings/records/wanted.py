"""What rules and styles want looked for in a file, beyond what every file is asked."""

from __future__ import annotations

from dataclasses import dataclass

from proceedings.records.inspection import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    r"""A pattern that a rule wants looked for in a file's text.

    Attributes:
        name: The rule's name; where one rule has several, a full stop and a word follow.
        pattern: A regular expression, MULTILINE and IGNORECASE; lines end in `\n`, and a word
            broken at a line's end keeps its hyphen, so words of a phrase are joined by `\s+`.
        needles: Texts in lower case of which a page has at least one before the pattern is tried:
            most pages have none, and a pattern costs more than they do. One begins where a word
            does, and a space in it stands for any white space. Empty: always tried.
        most: Sightings of one kind of place that are kept; further ones are counted alone.
        anywhere: It matters wherever it is. It is looked for in all that a file says beside its
            pages, and where it stands on a page the picture decides whether it can be seen there:
            if not, it is told as `hidden`.
    """

    name: str
    pattern: str
    needles: tuple[str, ...] = ()
    most: int = 20
    anywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Where a style sets its text, on pages of one size.

    Attributes:
        width: Of the page, in points.
        height: Of the page, in points.
        box: The text block: sides at the columns' outer edges, top and bottom at the first line's
            ascenders and at the last baseline.
    """

    width: float
    height: float
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for in a file beyond what every file is asked.

    Attributes:
        signs: Patterns of its rules.
        block: Of its style; None where the style has none.
    """

    signs: tuple[Sign, ...] = ()
    block: Block | None = None
