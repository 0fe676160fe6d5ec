"""What happens inside a worker process: one job, its value as JSON or its fault in words."""

from __future__ import annotations

import errno
import json
import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cattrs import Converter
from cattrs.preconf.json import make_converter

from proceedings.errors import PressError, ProceedingsError, Refused
from proceedings.workbench.limits import Limits, begin_job, is_worn

STARVED = 70
"""Exit code of a worker whose job ran out of memory: what is left of it is not to be trusted."""
WORN = 71
"""Exit code of a worker that earlier jobs left too full to begin; the job goes to a fresh one."""

_LONGEST_REASON = 200
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a job came to.

    Attributes:
        text: Its value as JSON; None where it failed.
        message: What went wrong, completing «the file …».
        fix: What helps.
        fault: What ends the whole command instead of this job.
    """

    text: str | None = None
    message: str = ""
    fix: str = ""
    fault: ProceedingsError | OSError | None = None


@cache
def converter() -> Converter:
    """Turns values to and from what JSON can hold; the same in workers and in their parent."""
    return make_converter()


def packed(call: Callable[..., Any], args: tuple[object, ...], output: Path | None) -> bytes:
    """A job as bytes, so that what it imports is imported under its limits."""
    return pickle.dumps((call, args, {"output": output} if output else {}))


def run(job: bytes, limits: Limits) -> Answer:
    """Do one job within its limits."""
    if is_worn(limits):
        os._exit(WORN)
    begin_job(limits)
    given: tuple[object, ...] = ()
    try:
        call, args, more = pickle.loads(job)  # noqa: S301 - written by our own parent process
        given = (*args, *more.values())
        value = call(*args, **more)
        return Answer(text=json.dumps(converter().unstructure(value), ensure_ascii=False))
    except (Refused, PressError) as error:
        return Answer(message=error.message, fix=error.fix)
    except ProceedingsError as error:
        return Answer(fault=error)
    except MemoryError:
        os._exit(STARVED)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever one file does, the rest go on
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return Answer(fault=OSError(error.errno, error.strerror))
        return _unforeseen(error, given)


def _unforeseen(error: BaseException, given: tuple[object, ...]) -> Answer:
    reason = str(error)
    if isinstance(error, OSError) and error.strerror:
        reason = error.strerror
    for value in given:
        if isinstance(value, Path):  # where the chair's folders lie is nobody's business
            reason = reason.replace(str(value), value.name)
    reason = " ".join(reason.split())[:_LONGEST_REASON]
    kind = type(error).__name__
    return Answer(
        message=f"could not be read ({kind}: {reason})"
        if reason
        else f"could not be read ({kind})",
        fix=(
            "Make it again from its source. That it isn't said better is a fault of the program: "
            "please report it, with the file if you may."
        ),
    )
