"""The leaves of a record: text, rich text, scalars; and what is told of wrong shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from proceedings.metadata.checking.paths import stands
from proceedings.metadata.context import Context
from proceedings.metadata.nodes import Items, Node, Refused, Scalar, Table
from proceedings.metadata.reading import excerpt
from proceedings.metadata.scalars import TextKind
from proceedings.text.richtext import RichText

Builder = Callable[[Context, Node, str], object]
"""Takes the context, the node and the key it stands under."""


class Broken:
    """The one value that stands for a value that couldn't be built."""


BROKEN: Final = Broken()


def build_text(context: Context, node: Node, label: str) -> object:
    """Text as written, without the line ends a block closes with."""
    if type(node) is Scalar:
        return node.text.rstrip("\n")
    return wrong_shape(context, node, label, "text")


def build_rich(context: Context, node: Node, label: str) -> object:
    """Rich text in the notation of the context."""
    if type(node) is Scalar:
        return RichText(node.text.strip(), context.markup)
    return wrong_shape(context, node, label, "text")


@dataclass(frozen=True, slots=True)
class ScalarBuilder:
    """Builds values of one kind of text."""

    kind: TextKind

    def __call__(self, context: Context, node: Node, label: str) -> object:
        """Convert the scalar, and look for the file where it is a path."""
        if type(node) is not Scalar:
            return wrong_shape(context, node, label, self.kind.expected)
        try:
            value = self.kind.convert(node.text)
        except ValueError as error:
            return self._wrong(context, node, label, str(error))
        if self.kind.is_path and not stands(context, node, label):
            return BROKEN
        return value

    def _wrong(self, context: Context, node: Scalar, label: str, fault: str) -> object:
        kind = self.kind
        shown = excerpt(node.text)
        if kind.choices:
            near = context.meant(node.text, kind.choices)
            context.report(
                "metadata/unknown-value",
                node,
                f"'{label}' can't be '{shown}'; expected is {kind.expected}.",
                f"Did you mean '{near}'?" if near else f"Write {kind.expected}.",
            )
        elif kind.is_path:
            context.report(
                "metadata/path-outside",
                node,
                f"'{label}' names '{shown}', which can't be used: {fault}.",
                f"Put the file into the volume's folder and write {kind.expected}.",
            )
        else:
            context.report(
                "metadata/wrong-value",
                node,
                f"'{label}' is '{shown}': {fault}.",
                f"Write {kind.expected}.",
            )
        return BROKEN


_SHAPES: Final[Mapping[type, Literal["text", "a list", "a mapping"]]] = {
    Scalar: "text",
    Items: "a list",
    Table: "a mapping",
}


def wrong_shape(context: Context, node: Node, label: str, wanted: str) -> Broken:
    """Tell what stands there and what is wanted; a refused value was told of already."""
    if type(node) is not Refused:
        context.report(
            "metadata/wrong-shape",
            node,
            f"{_SHAPES[type(node)].capitalize()} stands in '{label}', where {wanted} is expected.",
            f"Write {wanted}.",
        )
    return BROKEN


def wrong_list(context: Context, node: Node, label: str) -> Broken:
    """Tell of something that should be a list, and show the list's form."""
    if type(node) is Scalar:
        context.report(
            "metadata/wrong-shape",
            node,
            f"'{label}' is a list, also where it holds one thing.",
            f"Write `{label}: [{excerpt(node.text)}]`.",
        )
        return BROKEN
    return wrong_shape(context, node, label, "a list, each item behind `-` or in [ ],")
