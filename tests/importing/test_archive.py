"""Archives by strangers: what is a PDF comes out, under names of ours; the rest is told."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from proceedings.errors import CannotStart
from proceedings.importing import archive, gathering
from proceedings.importing.gathering import is_pdf_source, pdfs_of, take

PDF = b"%PDF-1.4 a small one"
LINK = 0o120777 << 16
PIPE = 0o010644 << 16


def evil(path: Path) -> Path:
    """An archive with each trick once, and two honest files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("camera/12.pdf", PDF)
        made.writestr("13\\CameraReady\\x.pdf", PDF)
        made.writestr("../../up.pdf", PDF)
        made.writestr("/abs.pdf", PDF)
        made.writestr("C:\\win.pdf", PDF)
        made.writestr("notes.txt", b"no")
        made.writestr("inner.zip", b"PK\x03\x04")
        made.writestr("__MACOSX/._12.pdf", b"no")
        made.writestr(".hidden.pdf", b"no")
        made.writestr("folder.pdf/", b"")
        for name, kind in (("link.pdf", LINK), ("pipe.pdf", PIPE)):
            info = zipfile.ZipInfo(name)
            info.external_attr = kind
            made.writestr(info, b"/etc/passwd")
        made.writestr("bomb.pdf", bytes(archive._SMALL + 1))
        made.writestr("packed.pdf", PDF, zipfile.ZIP_LZMA)
        made.writestr("a.pdf", PDF)
        made.writestr("A.pdf", PDF)
    return path


def test_honest_files_come_out_and_tricks_are_told(tmp_path: Path) -> None:
    pdfs = list(pdfs_of(evil(tmp_path / "evil.zip")))
    home = tmp_path / "home"
    home.mkdir()
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(home)}
    taken, findings = take(pdfs, home)
    assert sorted(one.pdf.name for one in taken) == [
        "13/CameraReady/x.pdf",
        "A.pdf",
        "a.pdf",
        "camera/12.pdf",
    ]
    assert all(one.path.read_bytes() == PDF for one in taken)
    assert {one.evidence for one in findings} == {
        *("../../up.pdf", "/abs.pdf", "C:/win.pdf", "link.pdf", "pipe.pdf", "bomb.pdf"),
        "packed.pdf",
    }
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(home)} == before
    assert sorted(home.iterdir()) == [one.path for one in taken], "nothing half-unpacked is left"


def test_encrypted_and_damaged_members_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as made:
        made.writestr("bad.pdf", PDF)
        made.writestr("locked.pdf", PDF)
    data = bytearray(path.read_bytes())
    data[data.index(PDF) + 9] ^= 1  # the checksum no longer fits
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(sign) + at] |= 1
    path.write_bytes(bytes(data))
    taken, findings = take(list(pdfs_of(path)), tmp_path)
    assert not taken
    bad, locked = sorted(findings, key=lambda one: one.evidence or "")
    assert "damaged" in bad.message
    assert "encrypted" in locked.message


def test_all_members_together_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES_IN_ALL", 2 * len(PDF))
    pdfs = list(pdfs_of(evil(tmp_path / "evil.zip")))
    with pytest.raises(CannotStart, match="together"):
        take(pdfs, tmp_path)
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    with pytest.raises(CannotStart, match="lists"):
        list(pdfs_of(tmp_path / "evil.zip"))


def test_a_broken_archive_can_not_start(tmp_path: Path) -> None:
    path = evil(tmp_path / "evil.zip")
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(CannotStart, match="no whole zip"):
        list(pdfs_of(path))


@pytest.mark.skipif(os.name == "nt", reason="no pipes and no links there")
def test_folders_give_regular_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "top"
    (top / "12").mkdir(parents=True)
    (top / "12" / "x.PDF").write_bytes(PDF)
    (top / "link.pdf").symlink_to("/etc/passwd")
    os.mkfifo(top / "pipe.pdf")
    (top / ".git").mkdir()
    (top / ".git" / "y.pdf").write_bytes(PDF)
    (top / "loop").symlink_to(top)
    home = tmp_path / "home"
    home.mkdir()
    taken, findings = take(list(pdfs_of(top)), home)
    assert [one.pdf.name for one in taken] == ["12/x.PDF"]
    assert [one.evidence for one in findings] == ["link.pdf", "pipe.pdf"]
    monkeypatch.setattr(gathering, "MOST_MEMBERS", 2)
    with pytest.raises(CannotStart, match="more than 2"):
        list(pdfs_of(top))


def test_what_holds_pdfs(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    (tmp_path / "empty").mkdir()
    assert not is_pdf_source(tmp_path / "a.csv")
    assert not is_pdf_source(tmp_path / "empty")
    assert is_pdf_source(evil(tmp_path / "evil.zip"))
