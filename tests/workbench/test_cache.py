from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proceedings.workbench.cache import Cache, key_of
from proceedings.workbench.stamp import stamp_of

KEY = key_of("one")


def keep(cache: Cache) -> Path:
    scratch = cache.scratch("stamp")
    (scratch / "made").write_bytes(b"bytes of a paper")
    entry = cache.keep("stamp", KEY, '{"pages": 7}', "file", scratch / "made")
    scratch.rmdir()
    assert entry.path is not None
    return entry.path


def record(cache: Cache) -> Path:
    (found,) = cache.folder.rglob("*.json")
    return found


def test_a_kept_entry_is_found_and_another_key_or_step_is_not(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    made = keep(cache)
    entry = cache.find("stamp", KEY, "file")
    assert entry is not None
    assert entry.value == {"pages": 7}
    assert entry.path == made
    assert cache.find("stamp", key_of("two"), "file") is None
    assert cache.find("bind", KEY, "file") is None


@pytest.mark.parametrize("cut", range(0, 120, 6))
def test_a_cut_record_is_a_miss(tmp_path: Path, cut: int) -> None:
    cache = Cache(tmp_path)
    keep(cache)
    path = record(cache)
    path.write_bytes(path.read_bytes()[:cut])
    assert cache.find("stamp", KEY, "file") is None


def test_a_record_changed_by_hand_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keep(cache)
    path = record(cache)
    path.write_text(path.read_text("utf-8").replace('"pages": 7', '"pages": 8'), "utf-8")
    assert cache.find("stamp", KEY, "file") is None


def test_a_file_of_the_same_length_but_other_bytes_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    made = keep(cache)
    made.write_bytes(b"bytes of a papet")
    assert cache.find("stamp", KEY, "file") is None


def test_a_copied_cache_is_a_hit_though_its_times_differ(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    os.utime(keep(cache), (1, 1))
    assert cache.find("stamp", KEY, "file") is not None


def test_keeping_again_replaces(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for _ in range(2):
        keep(cache)
    assert cache.find("stamp", KEY, "file") is not None


def test_the_sweep_takes_what_was_long_unused_and_nothing_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    made = keep(cache)
    long_ago = time.time() - 40 * 86_400
    assert cache.sweep() == 0
    os.utime(record(cache), (long_ago, long_ago))
    assert cache.find("stamp", KEY, "file") is not None
    assert cache.sweep() == 0, "finding an entry is using it"
    os.utime(record(cache), (long_ago, long_ago))
    stale = cache.scratch("stamp")
    os.utime(stale, (long_ago, long_ago))
    assert cache.sweep() == 1
    assert not made.exists()
    assert not stale.exists()


@given(st.lists(st.text()), st.lists(st.text()))
def test_keys_are_equal_only_for_equal_parts(one: list[str], two: list[str]) -> None:
    assert (key_of(*one) == key_of(*two)) == (one == two)


def test_the_stamp_changes_with_a_source_a_name_a_data_file_a_version(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    source, data = tmp_path / "a.py", tmp_path / "data" / "style.yaml"
    source.write_text("x = 1\n")
    data.write_text("page: A4\n")
    seen = [stamp_of(tmp_path, ("qpdf 1",))]
    assert stamp_of(tmp_path, ("qpdf 1",)) == seen[0]
    (tmp_path / "a.pyc").write_bytes(b"compiled")
    assert stamp_of(tmp_path, ("qpdf 1",)) == seen[0]
    seen.append(stamp_of(tmp_path, ("qpdf 2",)))
    source.write_text("x = 2\n")
    seen.append(stamp_of(tmp_path, ("qpdf 1",)))
    data.write_text("page: A5\n")
    seen.append(stamp_of(tmp_path, ("qpdf 1",)))
    source.rename(tmp_path / "b.py")
    seen.append(stamp_of(tmp_path, ("qpdf 1",)))
    assert len(set(seen)) == len(seen)


def test_a_job_that_made_nothing_is_kept_as_such(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept = cache.keep("front", KEY, '{"pages": 0}', "file", tmp_path / "never-written")
    assert kept.path is None
    found = cache.find("front", KEY, "file")
    assert found is not None
    assert (found.value, found.path) == ({"pages": 0}, None)


def into_a_folder(path: Path) -> None:
    path.unlink()
    (path / "in-the-way").mkdir(parents=True)


def into_a_file(path: Path) -> None:
    shutil.rmtree(path)
    path.write_text("in the way")


@pytest.mark.parametrize("what", ["record", "made", "key's folder", "step", "cache"])
def test_whatever_lies_in_an_entrys_place_it_is_a_miss_and_then_kept_again(
    tmp_path: Path, what: str
) -> None:
    cache = Cache(tmp_path / "cache")
    made = keep(cache)
    if what == "record":
        into_a_folder(record(cache))
    elif what == "made":
        into_a_folder(made)
    else:
        into_a_file(
            {"key's folder": made.parent, "step": made.parent.parent}.get(what, cache.folder)
        )
    assert cache.find("stamp", KEY, "file") is None
    assert keep(cache).read_bytes() == b"bytes of a paper"
    assert cache.find("stamp", KEY, "file") is not None
    assert cache.sweep() == 0


def test_a_cache_that_is_a_link_to_another_disk_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "cache").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    keep(Cache(tmp_path / "cache"))
    assert (tmp_path / "cache").is_symlink()
