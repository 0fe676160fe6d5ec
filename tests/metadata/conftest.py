"""A volume folder written from strings, and what loading it gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from volume_texts import PAPERS, PROGRAM, VOLUME, MakeLoaded

from proceedings.metadata.load import Loaded, load


@pytest.fixture
def make(tmp_path: Path) -> MakeLoaded:
    """Loads a volume of these files: `make(papers="…", front="…")`; None leaves a file out."""

    def loaded(
        *,
        volume: str | bytes | None = VOLUME,
        papers: str | bytes | None = PAPERS,
        program: str | bytes | None = PROGRAM,
        front: str | bytes | None = None,
        **singles: str,
    ) -> Loaded:
        files: dict[str, str | bytes | None] = {
            "volume": volume,
            "papers": papers,
            "program": program,
            "front": front,
        }
        files |= {f"papers/{name.replace('_', '-')}": text for name, text in singles.items()}
        for name, text in files.items():
            if text is not None:
                path = tmp_path / "metadata" / f"{name}.yaml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode() if isinstance(text, str) else text)
        return load(tmp_path)

    return loaded
