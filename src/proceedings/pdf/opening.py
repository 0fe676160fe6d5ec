"""Opening PDFs: strangers' files with limits, our own without fuss."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf

from proceedings.errors import Refused

_MIB = 1024 * 1024
STREAM_LIMIT = 256 * _MIB
"""Bytes a stream may unpack to; a page's text needs a few hundred kilobytes."""

_LOOKS_LIKE = (
    (b"PK\x03\x04", "is a ZIP or Office file, not a PDF"),
    (b"\xd0\xcf\x11\xe0", "is an old Office file, not a PDF"),
    (b"\x89PNG", "is a picture (PNG), not a PDF"),
    (b"\xff\xd8\xff", "is a picture (JPEG), not a PDF"),
    (b"%!PS", "is PostScript, not a PDF"),
    (b"version https://git-lfs", "is a Git LFS pointer; the PDF itself was not downloaded"),
)


def limit_qpdf() -> None:
    """Bound what qpdf unpacks and parses in this process.

    The limits are the process's own: every reader of strangers' files calls this first. pikepdf
    before 10.14 (10.13 is the newest for Intel Macs and macOS 14) has none to set; there the
    worker's limits alone hold.
    """
    set_limits = getattr(pikepdf.settings, "set_qpdf_limits", None)
    if set_limits is None:
        return
    set_limits(
        flate_max_memory=STREAM_LIMIT,
        png_max_memory=STREAM_LIMIT,
        tiff_max_memory=STREAM_LIMIT,
        run_length_max_memory=STREAM_LIMIT,
        dct_max_memory=STREAM_LIMIT,
        max_stream_filters=8,
    )


def open_untrusted(data: bytes) -> pikepdf.Pdf:
    """Open a stranger's PDF from its bytes, decrypted where an empty password opens it.

    Attributes that pages inherit stand on each page afterwards.

    Raises:
        Refused: It is no PDF, needs a password or is damaged beyond repair.
    """
    limit_qpdf()
    if b"%PDF-" not in data[:4096]:
        _refuse_foreign(data)
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Refused(
            "needs a password to be opened",
            "Send the file without a password.",
        ) from None
    except pikepdf.PikepdfError as error:
        raise damaged(error) from None


def open_own(path: Path) -> pikepdf.Pdf:
    """Open a file that a step of ours wrote."""
    return pikepdf.open(path, suppress_warnings=True)


def damaged(error: Exception) -> Refused:
    """The refusal of a file that qpdf gives up on, with qpdf's reason."""
    reason = (
        re.sub(r"^stream <[^>]*>:? *|^\(.*?\): ", "", str(error)).strip(" :") or "unknown damage"
    )
    return Refused(
        f"is damaged and can't be read ({reason})",
        "Export the PDF again from its source, and look at every page of it.",
    )


def endless(page: int) -> Refused:
    """The refusal of a file with a page, from 1, that unpacks to more than any page needs."""
    return Refused(
        f"has a page that can't be read within limits (page {page})",
        "Export the PDF again from its source, and look at every page of it.",
    )


def _refuse_foreign(data: bytes) -> None:
    """Say what a file without a PDF header is.

    Raises:
        Refused: Always but where qpdf may still find a PDF (a header that was cut off).
    """
    fix = "Send the PDF itself."
    if not data.strip():
        raise Refused("is empty", fix)
    for start, message in _LOOKS_LIKE:
        if data.startswith(start):
            raise Refused(message, fix)
    if b"<html" in data[:2048].lower() or b"<!doctype html" in data[:2048].lower():
        raise Refused("is a web page (HTML), not a PDF; perhaps a login page was saved", fix)
    if b"%%EOF" not in data[-4096:] and b"endobj" not in data:
        raise Refused("is not a PDF", fix)
