"""What a job may take, in one table, and how a worker process keeps to it.

Papers are untrusted: a page of a kilobyte may unpack to a gigabyte, loop for ever, or make the
reader abort. So a job runs in a worker that the system stops at these limits. Where the system
knows none of them (Windows) the wall clock alone holds.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path

if sys.platform != "win32":
    import resource

_GIB = 1 << 30
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one job may take.

    Attributes:
        memory: Address space in bytes, the worker's own included.
        cpu: Computing time in seconds.
        wall: Time on the clock in seconds.
    """

    memory: int
    cpu: int
    wall: float


UNTRUSTED = Limits(memory=2 * _GIB, cpu=30, wall=60.0)
"""For every job that opens a file somebody sent."""

TRUSTED = Limits(memory=32 * _GIB, cpu=3600, wall=3600.0)
"""For jobs on files that the program itself wrote: whole volumes take their time."""


@contextmanager
def deaf_children() -> Iterator[None]:
    """Processes and threads started within never hear Ctrl-C, from their first moment on.

    A worker ignores it only once it runs our code; until then it would die with a traceback.
    """
    if sys.platform == "win32":
        yield
        return
    # Started later, the tracker would open our ears again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def enter_worker() -> None:
    """Make the running process a worker: silent, deaf to Ctrl-C, without network or core dumps.

    The parent alone answers Ctrl-C: it stops its workers.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        # Libraries write warnings about an author's file where they would spoil the screen.
        os.dup2(nowhere, stream)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _leave_network()


def begin_job(limits: Limits) -> None:
    """Set the running worker's limits for the job it is about to do."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + 1 + limits.cpu
    _set_soft(resource.RLIMIT_CPU, seconds)
    _set_soft(resource.RLIMIT_AS, limits.memory)


def is_worn(limits: Limits) -> bool:
    """Whether what earlier jobs left behind in this worker would starve the next one.

    Known on Linux alone; elsewhere no worker is ever called worn.
    """
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return False
    return pages * os.sysconf("SC_PAGE_SIZE") > limits.memory // 2


def _set_soft(kind: int, value: int) -> None:
    if sys.platform == "win32":
        return
    hard = resource.getrlimit(kind)[1]
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        # macOS counts the shared library cache as address space and refuses lower limits.
        return


def _leave_network() -> None:
    """Move into an empty network name space, where the kernel lets us.

    An ordinary user needs a user name space for it. Root does without: in a new one it would lose
    the right to read other people's files.
    """
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    if unshare is not None:
        unshare(_CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWNET | _CLONE_NEWUSER)
