"""`verify` reads a finished build back as `build` did, and tells what was changed since."""

from __future__ import annotations

from pathlib import Path

from making import ROOT, copied, order

from proceedings import edition


def test_a_finished_build_is_read_back_and_damage_told(tmp_path: Path) -> None:
    folder = copied(ROOT / "tests" / "volumes" / "kdd24", tmp_path / "kdd24")
    built = edition.build(order(folder))
    whole = edition.verify(order(folder))
    assert built.verified
    assert whole.verified == built.verified
    assert not [one for one in whole.findings if one.rule.startswith("verify/")]
    volume = folder / "build" / "proceedings.pdf"
    volume.write_bytes(volume.read_bytes() + b"% written by somebody else\n")
    hurt = edition.verify(order(folder))
    assert "verify/manifest" in {one.rule for one in hurt.findings}
