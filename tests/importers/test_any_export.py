"""Whatever a file holds, an importer gives records and findings and raises nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from acl_sets import FILES
from hypothesis import given, settings
from hypothesis import strategies as st
from test_acl_anthology import XML as ANTHOLOGY
from test_bibtex import PMLR
from test_crossref import CONFERENCE
from test_softconf import CSV, METADATA, ORDER
from test_tables import AUTHORS, PAPERS

from proceedings.importers import IMPORTERS

SAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "aclpub2": tuple((name, text) for name, text in FILES.items() if name.endswith(".yml")),
    "acl-anthology": (("a.xml", ANTHOLOGY),),
    "bibtex": (("a.bib", PMLR),),
    "crossref": (("a.xml", CONFERENCE),),
    "softconf": (("12_metadata.txt", METADATA), ("order", ORDER), ("a.csv", CSV)),
    "tables": (("a.csv", PAPERS), ("b.csv", AUTHORS)),
}
_PIECES = ("{", "}", "[", "]", '"', "'", "<", ">", "&", "\\", "%", "#", ":", ",", ";", "|", "@")
_TOKENS = (*_PIECES, "\n", "\t", "\x00", "\x0b", "�", "null", "- ", "{}", "and", "*", "= ", "&a ")


@pytest.mark.parametrize("system", SAMPLES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_samples(system: str, data: st.DataObject) -> None:
    importer = IMPORTERS.load(system)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, text in SAMPLES[system]:
            raw = text
            for _ in range(data.draw(st.integers(0, 4))):
                at = data.draw(st.integers(0, len(raw)))
                cut = data.draw(st.integers(0, 20))
                raw = raw[:at] + data.draw(st.sampled_from(_TOKENS)) + raw[at + cut :]
            path = Path(folder) / name
            path.write_bytes(raw.encode("utf-8", "replace"))
            importer.recognise(path)
            paths.append(path)
        made = importer.read(paths)
    for paper in made.papers:
        assert paper.id
        assert isinstance(paper.fields.get("authors", []), list | tuple)


@pytest.mark.parametrize("system", IMPORTERS.names())
@given(raw=st.binary(max_size=300))
@settings(max_examples=30, deadline=None)
def test_any_bytes(system: str, raw: bytes) -> None:
    importer = IMPORTERS.load(system)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "papers.yml"
        path.write_bytes(raw)
        importer.recognise(path)
        importer.recognise(Path(folder))
        importer.recognise(Path(folder) / "absent")
        importer.read([path])
