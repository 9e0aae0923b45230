"""Sending processes that start in milliseconds: Django is imported once, each session is a fork.

``prepare`` first, in the process that forks; it must have no thread and no open database connection.
A session is one call of the product, ``plan_campaign`` or ``run_campaign``, in a process group of its own.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import resource
import signal
import traceback
from pathlib import Path
from typing import NoReturn

from django.db import connections
from orders import Order

from amends.apps.delivery import faults
from amends.config.boot import boot
from amends.core.errors import AmendsError

_PR_SET_PDEATHSIG = 1
TIDY, UNTIDY = 3, 4  # ended with one clear error of ours; ended with a traceback


def prepare() -> None:
    """Imports everything a session needs, makes the tables, and lets go of the database."""
    boot()
    importlib.import_module("sessions")
    connections.close_all()
    gc.collect()
    gc.freeze()  # forks share these pages


def spawn(order: Order, notes: Path) -> int:
    """Forks a session and returns its process id; what it prints goes to ``notes``."""
    child = os.fork()
    if not child:
        _become(order, notes)
    return child


def _become(order: Order, notes: Path) -> NoReturn:
    code = UNTIDY
    try:
        _settle_in(order, notes)
        work = importlib.import_module("sessions")
        work.plan(order.audience) if order.task == "plan" else work.send(order.audience, order.workers)
        code = 0
    except AmendsError as error:
        _lift_limit()
        os.write(2, json.dumps(error.as_dict()).encode())
        code = TIDY
    except BaseException:  # noqa: BLE001  # a fork must never return into its parent's code
        _lift_limit()
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _settle_in(order: Order, notes: Path) -> None:
    os.setsid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    output = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    faults.arm(order.fault)
    if order.most_file_bytes:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order.most_file_bytes, resource.RLIM_INFINITY))


def _lift_limit() -> None:
    """What is to be told about the end must find room."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
