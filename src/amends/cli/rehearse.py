"""``amends rehearse``: the whole response, unattended, marked as an exercise."""

from __future__ import annotations

import contextlib
import fcntl
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from amends.cli.cases import instant_or_now, read_case
from amends.cli.output import answering, print_json, progress_console, text_console
from amends.cli.summary import ten_lines
from amends.cli.ways import VIA, ways_of
from amends.config.boot import boot
from amends.config.home import begin_incident_key, home, secret
from amends.core.case.facts import facts_of_case, house_zone
from amends.core.errors import InputError
from amends.exposure import read_summary
from amends.flood.centre import Centre
from amends.providers.email.preflight import check_server
from amends.providers.email.route import parse_smtp_url


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("rehearse")(rehearse)


def rehearse(
    case: Annotated[Path, typer.Argument(help="The case file (YAML).")],
    out: Annotated[Path, typer.Option(help="Folder for everything that the run makes.")],
    smtp: Annotated[
        str | None, typer.Option(help="smtp://[user:password@]host:port; without it mail goes to files.")
    ] = None,
    smpp: Annotated[
        str | None, typer.Option(help="smpp://host:port for text messages; without it they go to files.")
    ] = None,
    via: VIA = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Delivery processes.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Finish a run that was interrupted.")] = False,
    as_of: Annotated[str | None, typer.Option(help="The instant to decide by, with offset; now if left out.")] = None,
    canary: Annotated[int, typer.Option(min=0, help="Persons who are written to first; the rest if all is well.")] = 0,
    engine: Annotated[str, typer.Option(help="duckdb or spark.")] = "duckdb",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Run the whole response: assess, duties, notices, lint, release, deliver, reconcile."""

    def command() -> int:
        balance, when = run_case(
            case, out, smtp=smtp, via=[*(via or []), *([] if smpp is None else [smpp])], workers=workers,
            resume=resume, as_of=as_of, engine=engine, canary=canary,
        )  # fmt: skip
        return tell(balance, out, as_of=when, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def tell(
    balance: dict[str, object], out: Path, *, as_of: datetime, as_json: bool, more: Callable[[], list[str]] = list
) -> int:
    """Says what a run came to, then ``more`` lines; the exit code is 1 where somebody is still owed a notice."""
    if as_json:
        print_json(balance)
    else:
        for line in (
            *ten_lines(out.resolve(), as_of=as_of),
            *more(),
            f"Report          {out.resolve() / 'report.html'}",
        ):
            text_console.print(line, highlight=False, markup=False)
    return 1 if balance["owed"] or balance["misdirected"] else 0


def run_case(
    case_path: Path,
    out: Path,
    *,
    smtp: str | None = None,
    via: Sequence[str] = (),
    workers: int = 1,
    resume: bool = False,
    as_of: str | None = None,
    engine: str = "duckdb",
    canary: int | None = 0,
    is_exercise: bool = True,
    urgent_reason: str | None = None,
    centre: Centre | None = None,
    as_files: bool = False,
) -> tuple[dict[str, object], datetime]:
    """Runs one case into ``out``; gives the reconciliation and the instant it was decided by."""
    case, text = read_case(case_path)
    if case.is_facts:
        raise InputError(
            "There is nobody to write to.",
            code="case.no_customers",
            where=str(case_path),
            why="A FACTS file has cohorts, but no customers and no evidence.",
            fix="Give a CASE with `customers` and `evidence`; for the law alone use `amends duties`.",
        )
    when = instant_or_now(as_of)
    if as_of is None:  # dates are written in the house's own time, wherever the command is run
        when = when.astimezone(house_zone(facts_of_case(case, at=when)))
    server, ways = parse_smtp_url(smtp) if smtp is not None else None, ways_of(list(via))
    if server:
        check_server(server)
    boot()
    from amends.apps.rehearsals.models import Stage  # noqa: PLC0415  # models load after boot()
    from amends.apps.rehearsals.services import Route, open_rehearsal, run_rehearsal  # noqa: PLC0415  # needs boot()

    route = Route(
        secret=secret, journals=home() / "journals", smtp=server, providers=ways, workers=workers, engine=engine,
        canary=canary, urgent_reason=urgent_reason, centre=centre, as_files=as_files,
    )  # fmt: skip
    from amends.apps.rehearsals.progress import telling_progress  # noqa: PLC0415  # models load after boot()

    with (
        _held(out) as folder,
        _progress() as shown,
        telling_progress(folder, now=lambda: datetime.now(UTC), also=shown) as progress,
    ):
        rehearsal = open_rehearsal(
            case=case, case_path=case_path.resolve(), case_text=text, folder=folder, resume=resume, as_of=when,
            now=datetime.now(UTC), is_exercise=is_exercise,
        )  # fmt: skip
        if rehearsal.stage == Stage.OPENED:  # nothing is sealed yet; later a key that is missing was destroyed
            begin_incident_key(rehearsal.incident.ref)
        balance = run_rehearsal(rehearsal, route=route, now=lambda: datetime.now(UTC), progress=progress)
    for note in read_summary(folder).notes:
        progress_console.print(f"Note: {note}", markup=False, highlight=False)
    return balance, rehearsal.as_of


@contextlib.contextmanager
def _held(out: Path) -> Iterator[Path]:
    """The output folder, made if missing and held against a second run; taken away again if it stays empty."""
    if out.exists() and not out.is_dir():
        raise InputError("The output folder is a file.", code="out.not_a_folder", where=str(out), fix="Choose another.")
    made = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    folder = out.resolve()
    lock = folder / ".lock"
    try:
        with lock.open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InputError(
                    "Another run is at work in this folder.",
                    code="rehearsal.running",
                    where=str(folder),
                    fix="Wait until it ends, or choose another --out.",
                ) from error
            yield folder
    finally:
        if made and {path.name for path in folder.iterdir()} <= {".lock"}:
            lock.unlink(missing_ok=True)
            folder.rmdir()


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[str, float], None]]:
    """A progress bar on standard error for each step; plain silence where nobody looks."""
    columns = (
        TextColumn("{task.description:<34}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=progress_console, disable=not progress_console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def report(step: str, share: float) -> None:
            if step == "Done":  # the assessment's end is not the run's
                return
            if step not in tasks:
                for done in tasks.values():
                    bars.update(done, completed=1)
                tasks[step] = bars.add_task(step, total=1)
            bars.update(tasks[step], completed=share)

        yield report
