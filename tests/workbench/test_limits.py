"""What a file from a stranger may take is a promise."""

from __future__ import annotations

from proceedings.workbench.limits import UNTRUSTED


def test_the_limits_are_those_that_are_promised() -> None:
    assert (UNTRUSTED.memory, UNTRUSTED.cpu, UNTRUSTED.wall) == (2 << 30, 30, 60.0)
