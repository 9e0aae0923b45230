"""Keeps what a person agreed to, objected to and asked for, and reads it as the contact decision wants it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from django.db import transaction

from amends.apps.contacts.models import How, Preference, PreferenceKind
from amends.apps.contacts.sayings import Heard, heard_in
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.decide.model import Consent, ObjectedTo, Objection, OptOut, Preferences, Purpose
from amends.core.channels import Channel
from amends.core.errors import InputError

_PURPOSES = {
    PreferenceKind.CONSENT: frozenset(Purpose),
    PreferenceKind.OBJECTION: frozenset(ObjectedTo),
}
_REFUSALS = frozenset({PreferenceKind.OBJECTION, PreferenceKind.OPT_OUT, PreferenceKind.DO_NOT_CALL})
_SAID = frozenset(("", "stop", "stop all", "start"))


@transaction.atomic
def keep_preference(
    *,
    person_hash: str,
    kind: PreferenceKind,
    purpose: str = "",
    channel: str = "",
    is_given: bool = True,
    said: str = "",
    how: How,
    by: str = "",
    at: datetime,
    now: datetime,
) -> Preference:
    """Keeps one word of a person and puts it on record, without saying who; ``at`` is when it was said.

    A consent and an objection name their purpose.  Raises ``InputError`` (``contacts.preference``).
    """
    _check(person_hash, kind, purpose, channel, said)
    kept = Preference.objects.create(
        person_hash=person_hash, kind=kind, purpose=purpose, channel=channel, is_given=is_given, said=said,
        how=how, by=by[:150], at=at, kept_at=now,
    )  # fmt: skip
    record_deed(
        incident_ref=HOUSE, kind="contact.preference", subject=f"preference {kept.pk}", at=now, preference=str(kind),
        purpose=purpose, channel=channel, given=is_given,
        row_sha256=hashlib.sha256(f"{kept.pk}\n{person_hash}\n{said}".encode()).hexdigest(),
    )  # fmt: skip
    return kept


def object_to(
    *,
    person_hash: str,
    purpose: ObjectedTo = ObjectedTo.DIRECT_MARKETING,
    how: How = How.CLICK,
    by: str = "",
    now: datetime,
) -> Preference:
    """The objection of one click (GDPR Art. 21(2)-(4)); of direct marketing unless another purpose is named."""
    return keep_preference(
        person_hash=person_hash, kind=PreferenceKind.OBJECTION, purpose=purpose, how=how, by=by, at=now, now=now
    )


def object_from(
    *, person_hash: str, words: str, now: datetime, channel: str = "", said_at: datetime | None = None, by: str = ""
) -> Preference | None:
    """The objection of one sentence, or its end; ``None`` where the words hold none, so that a person reads them.

    What is taken back is what stands: about marketing, about calls, or all, as the words say.

    ``channel`` is the way by which it was said.  The words themselves are not kept.
    """
    heard = heard_in(words)
    if heard is None:
        return None
    at = said_at or now
    if heard.said == "start":
        return _taken_back(person_hash, heard, at=at, by=by, now=now)
    if heard.is_marketing:
        return keep_preference(
            person_hash=person_hash, kind=PreferenceKind.OBJECTION, purpose=ObjectedTo.DIRECT_MARKETING,
            how=How.WORDS, by=by, at=at, now=now,
        )  # fmt: skip
    meant = str(heard.channel or channel) if heard.said == "stop" else ""
    return keep_preference(
        person_hash=person_hash, kind=PreferenceKind.OPT_OUT, channel=meant, said=heard.said, how=How.WORDS, by=by,
        at=at, now=now,
    )  # fmt: skip


def take_back(wish: Preference, *, person_hash: str, how: How, by: str = "", at: datetime, now: datetime) -> Preference:
    """Ends what was said; both words stay, and nothing is agreed to by it."""
    kind = PreferenceKind(wish.kind)
    return keep_preference(
        person_hash=person_hash, kind=kind, purpose=wish.purpose, channel=wish.channel, is_given=False,
        said="start" if kind is PreferenceKind.OPT_OUT else "", how=how, by=by, at=at, now=now,
    )  # fmt: skip


def standing_refusals(words: Iterable[Preference]) -> tuple[Preference, ...]:
    """Of the words of one person, what they do not want and have not taken back, oldest first."""
    last: dict[tuple[str, str, str], Preference] = {}
    for row in sorted(words, key=lambda row: (row.at, row.pk)):
        if row.kind in _REFUSALS:
            last[row.kind, row.purpose, row.channel] = row
    ended = last.get((PreferenceKind.OPT_OUT, "", ""))
    standing = (row for row in last.values() if row.is_given and not _is_ended(row, ended))
    return tuple(sorted(standing, key=lambda row: (row.at, row.pk)))


def _is_ended(row: Preference, last: Preference | None) -> bool:
    """A start that names no channel ends every stop before it."""
    if row.kind != PreferenceKind.OPT_OUT or last is None or last.is_given:
        return False
    return (last.at, last.pk) > (row.at, row.pk)


def _taken_back(person_hash: str, heard: Heard, *, at: datetime, by: str, now: datetime) -> Preference | None:
    rows = Preference.objects.filter(person_hash=person_hash, at__lte=at)
    meant = [row for row in standing_refusals(rows) if _is_meant(row, heard)]
    kept = [take_back(row, person_hash=person_hash, how=How.WORDS, by=by, at=at, now=now) for row in meant]
    return kept[-1] if kept else None


def _is_meant(row: Preference, heard: Heard) -> bool:
    if heard.is_marketing:
        return row.kind == PreferenceKind.OBJECTION
    if heard.channel is not None:
        return row.kind == PreferenceKind.DO_NOT_CALL or row.channel == heard.channel
    return True


def preferences_of(names: Collection[str], *, at: datetime) -> Preferences:
    """All that was said under any of a person's names up to ``at``, as the decision reads it."""
    return preferences_in(Preference.objects.filter(person_hash__in=names, at__lte=at))


