"""Metadata written and read again: nothing is lost or touched, and no reader is misled."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from volume_texts import VOLUME

from proceedings.errors import CannotStart
from proceedings.metadata.load import load
from proceedings.metadata.quoting import quoted
from proceedings.metadata.reading import CONTROL
from proceedings.metadata.save import save
from proceedings.metadata.trees import read_trees, tree_of, trees_of
from proceedings.metadata.writing import document
from proceedings.metadata.yamlfile import parse_yaml
from proceedings.records.trees import Trees

TEXTS = st.text().map(lambda text: unicodedata.normalize("NFC", CONTROL.sub("", text)))
"""Anything that metadata may hold."""
TRICKY = [
    *("no", "NO", "Null", "~", "on", "y", "012", "12", "12:30", "1e3", "1.10", "10.1145", "0x1F"),
    *("2024-08-25", "2031-05-12 09:00", "1_000", "=", "<<", "@home", "%x", "*a", "&a", "!t", "|"),
    *(
        "> x",
        "- x",
        "a: b",
        "a:",
        "C #1",
        "#12",
        "[x]",
        "{x}",
        "x, y",
        "`x`",
        "'x'",
        '"x"',
        "\\emph{x}",
    ),
    *(
        " x",
        "x ",
        "",
        "a\nb",
        "a\n\nb",
        "\n",
        "x\t",
        "\u00a0",
        "\ufeffx",
        "\u200b",
        "---",
        "...",
        "? x",
    ),
    *(
        "0000-0002-1825-0097",
        "0000000212345674",
        ".inf",
        "-.INF",
        ".5",
        "+1",
        "0o17",
        "1e",
        "é",
        "a:b",
    ),
    *(
        "none",
        "https://a.example/x:y",
        "http://a.example/?q=[1]",
        "a  b",
        "x" * 300,
        "word " * 60 + "end",
    ),
]


def put(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def saved(folder: Path, trees: Trees) -> dict[str, bytes]:
    files = save(folder, trees, read_trees(folder))
    put(folder, files)
    return files


def readings(text: str) -> list[Any]:
    """What our reader, YAML 1.1 and YAML 1.2 make of a file's key `a`."""
    root = parse_yaml(text, "a.yaml").root
    ours = tree_of(root) if root else {}
    assert isinstance(ours, dict)
    return [ours, yaml.safe_load(text), YAML(typ="safe", pure=True).load(text)]


@pytest.mark.parametrize("text", TRICKY)
def test_no_reader_takes_text_for_anything_else(text: str) -> None:
    for flow in (False, True):
        mark = quoted(text, flow=flow)
        file = f"a: [{mark}, {{b: {mark}}}]\n" if flow else f"a:\n  - {mark}\n  - b: {mark}\n"
        for read in readings(file):
            assert read["a"] == [text, {"b": text}], (file, read)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_any_text_comes_back(title: str, word: str) -> None:
    fields = {"title": title, "x-words": [word, {"word": word}], "abstract": f"{title} {word}"}
    text = document({"papers": [fields]}, None)
    for read in readings(text):
        assert read["papers"] == [fields], text


TREES = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcxyz", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(
    st.sampled_from(("title", "abstract", "keywords", "authors", "x-note")), TREES, min_size=1
)


