"""Good files, spoilt at random: each is inspected and prepared, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from latexlike import sha256
from mutations import write_mutants
from proceedings.inspection.inspect import inspect
from proceedings.preparation.prepare import prepare
from proceedings.records.inspection import Inspection
from proceedings.records.prepared import Prepared
from proceedings.workbench.bench import Bench, Done, Failed, Task

ROOT = Path(__file__).resolve().parents[2]
_OUR_FAULT = ("could not be read", "crash")
"""Words of a job that ended by an exception nobody foresaw, or with its process."""


def check(mutants: list[tuple[str, Path]], folder: Path) -> tuple[int, int]:
    """How many were prepared and how many refused, after a look at what came of each."""
    hashes = {name: sha256(path) for name, path in mutants}
    with Bench(folder / "cache", 2, lambda *_: None) as bench:
        looked = bench.each(
            "inspect",
            [
                Task(
                    name=name,
                    call=inspect,
                    args=(path, hashes[name]),
                    result=Inspection,
                    inputs=(name,),
                )
                for name, path in mutants
            ],
        )
        ready = bench.each(
            "prepare",
            [
                Task(
                    name=name,
                    call=prepare,
                    args=(path, "x", hashes[name]),
                    result=Prepared,
                    inputs=(name,),
                    makes="file",
                )
                for name, path in mutants
            ],
        )
    done = 0
    for seen, made in zip(looked, ready, strict=True):
        for outcome in (seen, made):
            if isinstance(outcome, Failed):
                assert not any(words in outcome.message for words in _OUR_FAULT), outcome
        if isinstance(seen, Done) and isinstance(made, Done):
            assert made.path is not None
            with pypdfium2.PdfDocument(made.path) as document:
                pages = len(document)
            assert pages == len(made.value.pages) == len(seen.value.pages), made.name
            done += 1
    return done, len(mutants) - done


def test_spoilt_files_are_prepared_or_refused(tmp_path):
    names = ("single-sheet", "same-mould", "paste-recipes")
    sources = [ROOT / "papers" / f"{name}.pdf" for name in names]
    done, refused = check(write_mutants(sources, tmp_path, each=8), tmp_path)
    assert done
    assert refused


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(2))
def test_many_spoilt_files_are_prepared_or_refused(corpus, tmp_path, seed):
    files = sorted((corpus / "camera-ready").glob("*.pdf"))
    sources = [path for path in files if path.stat().st_size < 1_000_000][::2][:20]
    mutants = write_mutants(sources, tmp_path, each=10, seed=f"{seed}-")
    done, refused = check(mutants, tmp_path)
    assert done > refused > 0
