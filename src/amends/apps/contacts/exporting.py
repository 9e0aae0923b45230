"""The whole list leaves the house by two people: one asks, another allows, the first fetches it once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db import IntegrityError, transaction

from amends.apps.accounts.models import User
from amends.apps.accounts.rights import Right, may
from amends.apps.contacts.feed import suppression_lines
from amends.apps.contacts.models import ExportStep, ListExport, ListExportStep
from amends.apps.journal.services import HOUSE, record_deed
from amends.apps.looks.exports import GOOD_FOR
from amends.apps.looks.services import LEAST_REASON
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref

_LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An export as it stands."""

    export: ListExport
    decided: ListExportStep | None
    fetched: ListExportStep | None

    def is_open(self, now: datetime) -> bool:
        """Whether somebody may still decide on it."""
        return self.decided is None and now - self.export.at <= GOOD_FOR

    def may_be_fetched(self, now: datetime) -> bool:
        """Whether its asker may have the file."""
        is_allowed = self.decided is not None and self.decided.kind == ExportStep.ALLOWED
        return is_allowed and self.fetched is None and self.decided is not None and now - self.decided.at <= GOOD_FOR


def list_exports(*, most: int) -> tuple[Asked, ...]:
    """The last wishes with what became of each, newest first."""
    rows = ListExport.objects.prefetch_related("steps").order_by("-id")[:most]
    return tuple(_standing(row) for row in rows)


@transaction.atomic
def ask_export(*, by: User, reason: str, now: datetime) -> ListExport:
    """Keeps the wish.  Raises ``RefusedError`` (``export.role``), ``InputError`` (``export.reason``)."""
    _require(by, Right.ASK_EXPORT)
    row = ListExport.objects.create(
        ref=new_ref("EXL", length=12), reason=_words(reason), asked_by=by.get_username(), at=now
    )
    _record("contact.list_asked", row, now, reason_sha256=_sha256(row.reason))
    return row


@transaction.atomic
def decide_export(*, ref: str, by: User, is_allowed: bool, why: str, now: datetime) -> ListExportStep:
    """Allows or refuses; never by who asked, and once.

    Raises ``RefusedError``: ``export.role``, ``export.own``, ``export.decided``, ``export.too_late``; ``InputError``:
    ``export.reason``, ``export.unknown``.
    """
    _require(by, Right.ALLOW_EXPORT)
    asked, words = _found(ref), _words(why)
    if asked.export.asked_by == by.get_username():
        raise _refused("export.own", ref, "Nobody allows what they asked for themselves.", "Ask a colleague.")
    if now - asked.export.at > GOOD_FOR:
        raise _refused("export.too_late", ref, "It was asked for more than a day ago.", "Ask again.")
    kind = ExportStep.ALLOWED if is_allowed else ExportStep.REFUSED
    step = _step(asked.export, kind, by, now, why=words)
    if step is None:
        raise _refused("export.decided", ref, "Somebody has decided on it already.", "Look at the page again.")
    _record(f"contact.list_{kind}", asked.export, now, reason_sha256=_sha256(words))
    return step


def fetch_export(*, ref: str, by: User, file: IO[bytes], key: bytes, now: datetime) -> ListExportStep:
    """Writes the list into ``file`` for its asker, once; its digest is on record before a byte leaves.

    The file is made before anything is locked.  Raises ``RefusedError``: ``export.role``, ``export.not_asker``,
    ``export.not_allowed``, ``export.fetched``; ``InputError`` (``export.unknown``).
    """
    _require(by, Right.ASK_EXPORT)
    asked = _found(ref)
    if asked.export.asked_by != by.get_username():
        raise _refused("export.not_asker", ref, "Only who asked for it may have it.", "Ask for one of your own.")
    if asked.fetched is not None:
        raise _refused("export.fetched", ref, "It was fetched already.", "Ask again, and say why.")
    if not asked.may_be_fetched(now):
        raise _refused("export.not_allowed", ref, "Nobody has allowed it within a day.", "Ask again, and a colleague.")
    digest = _written(file, key=key, now=now)
    with transaction.atomic():
        step = _step(asked.export, ExportStep.FETCHED, by, now, sha256=digest)
        if step is None:
            raise _refused("export.fetched", ref, "It was fetched already.", "Ask again, and say why.")
        _record("contact.list_fetched", asked.export, now, file_sha256=digest)
    return step


@transaction.atomic
def note_file(*, sha256: str, entries: int, by: str, now: datetime) -> None:
    """Puts on record that an operator wrote the list into a file at the machine itself, for a dialler there."""
    subject = hashlib.sha256(f"{sha256} {by} {now.isoformat()}".encode()).hexdigest()[:20]
    record_deed(
        incident_ref=HOUSE, kind="contact.list_written", subject=subject, at=now, file_sha256=sha256, entries=entries
    )


def _written(file: IO[bytes], *, key: bytes, now: datetime) -> str:
    digest = hashlib.sha256()
    for line in suppression_lines(at=now, key=key):
        raw = f"{line}\n".encode()
        digest.update(raw)
        file.write(raw)
    return digest.hexdigest()


def _step(
    export: ListExport, kind: ExportStep, by: User, now: datetime, *, why: str = "", sha256: str = ""
) -> ListExportStep | None:
    """The step, or ``None`` where it was taken before; the database decides between two at once."""
    try:
        with transaction.atomic():
            return ListExportStep.objects.create(
                export=export, kind=kind, asked_by=export.asked_by, by=by.get_username(), why=why, sha256=sha256, at=now
            )
    except IntegrityError:
        return None


def _found(ref: str) -> Asked:
    row = ListExport.objects.prefetch_related("steps").filter(ref=ref).first()
    if row is None:
        raise InputError("There is no such export.", code="export.unknown", where="ref", fix="Look at the page again.")
    return _standing(row)


def _standing(row: ListExport) -> Asked:
    steps = list(row.steps.all())
    return Asked(
        export=row,
        decided=next((step for step in steps if step.kind != ExportStep.FETCHED), None),
        fetched=next((step for step in steps if step.kind == ExportStep.FETCHED), None),
    )


def _require(by: User, right: Right) -> None:
    if not by.is_active or not may(by.role, right):
        raise RefusedError("This account may not do that with exports.", code="export.role", where="suppression list")


def _words(text: str) -> str:
    words = text.replace("\0", "").strip()
    if not LEAST_REASON <= len(words) <= _LONGEST:
        raise InputError(
            "An export needs a reason.", code="export.reason", where="suppression list",
            fix=f"Say why, in {LEAST_REASON} to {_LONGEST} characters; it is kept with your name.",
        )  # fmt: skip
    return words


def _record(kind: str, export: ListExport, now: datetime, **data: str) -> None:
    record_deed(incident_ref=HOUSE, kind=kind, subject=export.ref, at=now, **data)


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _refused(code: str, ref: str, why: str, fix: str) -> RefusedError:
    return RefusedError("The export stays closed.", code=code, where=ref, why=why, fix=fix)
