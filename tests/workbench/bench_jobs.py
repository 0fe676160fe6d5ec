"""Jobs for the bench's tests: well-behaved ones and every kind of bad one."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from proceedings.errors import CannotStart, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    text: str
    boxes: tuple[tuple[float, float], ...] = ()
    worker: int = 0


def echo(text: str) -> Answered:
    return Answered(text=text, boxes=((1.5, 2.0),), worker=os.getpid())


def write_file(text: str, *, output: Path) -> Answered:
    output.write_text(text, "utf-8")
    return echo(text)


def write_folder(text: str, *, output: Path) -> Answered:
    (output / "below").mkdir(parents=True)
    (output / "a.txt").write_text(text, "utf-8")
    (output / "below" / "b.txt").write_text(text * 2, "utf-8")
    return echo(text)


def abort() -> Answered:
    os.abort()


def kill_itself() -> Answered:
    os.kill(os.getpid(), signal.SIGKILL)
    return echo("not reached")


def sleep(seconds: float) -> Answered:
    time.sleep(seconds)
    return echo("slept")


def burn() -> Answered:
    while True:
        pass


def eat_memory() -> Answered:
    return Answered(text=str(len(bytearray(3 << 30))))


def litter(size: int) -> Answered:
    """Leave so much address space behind in the worker, as a leaky library would."""
    ctypes.CDLL(None).mmap(None, ctypes.c_size_t(size), 0, 0x22, -1, 0)
    return echo("littered")


def refuse() -> Answered:
    raise Refused("has no pages", "Export it again.")


def stop_everything() -> Answered:
    raise CannotStart("the disk is full", "Make room.")


def stumble(path: Path) -> Answered:
    raise TypeError(f"{path} has a dictionary where a number was expected")


def leave() -> Answered:
    sys.exit(3)


def shout() -> Answered:
    print("noise on standard output")
    print("noise on standard error", file=sys.stderr)
    os.write(2, b"more noise")
    return echo("shouted")


def call_home(port: int) -> Answered:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return echo("no network")
    return echo("connected")


def wrong_type() -> Answered:
    return 7  # type: ignore[return-value]
