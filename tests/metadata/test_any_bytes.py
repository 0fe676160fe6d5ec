"""Whatever the files hold, loading tells of it and raises nothing but `CannotStart`."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from volume_texts import PAPERS, PROGRAM, VOLUME

from proceedings.errors import CannotStart
from proceedings.metadata.load import load

NAMES = ("volume", "papers", "program", "front")
GOOD = dict(zip(NAMES, (VOLUME, PAPERS, PROGRAM, "schema: 1\nfront: [cover]\n"), strict=True))
WORDS = st.sampled_from(
    ["id", "title", "papers", "authors", "p-1", "family", "é", "\n", "\n  ", "---\n", "&a ", "*a"]
) | st.sampled_from(list("[]{}:-'\"|>#?,\t%! \\"))
TEXTS = st.lists(WORDS, max_size=40).map("".join)


def _load(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "metadata").mkdir()
        for name, data in files.items():
            (Path(folder) / "metadata" / f"{name}.yaml").write_bytes(data)
        with contextlib.suppress(CannotStart):
            loaded = load(Path(folder))
            for finding in loaded.findings:
                assert finding.place.line is not None
                assert finding.message.encode()
                (finding.evidence or "").encode()


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(NAMES), data=st.binary(max_size=200) | TEXTS.map(str.encode))
@example(name="papers", data=b"schema: 1\npapers: [[[")
@example(name="papers", data=b"papers: {id: a}\naffiliations: [a]\n")
@example(name="volume", data=b"\xef\xbb\xbfschema: 1\n")
def test_any_bytes_in_one_file(name: str, data: bytes) -> None:
    _load({**{key: text.encode() for key, text in GOOD.items()}, name: data})


@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(NAMES),
    start=st.integers(0, 400),
    length=st.integers(0, 30),
    splice=TEXTS,
)
def test_good_files_with_something_spliced_in(
    name: str, start: int, length: int, splice: str
) -> None:
    text = GOOD[name]
    spliced = text[:start] + splice + text[start + length :]
    _load({**{key: good.encode() for key, good in GOOD.items()}, name: spliced.encode()})
