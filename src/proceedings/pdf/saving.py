"""Saving, such that a full disk is an error like any other."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO, cast

import pikepdf

_GATHERED = 1024 * 1024


def save(pdf: pikepdf.Pdf, output: Path, **how: Any) -> None:
    """Write a PDF; the same file gives the same bytes.

    Args:
        pdf: What is written.
        output: Where to.
        how: Options of `pikepdf.Pdf.save`.

    Raises:
        OSError: It can't be written, or not whole.
    """
    with output.open("wb") as file:
        sink = _Sink(file)
        # qpdf writes a few bytes at a time: gathered, they cost a call into Python more seldom.
        gathered = io.BufferedWriter(sink, _GATHERED)
        pdf.save(cast("BinaryIO", gathered), deterministic_id=True, **how)
        gathered.flush()
        if sink.refused:
            raise sink.refused


class _Sink(io.RawIOBase):
    """Takes all that is written, and remembers the first refusal.

    qpdf writes its last bytes when it is torn down, where C++ allows no error: one there ends the
    whole process at once.
    """

    def __init__(self, file: io.BufferedWriter) -> None:
        super().__init__()
        self._file = file
        self.refused: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if self.refused is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.refused = error
        return len(data)
