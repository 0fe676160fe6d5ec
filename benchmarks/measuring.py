"""Measuring: whole processes by what the system says of them, calls by this process's clocks."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RUNS = 3
_KILOBYTE = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took.

    Attributes:
        cpu: Seconds of computing, child processes included.
        wall: Seconds on the clock.
        memory: Bytes of the largest process at its largest; 0 where it wasn't measured.
    """

    cpu: float
    wall: float
    memory: int = 0


# Started by a process of its own that holds next to nothing: on Linux a process is charged with the
# memory of the one that started it.
_STARTER = """
import os, sys, time
start = time.perf_counter()
nowhere = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (1, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, used = os.wait4(child, 0)
code = os.waitstatus_to_exitcode(status)
print(code, used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss)
"""


def process(command: Sequence[str | Path], *, accepts: Sequence[int] = (0,)) -> Cost:
    """Run a command to its end, its output thrown away.

    Args:
        command: Program and arguments.
        accepts: Exit codes that mean it has done its work.

    Raises:
        RuntimeError: It ended with another exit code.
    """
    starter = (sys.executable, "-I", "-S", "-c", _STARTER)
    words = [*starter, *(str(word) for word in command)]
    told = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout.split()
    if int(told[0]) not in accepts:
        raise RuntimeError(f"{command[0]} ended with {told[0]}")
    return Cost(float(told[1]), float(told[2]), int(told[3]) * _KILOBYTE)


def call(act: Callable[[], object]) -> Cost:
    """Do something in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def in_turn(*measured: Callable[[], Cost]) -> list[Cost]:
    """Measure several things A B A B …, so that a machine's moods meet all; medians of each."""
    taken = [[measure() for measure in measured] for _ in range(RUNS)]
    return [_median([run[index] for run in taken]) for index in range(len(measured))]


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        median(cost.cpu for cost in costs),
        median(cost.wall for cost in costs),
        int(median(cost.memory for cost in costs)),
    )


def row(what: str, ours: Cost, beside: str, theirs: Cost) -> str:
    """One line of the table: ratios first, what they come from behind."""
    memory = "—"
    if ours.memory and theirs.memory:
        sizes = f"{ours.memory / 1e6:.0f} / {theirs.memory / 1e6:.0f} MB"
        memory = f"{ours.memory / theirs.memory:.1f} ({sizes})"
    cells = (
        what,
        beside,
        f"{_ratio(ours.cpu, theirs.cpu)} ({ours.cpu:.2f} / {theirs.cpu:.2f} s)",
        f"{_ratio(ours.wall, theirs.wall)} ({ours.wall:.2f} / {theirs.wall:.2f} s)",
        memory,
    )
    return f"| {' | '.join(cells)} |"


def _ratio(ours: float, theirs: float) -> str:
    """`1.4`; where ours is less, `0.11`."""
    return f"{ours / theirs:.1f}" if ours >= theirs else f"{ours / theirs:.2f}"
