"""Paragraphs of text whose lines were broken to the width of a source file."""

from __future__ import annotations

from collections.abc import Iterator


def paragraphs(text: str) -> list[str]:
    """Each paragraph on one line; lists keep their lines."""
    return list(_folded(text))


def _folded(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        lines: list[str] = []
        for line in paragraph.splitlines():
            if not lines or line.lstrip().startswith(("- ", "* ")):
                lines.append(line.strip())
            else:
                lines[-1] += f" {line.strip()}"
        yield "\n".join(lines)
