"""Several workers as processes of one group: none of them outlives the process that started it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from django.db import connections

from amends.core.errors import AmendsError, InputError, MachineError, RefusedError

_PR_SET_PDEATHSIG = 1  # prctl(2): the kernel sends this signal when the parent dies


@dataclass
class Ended:
    """How the processes ended: the errors that they reported, and how many died without a word."""

    errors: list[AmendsError] = field(default_factory=list)
    deaths: int = 0


@dataclass(frozen=True)
class _Failure:
    """An error on its way through a pipe: an exception with keyword arguments does not survive pickling."""

    kind: type[AmendsError]
    words: dict[str, str]


def run_processes(
    count: int, work: Callable[[Callable[[int], None]], None], on_settled: Callable[[int], None]
) -> Ended:
    """Runs ``work`` in ``count`` forked processes; each is given a function that reports numbers."""
    connections.close_all()  # a database connection cannot be shared over a fork
    context = multiprocessing.get_context("fork")
    running: dict[Connection, Any] = {}
    parent = os.getpid()
    for _ in range(count):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_child, args=(work, theirs, parent), daemon=True)
        process.start()
        theirs.close()
        running[ours] = process
    ended = Ended()
    while running:
        for pipe in wait(list(running)):
            if isinstance(pipe, Connection) and not _hear(pipe, ended, on_settled):
                process = running.pop(pipe)
                process.join()
                ended.deaths += process.exitcode != 0
    return ended


def _hear(pipe: Connection, ended: Ended, on_settled: Callable[[int], None]) -> bool:
    try:
        word = pipe.recv()
    except EOFError:
        return False
    if isinstance(word, _Failure):
        ended.errors.append(word.kind(**word.words))
    else:
        on_settled(word)
    return True


def _child(work: Callable[[Callable[[int], None]], None], pipe: Connection, parent: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # the parent died before the kernel was asked
    try:
        work(pipe.send)
    except AmendsError as error:
        pipe.send(_failure(error))
    except OSError as error:
        pipe.send(_failure(_refusal(error)))


def _refusal(error: OSError) -> MachineError:
    return MachineError(
        "The machine refused an operation of a delivery worker.",
        code="delivery.machine",
        where=str(error.filename or ""),
        why=error.strerror or type(error).__name__,
        fix="Check space on the disk, permission and memory; then run the same command with --resume.",
    )


def _failure(error: AmendsError) -> _Failure:
    kind = next(kind for kind in (InputError, MachineError, RefusedError, AmendsError) if isinstance(error, kind))
    return _Failure(kind, error.as_dict())
