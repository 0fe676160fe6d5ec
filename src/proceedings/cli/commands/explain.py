"""What a finding's rule means, why it matters and how to mend it."""

from __future__ import annotations

import argparse
import difflib
import inspect
from collections.abc import Iterator
from datetime import UTC, datetime

from proceedings.cli.console import Console, columns
from proceedings.cli.digest import meaning
from proceedings.errors import CannotStart, ExitCode
from proceedings.findings.finding import group_of
from proceedings.registry import Registry
from proceedings.text.paragraphs import paragraphs

_OF_NO_PAPER = ("front", "volume")
_RULES = Registry("proceedings.checks", depth=1)


def arguments(parser: argparse.ArgumentParser) -> None:
    """RULE; without one, all rules are listed."""
    parser.add_argument("rule", metavar="RULE", nargs="?", help="as printed with the finding")


def run(options: argparse.Namespace, console: Console) -> ExitCode:
    """Print the rule's own page.

    Raises:
        CannotStart: There is no such rule.
    """
    names = _RULES.names()
    if options.rule is None:
        for line in columns([(name, meaning(name)) for name in names], 0):
            console.line(console.cut(line, 0) if console.out.isatty() else line)
        return ExitCode.FINE
    if options.rule not in names:
        near = difflib.get_close_matches(options.rule, names, 1, 0.5)
        raise CannotStart(
            f"there is no rule {options.rule}",
            f"Did you mean {near[0]}?" if near else "`proceedings explain` lists them all.",
        )
    page = _RULES.load(options.rule)
    levels = " or ".join(getattr(page, "LEVELS", (page.LEVEL,)))
    console.line(console.bold(f"{options.rule}  ({levels})"))
    for number, paragraph in enumerate(paragraphs(inspect.cleandoc(page.__doc__ or ""))):
        if number:
            console.line()
        for part in paragraph.splitlines():
            for line in console.wrapped(part, 0):
                console.line(line)
    console.line()
    for line in _accepting(options.rule):
        console.line(line)
    return ExitCode.FINE


def _accepting(rule: str) -> Iterator[str]:
    """Lines that make its findings notes, indented as the files are that they are pasted into.

    The day is the next year's last: any will do.
    """
    accept = [f"  - rule: {rule}", "    reason: why this is all right here"]
    until = f"    # expires: {datetime.now(UTC).year + 1}-12-31  # the last day it holds"
    if group_of(rule) not in _OF_NO_PAPER:
        yield "To accept it in one paper, paste into its record in metadata/papers.yaml:"
        yield from (f"    {line}" for line in ("waive:", *accept, until))
        yield ""
        yield "To accept it in several, paste at the end of metadata/volume.yaml:"
        yield from ("waive:", *accept, "    papers: all  # or some: [p-042, p-043]", until)
    else:
        yield "To accept it, paste at the end of metadata/volume.yaml:"
        yield from ("waive:", *accept, until)
