from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import bench_jobs as jobs
import pytest

from proceedings.errors import CannotStart
from proceedings.workbench.bench import Bench, Done, Failed, Task
from proceedings.workbench.limits import Limits

GIB = 1 << 30
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system knows no such limits")


class Heard:
    """A progress that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int, str]] = []

    def __call__(self, step: str, done: int, total: int, name: str) -> None:
        self.told.append((step, done, total, name))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path / "cache", 2, Heard()) as it:
        yield it


def task(name: str, call: object, *args: object, makes: str = "nothing") -> Task[jobs.Answered]:
    return Task(
        name=name,
        call=call,  # type: ignore[arg-type]
        args=args,
        result=jobs.Answered,
        inputs=(name, repr(args)),
        makes=makes,  # type: ignore[arg-type]
    )


def echoes(count: int) -> list[Task[jobs.Answered]]:
    return [task(f"p{n:02}", jobs.echo, f"text {n}") for n in range(count)]


@posix
def test_one_killer_one_sleeper_one_glutton_among_twenty(tmp_path: Path) -> None:
    tasks = echoes(20)
    tasks[3] = task("killer", jobs.abort)
    tasks[7] = task("sleeper", jobs.sleep, 30.0)
    tasks[9] = task("glutton", jobs.eat_memory)
    tasks[11] = task("victim", jobs.kill_itself)
    with Bench(tmp_path, 2, Heard()) as bench:
        results = bench.each("inspect", tasks, limits=Limits(memory=2 * GIB, cpu=30, wall=1.5))
    assert [result.name for result in results] == [each.name for each in tasks]
    failed = {result.name: result.message for result in results if isinstance(result, Failed)}
    assert failed == {
        "killer": "made the program that read it crash (SIGABRT)",
        "sleeper": "takes longer than the 2 s that one file may take",
        "glutton": "needs more than the 2 GiB of memory a file may take",
        "victim": "made the system end the program that read it, most likely for want of memory",
    }
    done = [result for result in results if isinstance(result, Done)]
    assert [result.value.text for result in done] == [
        f"text {n}" for n in range(20) if n not in (3, 7, 9, 11)
    ]


@posix
def test_computing_time_is_counted_for_each_job_alone(tmp_path: Path) -> None:
    limits = Limits(memory=2 * GIB, cpu=1, wall=20)
    with Bench(tmp_path, 1, Heard()) as bench:
        burnt, after = bench.each(
            "inspect", [task("fire", jobs.burn), task("after", jobs.echo, "x")], limits=limits
        )
    assert isinstance(burnt, Failed)
    assert burnt.message == "takes more than the 1 s of computing time that one file may take"
    assert isinstance(after, Done)


def test_a_refusal_says_its_own_words_and_a_stumble_names_itself_without_folders(
    bench: Bench, tmp_path: Path
) -> None:
    paper = tmp_path / "private" / "p.pdf"
    refused, stumbled, left = bench.each(
        "inspect",
        [
            task("empty", jobs.refuse),
            task("odd", jobs.stumble, paper),
            task("leaver", jobs.leave),
        ],
    )
    assert refused == Failed(name="empty", message="has no pages", fix="Export it again.")
    assert isinstance(stumbled, Failed)
    assert stumbled.message == (
        "could not be read (TypeError: p.pdf has a dictionary where a number was expected)"
    )
    assert "report it" in stumbled.fix
    assert isinstance(left, Failed)


def test_a_fault_of_the_whole_command_is_raised(bench: Bench) -> None:
    with pytest.raises(CannotStart, match="the disk is full"):
        bench.each("stamp", [task("a", jobs.stop_everything), task("b", jobs.echo, "b")])


def test_a_call_that_breaks_its_promise_is_our_fault(bench: Bench) -> None:
    with pytest.raises(TypeError, match="did not return"):
        bench.each("stamp", [task("a", jobs.wrong_type)])


def test_results_are_kept_and_come_back_equal_without_any_process(tmp_path: Path) -> None:
    heard = Heard()
    with Bench(tmp_path, 2, heard) as bench:
        first = bench.each("inspect", echoes(5))
    with Bench(tmp_path, 2, heard) as bench:
        again = bench.each("inspect", echoes(5))
        assert bench._pool is None
    values = [result.value for result in first if isinstance(result, Done)]
    assert values == [result.value for result in again if isinstance(result, Done)]
    assert len(values) == 5
    assert [result.cached for result in first if isinstance(result, Done)] == [False] * 5
    assert [result.cached for result in again if isinstance(result, Done)] == [True] * 5
    assert values[0].boxes == ((1.5, 2.0),)
    assert [told[1:3] for told in heard.told] == [(n, 5) for n in (*range(1, 6), *range(1, 6))]


@pytest.mark.parametrize(("makes", "call"), [("file", "write_file"), ("folder", "write_folder")])
def test_what_a_job_makes_is_kept_beside_its_result(bench: Bench, makes: str, call: str) -> None:
    def made() -> Done[jobs.Answered]:
        (result,) = bench.each("stamp", [task("p", getattr(jobs, call), "words", makes=makes)])
        assert isinstance(result, Done)
        return result

    first, second = made(), made()
    assert (first.cached, second.cached) == (False, True)
    assert first.path == second.path
    assert second.path is not None
    file = second.path / "a.txt" if makes == "folder" else second.path
    assert file.read_text("utf-8") == "words"
    for spoil in (lambda: file.write_text("w0rds"), file.unlink):
        spoil()
        mended = made()
        assert not mended.cached
        assert file.read_text("utf-8") == "words"
    assert list(bench.cache.folder.rglob("tmp-*")) == []


def test_failures_are_not_kept_and_leave_nothing_behind(bench: Bench) -> None:
    for _ in range(2):
        (result,) = bench.each("stamp", [task("p", jobs.abort, makes="file")])
        assert isinstance(result, Failed)
    assert [path for path in bench.cache.folder.rglob("*") if path.is_file()] == []


def test_jobs_that_depend_on_the_same_are_done_once_and_named_each(bench: Bench) -> None:
    twins = [
        Task(name=name, call=jobs.echo, args=("x",), result=jobs.Answered, inputs=("same",))
        for name in ("one", "two")
    ]
    one, two = bench.each("inspect", twins)
    assert isinstance(one, Done)
    assert isinstance(two, Done)
    assert (one.name, two.name) == ("one", "two")
    assert one.value == two.value


@posix
def test_no_more_workers_than_jobs_and_the_same_ones_for_the_next_step(tmp_path: Path) -> None:
    with Bench(tmp_path, 4, Heard()) as bench:
        bench.each("inspect", echoes(1))
        assert bench._workers == 1
        first = bench.each("stamp", echoes(1))
        second = bench.each("bind", echoes(1))
    workers = {result.value.worker for result in (*first, *second) if isinstance(result, Done)}
    assert len(workers) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="address space in use is known on Linux")
def test_a_worker_left_full_does_not_starve_the_next_paper(tmp_path: Path) -> None:
    with Bench(tmp_path, 1, Heard()) as bench:
        (litterer,) = bench.each("inspect", [task("leaky", jobs.litter, int(1.5 * GIB))])
        (after,) = bench.each("inspect", [task("innocent", jobs.echo, "fine")])
    assert isinstance(litterer, Done)
    assert isinstance(after, Done)
    assert after.value.worker != litterer.value.worker


@posix
def test_a_worker_killed_while_idle_is_replaced(tmp_path: Path) -> None:
    with Bench(tmp_path, 1, Heard()) as bench:
        (first,) = bench.each("inspect", [task("one", jobs.echo, "x")])
        assert isinstance(first, Done)
        os.kill(first.value.worker, signal.SIGKILL)
        time.sleep(0.3)
        (second,) = bench.each("inspect", [task("two", jobs.echo, "y")])
    assert isinstance(second, Done)
    assert second.value.worker != first.value.worker


def test_workers_are_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Bench(tmp_path, 1, Heard()) as bench:
        bench.each("inspect", [task("loud", jobs.shout), task("dying", jobs.abort)])
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="network name spaces are Linux's")
def test_workers_have_no_network_where_the_kernel_lets_us(bench: Bench) -> None:
    ours = Path("/proc/self/ns/net")
    look = (
        "import proceedings.workbench.limits as l; l._leave_network(); "
        f"from pathlib import Path; print(Path('{ours}').readlink())"
    )
    command = [sys.executable, "-c", look]
    probe = subprocess.run(command, capture_output=True, text=True, check=True)
    if probe.stdout.strip() == str(ours.readlink()):
        pytest.skip("this system has no name spaces for us")
    with socket.create_server(("127.0.0.1", 0)) as server:
        (result,) = bench.each("inspect", [task("spy", jobs.call_home, server.getsockname()[1])])
    assert isinstance(result, Done)
    assert result.value.text == "no network"


@posix
def test_ctrl_c_stops_the_workers_at_once(tmp_path: Path) -> None:
    threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Bench(tmp_path, 2, Heard()) as bench:
        bench.each("inspect", [task(f"s{n}", jobs.sleep, 50.0) for n in range(4)])
    assert time.monotonic() - began < 5
    assert list(tmp_path.rglob("tmp-*")) == []
