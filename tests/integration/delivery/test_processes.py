"""Errors of a worker process reach the process that started it as they are."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

import pytest

from amends.apps.delivery.claims import LostLeaseError
from amends.apps.delivery.processes import run_processes
from amends.core.errors import AmendsError, InputError, MachineError


def failing(error: Exception) -> Callable[[Callable[[int], None]], None]:
    def work(report: Callable[[int], None]) -> None:
        report(7)
        raise error

    return work


@pytest.mark.parametrize(
    "error",
    [
        MachineError("away", code="smtp.unreachable", where="host:25", why="it did not answer", fix="look"),
        InputError("wrong", code="email.address"),
        LostLeaseError("lost", code="delivery.lost_lease", where="segment 1"),
    ],
)
def test_error_of_a_worker_arrives_with_all_its_words_and_exit_code(error: AmendsError) -> None:
    counts: list[int] = []
    ended = run_processes(1, failing(error), counts.append)
    assert [found.as_dict() for found in ended.errors] == [error.as_dict()]
    assert ended.errors[0].exit_code == error.exit_code
    assert (counts, ended.deaths) == ([7], 0)


def test_full_disk_under_a_worker_is_one_clear_error() -> None:
    ended = run_processes(1, failing(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "out/a.eml")), lambda count: None)
    assert [found.code for found in ended.errors] == ["delivery.machine"]
    assert ended.deaths == 0
