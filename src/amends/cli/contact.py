"""``amends contact decide``: may this person be contacted, for this purpose, by this channel, now."""

from __future__ import annotations

import contextlib
import getpass
import multiprocessing
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from amends.cli.contact_record import record_campaign, record_one
from amends.cli.output import answering, print_json, progress_console, text_console
from amends.config.home import secret
from amends.contact.decide import Answer, Decision, Request, decide
from amends.contact.decide.bulk import SUPPRESSED_HEADER, Line, Tally, decide_lines
from amends.contact.decide.reading import request_of
from amends.core.errors import InputError
from amends.core.files import replacing, write_json
from amends.core.yamltext import parse_yaml

_LINES_PER_TASK = 500
_TASKS_AHEAD = 4  # per process: enough to keep it busy, few enough to keep memory flat
_LARGEST_REQUEST = 1_000_001
Batch = tuple[list[Line], dict[str, str] | None]


def register(app: typer.Typer) -> None:
    """Adds ``contact decide``."""
    group = typer.Typer(no_args_is_help=True, help="Contacts with customers: decide whether one may be made.")
    group.command("decide")(command)
    group.callback()(_group)
    app.add_typer(group, name="contact")


def _group() -> None:
    """Contacts with customers: decide whether one may be made."""


def command(
    request: Annotated[
        str | None, typer.Argument(metavar="[REQUEST]", help="JSON or YAML file; - is standard input.")
    ] = None,
    bulk: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A campaign: JSON Lines, one request a line.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="With --bulk: decisions.jsonl, suppressed.csv, summary.json.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="With --bulk: processes.")] = 1,
    record: Annotated[
        bool, typer.Option("--record", help="Decide with what is on file, and keep the answer for good.")
    ] = False,
    incident: Annotated[str, typer.Option(metavar="REF", help="With --record: the incident that it is about.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="With --record: who asks; else the user's name.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """May this person be contacted, for this purpose, by this channel, now.  Exit 0 allow, 1 deny or defer.

    From the request alone, and kept nowhere; with --record from what is on file as well, and kept.
    """

    def answer() -> int:
        keeper = by.strip() or getpass.getuser()
        if not record and (incident or by):
            raise _usage()
        if bulk is not None and out is not None and request is None:
            if record and jobs > 1:
                raise _usage()
            if record:
                return _kept_campaign(bulk, out, incident=incident, by=keeper, as_json=as_json)
            return _campaign(bulk, out, jobs=jobs, as_json=as_json)
        if request is None or bulk is not None or out is not None:
            raise _usage()
        if record:
            return _kept(request, incident=incident, by=keeper, as_json=as_json)
        return _one(request, as_json=as_json)

    raise typer.Exit(answering(answer, as_json=as_json))


def _usage() -> InputError:
    return InputError(
        "Either one request or a campaign is decided.",
        code="contact.usage",
        where="amends contact decide",
        why="REQUEST stands alone; --bulk and --out go together; --incident and --by go with --record, --jobs without.",
        fix="Give it as `amends contact decide request.json`, or with --bulk campaign.jsonl --out DIR.",
    )


def _one(name: str, *, as_json: bool) -> int:
    given = decide(_read(name))
    if as_json:
        print_json(given)
    else:
        _print(given)
    return 0 if given.decision is Decision.ALLOW else 1


def _kept(name: str, *, incident: str, by: str, as_json: bool) -> int:
    given, ref = record_one(_read(name), incident_ref=incident, by=by)
    if as_json:
        print_json({**msgspec.structs.asdict(given), "kept": ref})
    else:
        _print(given)
        _say(f"kept as {ref}")
    return 0 if given.decision is Decision.ALLOW else 1


def _kept_campaign(path: Path, out: Path, *, incident: str, by: str, as_json: bool) -> int:
    try:
        tally, recorded = record_campaign(path, out, incident_ref=incident, by=by)
    except OSError as error:
        raise _unreadable(Path(str(error.filename or path)), error.strerror or type(error).__name__) from error
    if as_json:
        print_json({**tally.as_dict(), "recorded": recorded.as_dict(), "out": str(out)})
    else:
        _report(tally, out, as_json=False)
        progress_console.print(f"{recorded.kept} kept, {recorded.kept_before} had been", highlight=False)
    return 0


def _read(name: str) -> Request:
    now = datetime.now(UTC)
    if name == "-":
        return Request.from_json(sys.stdin.buffer.read(_LARGEST_REQUEST), now=now, where="standard input")
    path = Path(name)
    raw = _bytes_of(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        return request_of(_yaml(raw, path), now=now, where=path.name)
    return Request.from_json(raw, now=now, where=path.name)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_REQUEST)
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from error


def _yaml(raw: bytes, path: Path) -> Any:
    try:
        return parse_yaml(raw.decode("utf-8"), name=path.name)
    except UnicodeDecodeError as error:
        raise _unreadable(path, "it is not UTF-8 text") from error


def _unreadable(path: Path, why: str) -> InputError:
    return InputError(
        "The file cannot be read.",
        code="contact.unreadable",
        where=str(path),
        why=why,
        fix="Name a request that exists; - reads from standard input.",
    )


def _print(given: Answer) -> None:
    _say(given.decision.value.upper() + (f" by {given.channel}" if given.channel else ""))
    if given.not_before is not None:
        _say(f"not before {given.not_before.isoformat()}")
    if given.addressee is not None:
        _say(f"addressed to {given.addressee}")
    for reason in given.because:
        _say(f"- {reason.text} [{reason.rule} {reason.version}; {reason.citation}]")
    for other in given.suppressed_alternatives:
        _say(f"  not by {other.channel}: {other.text} [{other.rule}]")
    for language, text in given.explanation.items():
        _say(f"{language}: {text}")


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)


def _campaign(path: Path, out: Path, *, jobs: int, as_json: bool) -> int:
    """All three files stand when every line is decided, or none does."""
    tally = Tally()
    decider = partial(_decided, key=secret("contact.suppression"), now=datetime.now(UTC), name=path.name)
    with contextlib.ExitStack() as stack:
        try:
            source = stack.enter_context(path.open("rb"))
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unreadable(Path(str(error.filename)), error.strerror or type(error).__name__) from error
        answers_path = stack.enter_context(replacing(out / "decisions.jsonl"))
        suppressed_path = stack.enter_context(replacing(out / "suppressed.csv"))
        with answers_path.open("wb") as answers, suppressed_path.open("w", encoding="utf-8", newline="") as suppressed:
            suppressed.write(SUPPRESSED_HEADER + "\n")
            for line in _lines_of(enumerate(source, 1), decider, jobs):
                tally.add(line)
                answers.write(line.document + b"\n")
                if line.suppressed:
                    suppressed.write(line.suppressed + "\n")
        write_json(out / "summary.json", tally.as_dict())
    _report(tally, out, as_json=as_json)
    return 0


def _decided(batch: list[tuple[int, bytes]], *, key: bytes, now: datetime, name: str) -> Batch:
    """The batch decided, or the fault of its first bad line; an exception of ours would not survive the pipe."""
    try:
        return list(decide_lines(batch, key=key, now=now, name=name)), None
    except InputError as error:
        return [], error.as_dict()


def _lines_of(numbered: Iterable[tuple[int, bytes]], decider: partial[Batch], jobs: int) -> Iterator[Line]:
    """The decided lines in the order of the file; raises what the first bad line is faulted for."""
    stream = iter(numbered)
    batches = iter(lambda: list(islice(stream, _LINES_PER_TASK)), [])
    for lines, fault in map(decider, batches) if jobs == 1 else _in_parallel(batches, decider, jobs):
        if fault is not None:
            raise InputError(fault.pop("what"), **fault)
        yield from lines


def _in_parallel(batches: Iterator[list[tuple[int, bytes]]], decider: partial[Batch], jobs: int) -> Iterator[Batch]:
    """The batches in their order; at most a few wait, so that memory stays flat."""
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        waiting: deque[Any] = deque()
        for batch in batches:
            waiting.append(pool.apply_async(decider, (batch,)))
            if len(waiting) >= jobs * _TASKS_AHEAD:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


def _report(tally: Tally, out: Path, *, as_json: bool) -> None:
    if as_json:
        print_json({**tally.as_dict(), "out": str(out)})
        return
    counts = ", ".join(f"{decision.value} {tally.decisions[decision.value]}" for decision in Decision)
    progress_console.print(f"{tally.requests} requests: {counts}", markup=False, highlight=False)
    _say(str(out / "summary.json"))
