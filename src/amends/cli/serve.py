"""``amends serve``: console and portal."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Annotated

import typer
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from amends.cli.desk import SMTP
from amends.cli.output import answering, text_console
from amends.config.boot import boot
from amends.config.home import require_portal_keys
from amends.core.errors import InputError, MachineError

_LEAD = "incident_lead"
_LOOK_S, _AGAIN_S = 0.5, 5.0  # at the desk's process; before it is started again
_TO_SPARE = 16  # threads that turn away what is too much
PARTS = ("api", "console", "hooks", "portal")
# A server that listens everywhere is opened from this machine by its loopback address.
_REACHED_AT = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # a name for it, nothing listens here


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve")(serve)


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; loopback unless a proxy stands before it.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 chooses a free one.")] = 8765,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Server processes.")] = 1,
    role: Annotated[str, typer.Option(help="Whom the console link lets in.")] = _LEAD,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="PART", help="api, console, hooks or portal; all without it.")
    ] = None,
    smtp: SMTP = None,
) -> None:
    """Serve the console and the portal with what is in AMENDS_HOME, and print a sign-in link.

    With --only portal the process has no sessions, no users and, by AMENDS_PORTAL_DATABASE_URL, its own database role.
    """

    def command() -> int:
        parts = _parts(only or [])
        os.environ["AMENDS_SERVES"] = ",".join(parts)  # before the settings are read
        if parts == ["portal"]:
            require_portal_keys()
        boot(migrate=parts != ["portal"])
        run_server(host=host, port=port, workers=workers, role=role, parts=parts, smtp=smtp)
        return 0

    raise typer.Exit(answering(command, as_json=False))


def run_server(
    *, host: str, port: int, workers: int = 1, role: str = _LEAD, parts: Sequence[str] = PARTS, smtp: str | None = None
) -> None:
    """Prints where to look and serves until it is interrupted; a process beside it does the desk's work.

    Raises ``MachineError`` (``serve.port``) and ``InputError`` (``serve.role``).
    """
    from amends.web.bodies import MOST_AT_ONCE  # noqa: PLC0415  # needs boot()
    from amends.web.shedding import MOST_INSIDE  # noqa: PLC0415

    os.environ["AMENDS_SERVES"] = ",".join(parts)  # the server's own processes read it
    free = _free_port(host, port)
    for line in _where(f"http://{_in_address(host)}:{free}", parts, role):
        text_console.print(line, highlight=False, markup=False)
    with _desk(smtp) if "console" in parts else nullcontext():
        Granian(
            "amends.config.wsgi:application",
            address=host,
            port=free,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=MOST_INSIDE + MOST_AT_ONCE + _TO_SPARE,  # they wait; those of web.shedding work
            http=HTTPModes.http1,
            http1_settings=HTTP1Settings(header_read_timeout=10_000),  # milliseconds
            log_level=LogLevels.error,  # it warns of the number of threads, which is meant
            log_access=False,  # an address may hold a sign-in link
        ).serve()


def _where(base: str, parts: Sequence[str], role: str) -> Iterator[str]:
    yield ""
    if "portal" in parts:
        yield f"Public page     {base}/"
    if "api" in parts:
        yield f"API             {base}/api/v1/docs"
    if "console" in parts:
        yield f"Console         {base}/console/enter/{_sign_in_link(role)}"
        yield f"The console link lets you in as {role.replace('_', ' ')} within twelve hours."
    yield "Ctrl+C ends.\n"


@contextmanager
def _desk(smtp: str | None) -> Iterator[None]:
    """The process that answers what people ask on the portal; it ends with this one, however that ends."""
    run = "from amends.cli.main import run; run()"
    environment = {**os.environ, **({"AMENDS_SMTP_URL": smtp} if smtp else {})}  # not an option: all could read it
    command = [sys.executable, "-c", run, "desk", "--under", str(os.getpid())]
    ends = Event()
    keeper = Thread(target=_keep_running, args=(command, environment, ends), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ends.set()
        keeper.join()


def _keep_running(command: list[str], environment: dict[str, str], ends: Event) -> None:
    """Starts it again whenever it stops: without it no code, no receipt and no webhook leaves."""
    while not ends.is_set():
        process = subprocess.Popen(command, env=environment)  # noqa: S603  # this program itself
        while process.poll() is None and not ends.wait(_LOOK_S):
            pass
        if process.poll() is None:
            process.terminate()
            process.wait()
            return
        text_console.print(f"The desk stopped with {process.returncode}; it is started again.", style="yellow")
        ends.wait(_AGAIN_S)


def _parts(only: list[str]) -> list[str]:
    unknown = sorted(set(only) - set(PARTS))
    if unknown:
        raise InputError(
            f"There is no part {unknown[0]}.", code="serve.part", where="--only", fix="One of: " + ", ".join(PARTS)
        )
    return sorted(set(only)) or list(PARTS)


def _in_address(host: str) -> str:
    return _REACHED_AT.get(host) or (f"[{host}]" if ":" in host else host)


def _sign_in_link(role: str) -> str:
    from amends.apps.accounts.models import Role  # noqa: PLC0415  # models load after boot()
    from amends.apps.accounts.services import issue_sign_in_link, staff_member  # noqa: PLC0415

    if role not in Role.values:
        raise InputError(
            f"There is no role {role}.", code="serve.role", where="--role", fix="One of: " + ", ".join(Role.values)
        )
    user = staff_member(username=role.replace("_", "-"), role=Role(role))
    return issue_sign_in_link(user=user, now=datetime.now(UTC))


def _free_port(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise MachineError(
                "The address cannot be listened on.",
                code="serve.port",
                where=f"{host}:{port}",
                why=error.strerror or "",
                fix="Choose another with --port, or --port 0 for any free one.",
            ) from error
        return int(probe.getsockname()[1])
