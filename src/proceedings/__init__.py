"""Builds a conference's published proceedings.

The steps of the command line, as plain functions from values to values:

    load(folder) -> Loaded            the metadata, and what is wrong with it
    load_style(name, folder)          a style, and what is wrong with it
    wanted(style, canaries)           what the rules want looked for in files
    inspect(path, sha256, wanted)     facts of a PDF; open untrusted files in a process with limits
    check(volume, inspections, …)     findings
    check_file(inspection, style, …)  findings about one file, without its volume
    plan(volume, lengths, …)          which page carries which folio
    prepare(source, paper, …)         a safe copy of a PDF, to be stamped and bound
    stamp(prepared, …)                a single paper as published
    bind(output, …)                   the volume
    export(volume, plan, formats)     files for libraries
    verify(volume_pdf, …)             read back what was made

They are imported when they are first used. docs/reference/python.md shows them at work.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from proceedings.binding.bind import bind
    from proceedings.checks.run import check, check_file, wanted
    from proceedings.exports import export
    from proceedings.inspection.inspect import inspect
    from proceedings.metadata.load import load
    from proceedings.metadata.styles import load_style
    from proceedings.pagination.plan import plan
    from proceedings.preparation.prepare import prepare
    from proceedings.stamping.single import stamp
    from proceedings.verification.verify import verify

__all__ = [
    "bind",
    "check",
    "check_file",
    "export",
    "inspect",
    "load",
    "load_style",
    "plan",
    "prepare",
    "stamp",
    "verify",
    "wanted",
]

_HOMES = {
    "bind": "binding.bind",
    "check": "checks.run",
    "check_file": "checks.run",
    "export": "exports",
    "inspect": "inspection.inspect",
    "load": "metadata.load",
    "load_style": "metadata.styles",
    "plan": "pagination.plan",
    "prepare": "preparation.prepare",
    "stamp": "stamping.single",
    "verify": "verification.verify",
    "wanted": "checks.run",
}


def __getattr__(name: str) -> Any:
    """Import a step on its first use: `proceedings --help` needs no PDF library."""
    if name not in _HOMES:
        raise AttributeError(f"module 'proceedings' has no attribute {name!r}")
    return getattr(import_module(f"proceedings.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