@settings(max_examples=100, deadline=None)
@given(old=st.lists(FIELDS, min_size=1, max_size=3), new=FIELDS, added=FIELDS)
def test_an_edited_list_reads_as_wanted(
    old: list[dict[str, Any]], new: dict[str, Any], added: dict[str, Any], tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("v")
    put(folder, {"metadata/volume.yaml": VOLUME.encode()})
    papers = {f"p-{number}": fields for number, fields in enumerate(old)}
    kept = read_trees(folder).trees
    saved(folder, Trees(volume=kept.volume, papers=papers))
    assert read_trees(folder).trees.papers == papers
    wanted = {**papers, "p-0": new, "p-9": added}
    saved(folder, Trees(volume=kept.volume, papers=wanted))
    assert read_trees(folder).trees.papers == wanted
    assert not save(folder, Trees(volume=kept.volume, papers=wanted), read_trees(folder))


SAMPLE = Path(__file__).resolve().parents[2]


def test_the_sample_volume_loads_saves_and_loads_equal(tmp_path: Path) -> None:
    first = load(SAMPLE).volume
    assert first
    for path in (SAMPLE / "metadata" / "front").iterdir():
        put(tmp_path, {f"metadata/front/{path.name}": path.read_bytes()})
    saved(tmp_path, trees_of(first))
    again = load(tmp_path)
    assert again.volume == first
    assert not [one for one in again.findings if one.level != "note"]


CHAIRS = """\
# our papers
schema: 1
affiliations:
    void: {institution: Void University}   # a key

papers:
  # the first
  - id:   '012'
    title:    On   Nothing   # as agreed
    authors: [{given: Ada, family: Null, affiliations: [void]},
              {given: Bob, family: 'No'}]
    doi:

    # asked for on Monday
  - id:    b
    title:   More of It   # or less
    abstract: >-
      A text that was
      wrapped by hand.
    keywords: [one,
      two]   # no more
    authors:
      - family:  "Off"   # sic
        given: Cy
      - {family: Quill, affiliations: [{institution: Ink}]}

  - id: c
    title: Last
    authors: [{mononym: Dee}]
# end
"""


def test_a_chairs_file_changes_where_it_must_and_nowhere_else(tmp_path: Path) -> None:
    put(
        tmp_path, {"metadata/volume.yaml": VOLUME.encode(), "metadata/papers.yaml": CHAIRS.encode()}
    )
    kept = read_trees(tmp_path)
    papers: dict[str, Any] = dict(kept.trees.papers)
    papers["b"] = {**papers["b"], "title": "NO", "doi": "10.5555/1", "pages": "9"}
    papers["d"] = {"title": "New: It", "authors": [{"mononym": "Eve", "corresponding": "true"}]}
    saved(tmp_path, Trees(volume=kept.trees.volume, papers=papers))
    text = (tmp_path / "metadata/papers.yaml").read_text("utf-8")
    ink = "      - {family: Quill, affiliations: [{institution: Ink}]}\n"
    assert text == CHAIRS.replace("title:   More of It   #", 'title: "NO"           #').replace(
        ink, f"{ink}    doi: 10.5555/1\n    pages: 9\n"
    ).replace(
        "# end\n",
        '# end\n\n  - id: d\n    title: "New: It"\n    authors:\n'
        "      - {mononym: Eve, corresponding: true}\n",
    )


SAID = TEXTS.filter(lambda text: bool(text.strip()))
CHANGED = st.fixed_dictionaries(
    {},
    optional={
        "title": SAID,
        "abstract": SAID,
        "keywords": st.lists(SAID, min_size=1, max_size=3),
        "authors": st.lists(
            st.dictionaries(st.sampled_from(("given", "family", "orcid")), SAID, min_size=1),
            min_size=1,
            max_size=3,
        ),
        "rights": st.dictionaries(st.sampled_from(("mode", "year")), SAID, min_size=1),
    },
)
"""What an import changes: texts for texts, lists for lists."""


@settings(max_examples=80, deadline=None)
@given(key=st.sampled_from(("012", "b", "c")), new=CHANGED)
def test_other_papers_lines_are_never_touched(
    key: str, new: dict[str, Any], tmp_path_factory: Any
) -> None:
    folder = tmp_path_factory.mktemp("v")
    put(folder, {"metadata/volume.yaml": VOLUME.encode(), "metadata/papers.yaml": CHAIRS.encode()})
    kept = read_trees(folder).trees
    wanted = {**kept.papers, key: {**kept.papers[key], **new}}
    saved(folder, Trees(volume=kept.volume, papers=wanted))
    assert read_trees(folder).trees.papers == wanted
    text = (folder / "metadata/papers.yaml").read_text("utf-8")
    for other in {"012", "b", "c"} - {key}:
        part = next(part for part in CHAIRS.split("\n  - ") if f"{other}" in part[:12])
        assert part.split("\n\n")[0].strip() in text


def test_other_hands_line_ends_and_steps_stay(tmp_path: Path) -> None:
    volume = VOLUME.replace("\n", "\r\n")
    put(tmp_path, {"metadata/volume.yaml": volume.encode()})
    kept = read_trees(tmp_path)
    wanted = {**kept.trees.volume, "contact": {"name": "Desk", "email": "desk@nil.example"}}
    files = saved(tmp_path, Trees(volume=wanted))
    made = files["metadata/volume.yaml"].decode()
    assert made == volume + "contact: {name: Desk, email: desk@nil.example}\r\n"


def test_a_paper_alone_in_its_file_is_edited_there(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "metadata/volume.yaml": VOLUME.encode(),
            "metadata/papers/a.yaml": b"schema: 1\nid: a\ntitle: Old # why\nauthors: []\n",
        },
    )
    kept = read_trees(tmp_path)
    papers = {"a": {"title": "New", "authors": []}, "b": {"title": "B"}}
    files = saved(tmp_path, Trees(volume=kept.trees.volume, papers=papers))
    assert files == {
        "metadata/papers/a.yaml": b"schema: 1\nid: a\ntitle: New # why\nauthors: []\n",
        "metadata/papers/b.yaml": b"schema: 1\nid: b\ntitle: B\n",
    }


def test_a_broken_file_is_never_written_over(tmp_path: Path) -> None:
    put(tmp_path, {"metadata/volume.yaml": b"schema: 1\nconference: {name: *x}\n"})
    with pytest.raises(CannotStart, match="line 2"):
        read_trees(tmp_path)


def test_a_new_volume_names_what_is_to_be_filled_in(tmp_path: Path) -> None:
    saved(tmp_path, Trees(volume={"conference": {"name": "Nil"}, "style": "plain"}))
    text = (tmp_path / "metadata/volume.yaml").read_text("utf-8")
    assert "short:  # fill in: " in text
    missing = [one for one in load(tmp_path).findings if one.rule == "metadata/missing-field"]
    assert {one.message.split("'")[1] for one in missing} >= {"short", "title", "published", "mode"}
    # A later import fills the place in, and its comment stays.
    kept = read_trees(tmp_path)
    conference = {"name": "Nil", "short": "NIL"}
    saved(tmp_path, Trees(volume={**kept.trees.volume, "conference": conference}))
    assert "short: NIL # fill in: " in (tmp_path / "metadata/volume.yaml").read_text("utf-8")
