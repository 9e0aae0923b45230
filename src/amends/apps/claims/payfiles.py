"""The file for the bank: nobody can fetch it before its payments are kept, and none is lost that was kept."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amends.apps.claims.models import PaymentBatch
from amends.apps.claims.owing import Advised, ready_to_pay
from amends.apps.incidents.models import Incident
from amends.core.errors import RefusedError
from amends.remedies.claims_money import rehearsal_file

_PART = ".part"


def write_part(path: Path, content: bytes) -> None:
    """Under the name with ``.part``, for its owner alone, and on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(path.name + _PART)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def publish_part(path: Path) -> None:
    """Gives the file its name, once its payments are kept; whoever came next may have done it."""
    with suppress(FileNotFoundError):
        os.replace(path.with_name(path.name + _PART), path)


def finish_files(folder: Path) -> None:
    """What a run that was cut off left: whose payments are kept gets its name, the rest was never to be paid.

    In turn with whoever writes them (``take_turn``).
    """
    for part in sorted(folder.glob(f"PBA-*.csv{_PART}")):
        path = part.with_name(part.name.removesuffix(_PART))
        kept = PaymentBatch.objects.filter(ref=path.stem).values_list("sha256", flat=True).first()
        if kept == hashlib.sha256(part.read_bytes()).hexdigest():
            publish_part(path)
        else:
            part.unlink(missing_ok=True)


def rehearse_payments(*, incident: Incident, folder: Path, secret: bytes, now: datetime) -> Advised:
    """In an exercise: a file that says in its first line that it is one, without an account; no payment is kept.

    Raises ``RefusedError`` (``claims.no_exercise``) for a real incident.
    """
    if not incident.is_exercise:
        raise RefusedError("This is no exercise.", code="claims.no_exercise", where=incident.ref)
    with transaction.atomic():
        owed = ready_to_pay(incident, secret=secret, now=now)
    if not owed.lines:
        return owed.advised(None, None)
    path = folder / f"EXERCISE-{incident.ref}.csv"
    write_part(path, rehearsal_file([line for _, line in owed.lines]))
    publish_part(path)
    return owed.advised(None, path)
