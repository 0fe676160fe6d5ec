"""What happened to a file since it was first written: updates saved onto it, signatures."""

from __future__ import annotations

import pikepdf


def updates(data: bytes, pdf: pikepdf.Pdf) -> int:
    """How often something was saved onto the end of the file."""
    return 0


def signatures(pdf: pikepdf.Pdf) -> int:
    """How many digital signatures it has."""
    return 0
