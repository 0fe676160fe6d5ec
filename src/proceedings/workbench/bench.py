"""The workbench: does jobs in worker processes, in any order, and hands results back in order.

One bad file must not cost the night: a job that dies, hangs or starves fails alone, its worker is
replaced and the rest go on. Steps know nothing of this; `edition` hands their functions over.
"""

from __future__ import annotations

import multiprocessing
import shutil
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from proceedings.errors import CannotStart
from proceedings.workbench.cache import Cache, Entry, Made, key_of
from proceedings.workbench.limits import UNTRUSTED, Limits, deaf_children, enter_worker
from proceedings.workbench.stamp import program_stamp
from proceedings.workbench.worker import STARVED, WORN, Answer, converter, packed, run

T = TypeVar("T")

_TRIES = 5
_AHEAD = 4  # jobs handed out for each worker
_LOOK_AGAIN = 2.0  # seconds
_MEND = (
    "Open it in a PDF viewer: if it shows slowly or not at all, make it again from its source, "
    "or print it to a new PDF."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[T]):
    """One job.

    Attributes:
        name: What it is about: a paper's id, or the job itself.
        call: A function of a module; the worker finds it by its name.
        args: Its arguments, such that they can be pickled.
        result: The dataclass it returns.
        inputs: All the result depends on beside the program: hashes, JSON in canonical form.
        makes: What it writes to the path it is given as `output`, if anything.
    """

    name: str
    call: Callable[..., T]
    args: tuple[object, ...]
    result: type[T]
    inputs: tuple[str, ...]
    makes: Made = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Generic[T]):
    """A job's result; `path` is what it made, to be read and never written."""

    name: str
    value: T
    path: Path | None = None
    cached: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A job without result; `message` completes «the file …»."""

    name: str
    message: str
    fix: str


class Progress(Protocol):
    """Told of every job that has ended, by the thread that called the bench."""

    def __call__(self, step: str, done: int, total: int, name: str, /) -> None:
        """So many jobs of a step have ended, the last one of this name."""


class Bench:
    """Does jobs, with a cache and workers of its own; a context manager."""

    def __init__(self, cache: Path, jobs: int, progress: Progress) -> None:
        """Start nothing yet: workers come with the first job that isn't cached.

        Args:
            cache: The cache's folder.
            jobs: The greatest number of workers.
            progress: Told of every job that has ended.
        """
        self.cache = Cache(cache)
        self._jobs = max(1, jobs)
        self._progress = progress
        self._pool: ProcessPool | None = None
        self._workers = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._dismiss()

    def each(
        self, step: str, tasks: Sequence[Task[T]], *, limits: Limits = UNTRUSTED
    ) -> list[Done[T] | Failed]:
        """Do every job, and hand back results in the order of the tasks.

        Jobs that depend on the same things are done once. Failures are not kept: the next run
        tries anew.

        Args:
            step: The step's name, a folder of the cache.
            tasks: The jobs.
            limits: What each may take.

        Raises:
            ProceedingsError: A job says that the whole command can't go on.
            OSError: There is no room for a result.
        """
        keys = [_key(step, task) for task in tasks]
        jobs = dict(zip(keys, tasks, strict=True))
        outcomes: dict[str, Done[T] | Failed] = {}

        def settle(key: str, outcome: Done[T] | Failed) -> None:
            outcomes[key] = outcome
            self._progress(step, len(outcomes), len(jobs), outcome.name)

        for key, task in jobs.items():
            kept = _done(task, self.cache.find(step, key, task.makes), cached=True)
            if kept:
                settle(key, kept)
        for _ in range(_TRIES):
            left = {key: task for key, task in jobs.items() if key not in outcomes}
            if not left:
                break
            for key, outcome in self._round(step, left, limits):
                settle(key, outcome)
        for key in [key for key in jobs if key not in outcomes]:
            lost = "could not be read: its worker process ended again and again"
            settle(key, Failed(name=jobs[key].name, message=lost, fix=_MEND))
        return [
            replace(outcomes[key], name=task.name) for key, task in zip(keys, tasks, strict=True)
        ]

    def _round(
        self, step: str, jobs: Mapping[str, Task[T]], limits: Limits
    ) -> Iterator[tuple[str, Done[T] | Failed]]:
        """Do each job once; those that a worn or broken worker got are left out."""
        scratch = self.cache.scratch(step)
        waiting = list(jobs)[::-1]
        running: dict[Future[Answer], str] = {}
        try:
            pool = self._hire(len(jobs))
            while waiting or running:
                # A few jobs ahead of the workers, so that a broken pool strands no more than these.
                while waiting and len(running) < _AHEAD * self._workers and pool.active:
                    task = jobs[waiting[-1]]
                    output = scratch / waiting[-1] if task.makes != "nothing" else None
                    job = packed(task.call, task.args, output)
                    running[pool.schedule(run, (job, limits), {}, limits.wall)] = waiting.pop()
                finished, _ = wait(running, _LOOK_AGAIN, return_when=FIRST_COMPLETED)
                for future in finished:
                    key = running.pop(future)
                    answer = self._answer(future, limits)
                    if answer:
                        yield key, self._outcome(step, key, jobs[key], answer, scratch / key)
                if not pool.active:
                    self._dismiss()
                    return
        except BaseException:
            self._dismiss()  # at once: nobody waits for what still runs
            raise
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def _answer(self, future: Future[Answer], limits: Limits) -> Answer | None:
        try:
            return future.result()
        except TimeoutError:
            late = f"takes longer than the {limits.wall:.0f} s that one file may take"
            return Answer(message=late, fix=_MEND)
        except ProcessExpired as death:
            if death.exitcode == WORN:
                return None
            return Answer(message=_death(death.exitcode, limits), fix=_MEND)
        except BrokenProcessPool:
            return None

    def _outcome(
        self, step: str, key: str, task: Task[T], answer: Answer, made: Path
    ) -> Done[T] | Failed:
        if answer.fault:
            raise answer.fault
        if answer.text is None:
            return Failed(name=task.name, message=answer.message, fix=answer.fix)
        entry = self.cache.keep(step, key, answer.text, task.makes, made)
        done = _done(task, entry, cached=False)
        if done is None:
            raise TypeError(f"{task.call.__qualname__} did not return a {task.result.__name__}")
        return done

    def _hire(self, wanted: int) -> ProcessPool:
        workers = min(self._jobs, wanted)
        if self._pool and (self._workers < workers or not self._pool.active):
            self._dismiss()
        if self._pool is None:
            pool = ProcessPool(
                max_workers=workers,
                initializer=enter_worker,
                context=multiprocessing.get_context("spawn"),
            )
            self._pool, self._workers = pool, workers
            try:
                with deaf_children():
                    pool.active  # noqa: B018 - asking starts it
            except (OSError, BrokenProcessPool) as error:
                raise CannotStart(
                    f"no worker process could be started: {error.__cause__ or error}",
                    "Close other programs, or ask for fewer with --jobs 1.",
                ) from error
        return self._pool

    def _dismiss(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _key(step: str, task: Task[Any]) -> str:
    call = f"{task.call.__module__}.{task.call.__qualname__}"
    return key_of(step, call, task.makes, program_stamp(), *task.inputs)


def _done(task: Task[T], entry: Entry | None, *, cached: bool) -> Done[T] | None:
    if entry is None:
        return None
    try:
        value = converter().structure(entry.value, task.result)
    except Exception:  # noqa: BLE001 - cattrs raises anything; what can't be understood is a miss
        return None
    return Done(name=task.name, value=value, path=entry.path, cached=cached)


def _death(exitcode: int, limits: Limits) -> str:
    if exitcode == STARVED:
        return f"needs more than the {limits.memory / (1 << 30):.0f} GiB of memory a file may take"
    if exitcode < 0:
        name = signal.Signals(-exitcode).name
        if name == "SIGXCPU":
            return f"takes more than the {limits.cpu} s of computing time that one file may take"
        if name == "SIGKILL":
            return "made the system end the program that read it, most likely for want of memory"
        return f"made the program that read it crash ({name})"
    return f"made the program that read it end (code {exitcode})"
