from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from latexlike import Paper, sha256
from proceedings.preparation.prepare import prepare
from proceedings.records.prepared import Prepared

Ready = tuple[Prepared, pikepdf.Pdf]


@pytest.fixture
def ready(tmp_path: Path) -> Callable[..., Ready]:
    """Prepares a paper and opens what came of it."""

    def make(paper: Paper, *, paper_id: str = "7", **options: Any) -> Ready:
        source = paper.save(tmp_path, **options)
        output = tmp_path / "prepared.pdf"
        facts = prepare(source, paper_id, sha256(source), output=output)
        return facts, pikepdf.open(output)

    return make
