"""``amends contact decide --record``: decided with what is on file, kept and put on record, as the API does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from amends.config.boot import boot
from amends.config.home import secret
from amends.contact.decide import Answer, Request
from amends.contact.decide.bulk import SUPPRESSED_HEADER, Line, Tally, line_of
from amends.contact.decide.reading import read_request
from amends.core.errors import InputError
from amends.core.files import replacing, write_json

if TYPE_CHECKING:
    from amends.apps.incidents.models import Incident

_KEY = "contact.suppression"


@dataclass(slots=True)
class Recorded:
    """What a campaign left on file: the batches of new decisions, and how many had been decided before."""

    incident: str | None
    batches: list[str] = field(default_factory=list)
    kept: int = 0
    kept_before: int = 0

    def as_dict(self) -> dict[str, Any]:
        """For ``summary.json``."""
        return {
            "incident": self.incident, "batches": self.batches, "kept": self.kept, "kept_before": self.kept_before,
        }  # fmt: skip


def record_one(request: Request, *, incident_ref: str, by: str) -> tuple[Answer, str]:
    """The answer with what is on file, and the ref under which it is kept; asked again, both are the same."""
    boot()
    from amends.apps.contacts.answers import answer_of  # noqa: PLC0415  # models load after boot()
    from amends.apps.contacts.services import decide_contact  # noqa: PLC0415

    incident = _incident(incident_ref, request)
    row = decide_contact(
        request=request, incident=incident, person_hash="", by=by, now=datetime.now(UTC), key=secret(_KEY)
    )
    return answer_of(row, request), row.ref


def record_campaign(path: Path, out: Path, *, incident_ref: str, by: str) -> tuple[Tally, Recorded]:
    """Decides and keeps a campaign, and writes the three files.

    Every line is read before the first is decided, so that a bad one leaves nothing behind.  A run that broke off is
    run again: what it kept gets the same answers.  Raises ``InputError``; ``OSError`` for files.
    """
    boot()
    incident, now = _incident(incident_ref), datetime.now(UTC)
    tally, recorded = Tally(), Recorded(incident.ref if incident else None)
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(path.open("rb"))
        for request, where in _requests(source, path.name, now):
            _check(request, where, incident)
        source.seek(0)
        out.mkdir(parents=True, exist_ok=True)
        answers = stack.enter_context(_file(out / "decisions.jsonl"))
        suppressed = stack.enter_context(_file(out / "suppressed.csv"))
        suppressed.write(f"{SUPPRESSED_HEADER}\n".encode())
        requests = (request for request, _ in _requests(source, path.name, now))
        for line in _decided(requests, recorded, incident, name=path.name, by=by, now=now):
            tally.add(line)
            answers.write(line.document + b"\n")
            if line.suppressed:
                suppressed.write(f"{line.suppressed}\n".encode())
        write_json(out / "summary.json", {**tally.as_dict(), "recorded": recorded.as_dict()})
    return tally, recorded


def _decided(
    requests: Iterator[Request], recorded: Recorded, incident: Incident | None, *, name: str, by: str, now: datetime
) -> Iterator[Line]:
    from amends.apps.contacts.answers import answer_of  # noqa: PLC0415
    from amends.apps.contacts.campaigns import decide_portions  # noqa: PLC0415

    key = secret(_KEY)
    for portion in decide_portions(requests=requests, incident=incident, name=name, by=by, now=now, key=key):
        recorded.kept += portion.new
        recorded.kept_before += len(portion.requests) - portion.new
        if portion.batch is not None:
            recorded.batches.append(portion.batch.ref)
        for request, row in zip(portion.requests, portion.rows, strict=True):
            line = line_of(request, answer_of(row, request), key)
            document = {**msgspec.json.decode(line.document), "kept": row.ref}
            yield replace(line, document=msgspec.json.encode(document))


@contextlib.contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    with replacing(path) as draft, draft.open("wb") as file:
        yield file


def _requests(source: IO[bytes], name: str, now: datetime) -> Iterator[tuple[Request, str]]:
    for number, raw in enumerate(source, 1):
        if raw.strip():
            where = f"{name}, line {number}"
            yield read_request(raw, now=now, where=where), where


def _check(request: Request, where: str, incident: Incident | None) -> None:
    if not (request.person.ref or "").strip():
        raise InputError(
            "Nobody is named in this contact.", code="contacts.nobody", where=f"{where}, person.ref",
            fix="Give the customer's reference; a decision is kept under its keyed name.",
        )  # fmt: skip
    _one_incident(request, incident, where)


def _incident(ref: str, request: Request | None = None) -> Incident | None:
    if not ref:
        return None
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

    found = incident_by_ref(ref)
    if request is not None:
        _one_incident(request, found, "--incident")
    return found


def _one_incident(request: Request, incident: Incident | None, where: str) -> None:
    named = request.incident.ref if request.incident is not None else None
    if incident is not None and named not in (None, incident.ref):
        raise InputError(
            "Two incidents are named.", code="contact.bad_request", where=where, why="The request names another one.",
            fix="Name one.",
        )  # fmt: skip
