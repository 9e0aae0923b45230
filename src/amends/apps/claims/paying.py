"""Payment advice to a bank, and what the bank says came of it: nobody is paid twice."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.db import IntegrityError, transaction

from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.handling import tell_person
from amends.apps.claims.keeping import move_claim, note_event
from amends.apps.claims.models import Claim, ClaimDecision, Payment, PaymentBatch, PaymentState
from amends.apps.claims.owing import Advised, owed_of, ready_to_pay
from amends.apps.claims.payfiles import finish_files, publish_part, write_part
from amends.apps.claims.proving import locked_claim
from amends.apps.claims.turns import take_turn
from amends.apps.claims.words import paid_words
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.core.errors import InputError, RefusedError
from amends.core.ids import new_ref
from amends.remedies.claims import ALLOWED, ClaimState
from amends.remedies.claims_money import PAID_COLUMNS, PaymentLine, payment_file

_WAS_PAID = (PaymentState.PAID, PaymentState.RETURNED, PaymentState.REFUNDED)
_RESULTS = ("paid", "failed")
_MOST_LINE, _MOST_BANK_REF, _A_QUERY = 2_000, 60, 5_000


@dataclass(frozen=True, kw_only=True)
class PaidTaken:
    """What became of the bank's file.  ``conflicting`` ask for a person: another amount, or paid under two names."""

    paid: int
    failed: int
    known: int
    unknown: int
    conflicting: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nobody has to look."""
        return not self.unknown and not self.conflicting


def advise_payments(*, incident: Incident, folder: Path, by: str, secret: bytes, now: datetime) -> Advised:
    """Writes what is to be paid as one CSV file, and keeps each payment before the file can leave.

    The file holds names and accounts and belongs to the bank alone: it is written for its owner only, under a name
    that nobody fetches (``.part``), and gets its own once its payments are kept.  Raises ``RefusedError``
    (``claims.exercise``: nothing is paid in an exercise; ``claims.moved``).
    """
    _require_real(incident)
    carry_out_wishes(now=now)
    with transaction.atomic():
        take_turn("pay", "")  # one at a time, whatever the incident: the folder is everybody's
        finish_files(folder)
        owed = ready_to_pay(incident, secret=secret, now=now)
        if not owed.lines:
            return owed.advised(None, None)
        content = payment_file([line for _, line in owed.lines])
        batch = _kept(incident, owed.lines, content, by, now)
        path = folder / f"{batch.ref}.csv"
        write_part(path, content)
    publish_part(path)
    return owed.advised(batch, path)


def import_paid(*, path: Path, by: str, secret: bytes, now: datetime, incident: Incident | None = None) -> PaidTaken:
    """Takes the bank's marks in: ``payment,amount,currency,paid_on,bank_ref,result``; the same file twice is once.

    Raises ``InputError`` (``claims.paid_file``, and ``claims.other_incident`` for a payment of another incident than
    ``incident``, or than the file's first); nothing is taken of a file with such a line.
    """
    counts, conflicting = Counter[str](), []
    rows = list(_rows(path))
    _require_one_incident([row["payment"] for row in rows], incident, path.name)
    with transaction.atomic():
        for row in rows:
            became = _taken(row, by=by, secret=secret, now=now)
            counts[became] += 1
            if became == "conflicting":
                conflicting.append(row["payment"])
    return PaidTaken(
        paid=counts["paid"], failed=counts["failed"], known=counts["known"], unknown=counts["unknown"],
        conflicting=tuple(conflicting),
    )  # fmt: skip


def _kept(
    incident: Incident, lines: Sequence[tuple[ClaimDecision, PaymentLine]], content: bytes, by: str, now: datetime
) -> PaymentBatch:
    batch = PaymentBatch.objects.create(
        ref=new_ref("PBA", length=10), incident=incident, payments=len(lines),
        sha256=hashlib.sha256(content).hexdigest(), by=by[:150], at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            for decision, line in lines:
                Payment.objects.create(
                    ref=line.payment, claim=decision.claim, decision=decision, batch=batch, amount=line.amount,
                    currency=line.currency, at=now,
                )  # fmt: skip
                note_event(decision.claim, "payment_advised", at=now, by=by, why=line.payment)
    except IntegrityError as error:
        raise RefusedError(
            "Somebody else has just advised these payments.", code="claims.moved", where=incident.ref
        ) from error
    record_deed(
        incident_ref=incident.ref, kind="claims.payments_advised", subject=batch.ref, at=now, payments=len(lines),
        sha256=batch.sha256,
    )  # fmt: skip
    return batch


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader((_short(line, path) for line in text), strict=True)
            if tuple(reader.fieldnames or ()) != PAID_COLUMNS:
                raise _unreadable(path.name, f"Its header is {','.join(PAID_COLUMNS)}.")
            for row in reader:
                where = f"{path.name}, line {reader.line_num}"
                if None in row or None in row.values():
                    raise _unreadable(where, "It has another number of fields.")
                yield _row({key: value.strip() for key, value in row.items()}, where)
    except (UnicodeDecodeError, csv.Error) as error:
        why = "It is not UTF-8." if isinstance(error, UnicodeDecodeError) else str(error)
        raise _unreadable(path.name, why) from error


def _short(line: str, path: Path) -> str:
    if len(line) > _MOST_LINE:
        raise _unreadable(path.name, f"A line has no more than {_MOST_LINE} characters.")
    return line


def _row(row: dict[str, str], where: str) -> dict[str, str]:
    try:
        is_whole = Decimal(row["amount"]) > 0 and bool(date.fromisoformat(row["paid_on"]))
    except (ValueError, InvalidOperation) as error:
        raise _unreadable(where, "An amount is a number, a day is like 2026-06-30.") from error
    if not is_whole or row["result"] not in _RESULTS or not 0 < len(row["bank_ref"]) <= _MOST_BANK_REF:
        raise _unreadable(where, "The result is paid or failed, and the bank's reference is not empty.")
    return row


def _taken(row: dict[str, str], *, by: str, secret: bytes, now: datetime) -> str:
    payment = Payment.objects.select_for_update(of=("self",)).filter(ref=row["payment"]).first()
    if payment is None:
        return "unknown"
    is_same = Decimal(row["amount"]) == payment.amount and row["currency"] == payment.currency
    if payment.state != PaymentState.ADVISED:
        was = PaymentState.PAID if payment.state in _WAS_PAID else payment.state  # the bank's file of that day again
        if is_same and (was, payment.bank_ref) == (row["result"], row["bank_ref"]):
            return "known"
        return _conflict(payment, now, by)
    is_elsewhere = Payment.objects.filter(bank_ref=row["bank_ref"]).exists()
    if not is_same or is_elsewhere:
        return _conflict(payment, now, by)
    Payment.objects.filter(pk=payment.pk, state=PaymentState.ADVISED).update(
        state=row["result"], bank_ref=row["bank_ref"], paid_on=date.fromisoformat(row["paid_on"])
    )
    claim = locked_claim(Claim(pk=payment.claim_id))
    if row["result"] == PaymentState.FAILED:
        note_event(claim, "payment_failed", at=now, by=by, why=payment.ref)
        return "failed"
    _paid(claim, payment, by=by, secret=secret, now=now)
    return "paid"


def _paid(claim: Claim, payment: Payment, *, by: str, secret: bytes, now: datetime) -> None:
    note_event(claim, "payment_made", at=now, by=by, why=payment.ref)
    decisions = ClaimDecision.objects.filter(claim=claim)
    settled = Payment.objects.filter(claim=claim, state__in=(PaymentState.PAID, PaymentState.REFUNDED))
    done = set(settled.values_list("decision_id", flat=True))
    if all(row.pk in done for row in decisions if owed_of(row) > 0) and (
        ClaimState.PAID in ALLOWED[ClaimState(claim.state)]
    ):
        move_claim(claim, ClaimState.PAID, kind="paid", at=now, by=by)
    words = paid_words(claim, payment.amount, payment.currency, claim.ref)
    tell_person(claim, words, kind="told_paid", phrase="claim-mail-paid", by=by, secret=secret, now=now)


def _require_real(incident: Incident) -> None:
    if incident.is_exercise:
        raise RefusedError(
            "Nothing is paid in an exercise.",
            code="claims.exercise",
            where=incident.ref,
            why="A bank cannot tell the file of an exercise from a real one, and would pay it.",
            fix="Rehearse with `amends claims pay --rehearse`: it writes a file that no bank takes.",
        )


def _require_one_incident(payments: Sequence[str], incident: Incident | None, name: str) -> None:
    """Who may decide in one incident marks nothing in another."""
    found = set()
    for start in range(0, len(payments), _A_QUERY):
        rows = Payment.objects.filter(ref__in=payments[start : start + _A_QUERY])
        found |= set(rows.values_list("batch__incident_id", "batch__incident__ref"))
    wanted = {(incident.pk, incident.ref)} if incident else set(sorted(found)[:1])
    if found - wanted:
        raise InputError(
            "This file has payments of another incident.",
            code="claims.other_incident",
            where=name,
            fix="Take the bank's marks in for each incident by itself.",
        )


def _conflict(payment: Payment, now: datetime, by: str) -> str:
    """On record, so that webhooks carry it out: money may have left twice, or to the wrong amount."""
    claim = locked_claim(Claim(pk=payment.claim_id))
    note_event(claim, "payment_conflict", at=now, by=by, why=payment.ref)
    return "conflicting"


def _unreadable(where: str, why: str) -> InputError:
    return InputError(
        "The bank's file cannot be read.",
        code="claims.paid_file",
        where=where,
        why=why,
        fix="Export it again as docs/claims.md describes it; nothing was taken from it.",
    )
