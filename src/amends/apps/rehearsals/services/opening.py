"""Opens a rehearsal, or finds the one that was killed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amends.apps.incidents.services import open_incident
from amends.apps.journal.services import record_deed
from amends.apps.rehearsals.models import Rehearsal
from amends.core.case import Case
from amends.core.errors import InputError
from amends.core.files import write_json

_MARKER = "rehearsal.json"


def open_rehearsal(
    *,
    case: Case,
    case_path: Path,
    case_text: str,
    folder: Path,
    resume: bool,
    as_of: datetime,
    now: datetime,
    is_exercise: bool = True,
) -> Rehearsal:
    """The rehearsal of ``folder``: opened now, or with ``resume`` the one that began there.

    A run that was killed before it was on record leaves nothing, so ``resume`` then opens it.
    One that is not an exercise is a real response: what leaves goes to real people.
    Raises ``InputError``: ``rehearsal.folder_in_use`` without ``resume``, ``rehearsal.other_case``
    if the case file has changed since the run began, ``rehearsal.other_home`` if its ledger is elsewhere,
    ``rehearsal.other_kind`` if the folder holds an exercise and this is none, or the other way round.
    """
    digest = hashlib.sha256(case_text.encode()).hexdigest()
    marker = folder / _MARKER
    found = Rehearsal.objects.select_related("incident").filter(folder=str(folder)).first()
    if found is None:
        if marker.exists():
            raise _unknown_here(folder)
        found = _opened(
            case=case,
            case_path=case_path,
            digest=digest,
            folder=folder,
            as_of=as_of,
            now=now,
            is_exercise=is_exercise,
        )
    elif found.incident.is_exercise != is_exercise:
        raise _other_kind(folder, was_exercise=found.incident.is_exercise)
    elif not resume:
        raise InputError(
            "The folder already holds a rehearsal.",
            code="rehearsal.folder_in_use",
            where=str(folder),
            fix="Finish it with --resume, or choose another --out.",
        )
    elif found.incident.case_sha256 != digest:
        raise InputError(
            "The case file is not the one with which this rehearsal began.",
            code="rehearsal.other_case",
            where=str(case_path),
            why="What was said before the interruption could contradict what is said after it.",
            fix="Restore the case file, or rehearse the new one into another --out.",
        )
    write_json(marker, {"incident": found.incident.ref, "as_of": found.as_of_text, "exercise": is_exercise})
    return found


@transaction.atomic
def abandon_rehearsal(rehearsal: Rehearsal, *, now: datetime) -> None:
    """Gives the folder free again, where nothing had come out of the evidence yet; the attempt stays on record."""
    record_deed(
        incident_ref=rehearsal.incident.ref, kind="rehearsal.abandoned", subject=rehearsal.incident.case_sha256, at=now
    )
    (Path(rehearsal.folder) / _MARKER).unlink(missing_ok=True)
    rehearsal.delete()


def _other_kind(folder: Path, *, was_exercise: bool) -> InputError:
    held = "an exercise" if was_exercise else "a real response"
    return InputError(
        f"The folder holds {held}.",
        code="rehearsal.other_kind",
        where=str(folder),
        why="An exercise never becomes real, and what is real is never marked as an exercise.",
        fix="Choose another --out.",
    )


def _unknown_here(folder: Path) -> InputError:
    return InputError(
        "The folder holds a rehearsal that this AMENDS_HOME does not know.",
        code="rehearsal.other_home",
        where=str(folder),
        why="Its ledger is in another working folder or database; a second run would write to everybody again.",
        fix="Use the AMENDS_HOME and AMENDS_DATABASE_URL of the first run, or choose another --out.",
    )


@transaction.atomic
def _opened(
    *,
    case: Case,
    case_path: Path,
    digest: str,
    folder: Path,
    as_of: datetime,
    now: datetime,
    is_exercise: bool,
) -> Rehearsal:
    incident = open_incident(case=case, case_sha256=digest, is_exercise=is_exercise, at=as_of)
    record_deed(
        incident_ref=incident.ref,
        kind="incident.opened",
        subject=digest,
        at=as_of,
        is_exercise=is_exercise,
        case_sha256=digest,
    )
    return Rehearsal.objects.create(
        folder=str(folder), incident=incident, case_path=str(case_path), as_of_text=as_of.isoformat(), started_at=now
    )
