"""What a finding's rule means, why it matters and how to mend it."""

from __future__ import annotations

import argparse
import difflib
import inspect

from proceedings.cli.console import Console
from proceedings.errors import CannotStart, ExitCode
from proceedings.registry import Registry

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
        for name in names:
            console.line(name)
        return ExitCode.FINE
    if options.rule not in names:
        near = difflib.get_close_matches(options.rule, names, 1, 0.5)
        raise CannotStart(
            f"there is no rule {options.rule}",
            f"Did you mean {near[0]}?" if near else "`proceedings explain` lists them all.",
        )
    page = _RULES.load(options.rule)
    console.line(console.bold(f"{options.rule}  ({page.LEVEL})"))
    console.line(inspect.cleandoc(page.__doc__ or ""))
    console.line()
    console.line("To accept it, in the paper's record or in metadata/volume.yaml:")
    console.line(f"  waive:\n    - rule: {options.rule}\n      reason: why this is all right here")
    return ExitCode.FINE