def preferences_in(words: Iterable[Preference]) -> Preferences:
    """The words of one person, under whichever of their names, as the decision reads them."""
    rows = sorted(words, key=lambda row: (row.at, row.pk))
    calls = [row.is_given for row in rows if row.kind == PreferenceKind.DO_NOT_CALL]
    return Preferences(
        consents=tuple(_consents(rows)),
        objections=tuple(_objections(rows)),
        opt_outs=tuple(_opt_outs(rows)),
        do_not_call=bool(calls and calls[-1]),
    )


def joined(first: Preferences | None, second: Preferences) -> Preferences:
    """Both together: what either forbids stays forbidden."""
    given = first or Preferences()
    return Preferences(
        consents=(*(given.consents or ()), *(second.consents or ())),
        objections=(*(given.objections or ()), *(second.objections or ())),
        opt_outs=(*(given.opt_outs or ()), *(second.opt_outs or ())),
        do_not_call=bool(given.do_not_call or second.do_not_call),
    )


def _consents(rows: list[Preference]) -> Iterator[Consent]:
    """Each consent with the day of its first withdrawal after it; one that names no channel ends it on each."""
    words = [row for row in rows if row.kind == PreferenceKind.CONSENT]
    for row in words:
        if row.is_given:
            ends = (one.at for one in words if not one.is_given and one.at >= row.at and _covers(one, row))
            channel = Channel(row.channel) if row.channel else None
            yield Consent(purpose=Purpose(row.purpose), channel=channel, given_at=row.at, withdrawn_at=next(ends, None))


def _covers(end: Preference, given: Preference) -> bool:
    return end.purpose == given.purpose and end.channel in ("", given.channel)


def _objections(rows: list[Preference]) -> Iterator[Objection]:
    last: dict[str, Preference] = {row.purpose: row for row in rows if row.kind == PreferenceKind.OBJECTION}
    return (Objection(purpose=ObjectedTo(row.purpose), at=row.at) for row in last.values() if row.is_given)


def _opt_outs(rows: list[Preference]) -> Iterator[OptOut]:
    for row in rows:
        if row.kind == PreferenceKind.OPT_OUT:
            said = (row.said or "stop") if row.is_given else "start"
            yield OptOut(channel=Channel(row.channel) if row.channel else None, said=said, at=row.at)


def _check(person_hash: str, kind: str, purpose: str, channel: str, said: str) -> None:
    allowed = _PURPOSES.get(PreferenceKind(kind))
    fault = ""
    if not person_hash:
        fault = "nobody is named"
    elif allowed is not None and purpose not in allowed:
        fault = "there is no such purpose"
    elif channel and channel not in frozenset(Channel):
        fault = "there is no such channel"
    elif said not in _SAID:
        fault = "a person's own words are not kept"
    if fault:
        raise InputError("The wish cannot be kept.", code="contacts.preference", where=str(kind), why=fault)
