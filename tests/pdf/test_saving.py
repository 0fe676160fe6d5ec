from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from proceedings.pdf.saving import save


def drawn() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(hashlib.shake_128(b"").digest(90_000))
    return pdf


def test_the_bytes_are_those_that_pikepdf_writes(tmp_path: Path) -> None:
    with drawn() as pdf:
        save(pdf, tmp_path / "one.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate)
        wanted = io.BytesIO()
        pdf.save(
            wanted, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    assert (tmp_path / "one.pdf").read_bytes() == wanted.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
@pytest.mark.parametrize("room", [0, 10, 5000])
def test_no_room_is_an_error_and_not_the_programs_end(tmp_path: Path, room: int) -> None:
    script = f"""
import resource, signal, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from test_saving import drawn, save
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with drawn() as pdf:
    resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))
    try:
        save(pdf, Path({str(tmp_path / "one.pdf")!r}))
    except OSError as error:
        print(error.strerror)
"""
    done = subprocess.run(
        [sys.executable, "-B", "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "File too large\n", "")
