"""Makes the doors of a register: all of them beside the old ones, then opened in one step."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.plan import is_asking
from amends.apps.evidence.models import Assessment
from amends.apps.evidence.services import require_same_sources
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.apps.journal.services import record_deed
from amends.apps.looks.services import person_hash
from amends.apps.notices.models import NoticeVersion
from amends.apps.proofs.law import duties_behind
from amends.apps.selfcheck.contacts import OnFile, contacts_on_file, load_register
from amends.apps.selfcheck.models import ContactDoor, Door, DoorSet, Reason
from amends.apps.selfcheck.standing import (
    Because,
    DoorKind,
    Kind,
    Standing,
    bits_of,
    door_digest,
    seal_standing,
)
from amends.core.channels import Channel
from amends.core.elements import elements
from amends.core.errors import MachineError, RefusedError
from amends.core.ids import short_code
from amends.exposure.engines import Engine, open_engine

Progress = Callable[[str, float], None]
_T = TypeVar("_T")
_D = TypeVar("_D", Door, ContactDoor)
_BATCH = 2_000
_STAGE = "Open the doors of the self-check"


@dataclass(frozen=True)
class _Maker:
    """What the doors of one set are made with; ``key`` is the incident's."""

    doors: DoorSet
    incident_ref: str
    key: bytes
    pepper: bytes
    desk_secret: bytes
    vocabulary: list[str] = field(default_factory=lambda: list(elements()))

    def standing(self, kind: Kind, because: Because | None, person: str, found: Sequence[str]) -> Standing:
        if kind is not Kind.AFFECTED:
            return Standing(kind=kind, because=because)
        return Standing(
            kind=kind,
            elements=bits_of(found, self.vocabulary),
            person_ref=person,
            person_hash=person_hash(self.key, person),
        )

    def code_door(self, code: str, standing: Standing) -> Door:
        return Door(
            doors=self.doors,
            digest=door_digest(self.pepper, DoorKind.CODE, code),
            sealed=seal_standing(standing, secret=self.pepper, kind=DoorKind.CODE, value=code),
        )

    def contact_door(self, item: OnFile) -> ContactDoor:
        standing = self.standing(item.kind, item.because, item.person, item.elements)
        return ContactDoor(
            doors=self.doors,
            digest=door_digest(self.desk_secret, item.door, item.value),
            sealed=seal_standing(standing, secret=self.desk_secret, kind=item.door, value=item.value),
        )


def publish_doors(
    *,
    incident: Incident,
    assessment: Assessment,
    campaigns: Sequence[Campaign],
    base: Path,
    key: bytes,
    pepper: bytes,
    desk_secret: bytes,
    now: datetime,
    with_phones: bool = False,
    progress: Progress | None = None,
) -> int:
    """Opens a door for every code and every contact on file; returns how many.

    ``base`` is the folder of the case file, ``key`` the incident's, ``pepper`` what the portal shares
    (``portal.pepper``), ``desk_secret`` what it must never have (``desk.key``).  The same register and messages again
    give the doors that are open, later messages add theirs; what a killed run left is made anew.  ``with_phones`` only
    where a code can be sent there.  Raises ``RefusedError`` (``selfcheck.other_register``) if a campaign was planned
    from another register, ``InputError`` (``evidence.sources_changed``) and what reading the customers raises.
    """
    _require_same_register(assessment, campaigns)
    require_same_sources(assessment, base=base)
    by_email = Channel.EMAIL not in case_of(incident).incident.compromised_channels
    stamp, last = _stamp(assessment, by_email, with_phones), _last_message(campaigns)
    standing = DoorSet.objects.filter(incident=incident, is_open=True, stamp=stamp).first()
    if standing is not None and standing.last_message >= last:
        return standing.rows
    if standing is None:
        _clear(incident)
    doors = standing or _new_set(incident, assessment, stamp, by_email, now)
    maker = _Maker(doors, incident.ref, key, pepper, desk_secret)
    _write(
        maker,
        assessment,
        campaigns,
        base=base,
        with_contacts=standing is None,
        with_phones=with_phones,
        progress=progress,
    )
    rows = doors.code_doors.count() + doors.contact_doors.count()
    _open(doors, rows, last, now)
    _clear(incident)
    return rows


def _require_same_register(assessment: Assessment, campaigns: Sequence[Campaign]) -> None:
    for campaign in campaigns:
        if campaign.register_sha256 != assessment.register_sha256:
            raise RefusedError(
                "The self-check and the notices would not say the same.",
                code="selfcheck.other_register",
                where=campaign.ref,
                why="The campaign was planned from another register than the one that is to be published.",
                fix="Publish the register that the notices were sent from, or send corrections first.",
            )


def _stamp(assessment: Assessment, by_email: bool, with_phones: bool) -> str:
    parts = [assessment.register_sha256, str(by_email), str(with_phones), *elements()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _last_message(campaigns: Sequence[Campaign]) -> int:
    return int(Message.objects.filter(campaign__in=campaigns).aggregate(last=Max("id"))["last"] or 0)


def _new_set(incident: Incident, assessment: Assessment, stamp: str, by_email: bool, now: datetime) -> DoorSet:
    return DoorSet.objects.create(
        incident=incident,
        register_sha256=assessment.register_sha256,
        stamp=stamp,
        as_of=assessment.at,
        vocabulary=list(elements()),
        by_email=by_email,
        at=now,
    )


def _write(
    maker: _Maker,
    assessment: Assessment,
    campaigns: Sequence[Campaign],
    *,
    base: Path,
    with_contacts: bool,
    with_phones: bool,
    progress: Progress | None,
) -> None:
    folder, case = Path(assessment.folder), case_of(assessment.incident)
    rows = 0
    with tempfile.TemporaryDirectory(prefix=".doors-", dir=folder) as scratch:
        work = Path(scratch)
        engine = open_engine("duckdb", work)
        try:
            load_register(engine, folder)
            for batch in _batches(_code_doors(maker, engine, campaigns)):
                rows += _keep(Door, batch, rows, progress)
            if with_contacts and maker.doors.by_email:
                on_file = contacts_on_file(
                    engine, case=case, base=base, work=work, today=assessment.at.date(), with_phones=with_phones
                )
                for contacts in _batches(maker.contact_door(item) for item in on_file):
                    rows += _keep(ContactDoor, contacts, rows, progress)
        finally:
            engine.close()
    _keep_reasons(maker.doors, campaigns)


def _keep(model: type[_D], batch: list[_D], before: int, progress: Progress | None) -> int:
    model.objects.bulk_create(batch, ignore_conflicts=True)
    if progress is not None:
        progress(f"{_STAGE}: {before + len(batch)}", 0.5)
    return len(batch)


def _code_doors(maker: _Maker, engine: Engine, campaigns: Sequence[Campaign]) -> Iterator[Door]:
    engine.run("CREATE OR REPLACE TABLE wanted (person VARCHAR)")
    for campaign in campaigns:
        asking = is_asking(campaign)
        rows = Message.objects.filter(campaign=campaign, id__gt=maker.doors.last_message).values_list(
            "person_ref", "channel", "notice_sha256", "code_sha256"
        )
        for batch in _batches(rows.iterator(chunk_size=_BATCH)):
            exposed = {} if asking else _exposed(engine, {row[0] for row in batch})
            for person, channel, notice, code_sha256 in batch:
                code = _code(maker, person, channel, notice, code_sha256)
                kind, because = _of_message(person in exposed, asking)
                yield maker.code_door(code, maker.standing(kind, because, person, exposed.get(person, ())))


def _of_message(is_affected: bool, is_asking_only: bool) -> tuple[Kind, Because | None]:
    if is_asking_only:
        return Kind.CANNOT_TELL, Because.ASKED
    return (Kind.AFFECTED, None) if is_affected else (Kind.NOT_IN_THIS_INCIDENT, None)


def _code(maker: _Maker, person: str, channel: str, notice: str, code_sha256: str) -> str:
    code = short_code(maker.key, "code", maker.incident_ref, notice, person, channel, "first")
    if hashlib.sha256(code.encode()).hexdigest() != code_sha256:
        raise MachineError(
            "A message's code cannot be made again.",
            code="selfcheck.code",
            where=maker.incident_ref,
            why="The incident's key is another one than when the message was planned.",
            fix="Use the working folder (AMENDS_HOME) that the campaign was planned in.",
        )
    return code


def _exposed(engine: Engine, wanted: set[str]) -> dict[str, tuple[str, ...]]:
    """The elements of the affected among the wanted."""
    engine.run("DELETE FROM wanted")
    engine.insert("wanted", ("person",), [(person,) for person in wanted])
    rows = engine.rows(
        "SELECT r.person_ref, r.elements FROM register AS r SEMI JOIN wanted AS w ON w.person = r.person_ref "
        "WHERE r.decision = 'affected'"
    )
    return {str(person): tuple(found) for person, found in rows}


def _keep_reasons(doors: DoorSet, campaigns: Sequence[Campaign]) -> None:
    """One row for each notice that went out: the portal shows why without the law or the cohorts."""
    sent = (
        Message.objects.filter(campaign__in=campaigns, id__gt=doors.last_message)
        .order_by()
        .values_list("notice_sha256", flat=True)
        .distinct()
    )
    versions = NoticeVersion.objects.filter(incident=doors.incident, content_sha256__in=list(sent))
    found: dict[str, list[dict[str, str]]] = {}
    for version in versions.iterator(chunk_size=50):
        duties = duties_behind(version.content, incident=doors.incident)
        found[version.content_sha256] = [
            {"citation": duty.citation, "url": duty.url, "status": str(duty.status)} for duty in duties
        ]
    reasons = [Reason(doors=doors, notice_sha256=digest, duties=duties) for digest, duties in found.items()]
    Reason.objects.bulk_create(reasons, batch_size=_BATCH, ignore_conflicts=True)


@transaction.atomic
def _open(doors: DoorSet, rows: int, last_message: int, now: datetime) -> None:
    DoorSet.objects.filter(incident=doors.incident, is_open=True).exclude(pk=doors.pk).update(is_open=False)
    DoorSet.objects.filter(pk=doors.pk).update(is_open=True, rows=rows, last_message=last_message)
    record_deed(
        incident_ref=doors.incident.ref,
        kind="selfcheck.opened",
        subject=f"{doors.stamp[:32]}:{doors.pk}:{last_message}",
        at=now,
        register_sha256=doors.register_sha256,
    )


def _clear(incident: Incident) -> None:
    """Takes away what is not open, a batch at a time: nobody waits for a long lock."""
    for doors in DoorSet.objects.filter(incident=incident, is_open=False):
        for model in (Door, ContactDoor):
            while ids := list(model.objects.filter(doors=doors).values_list("pk", flat=True)[:_BATCH]):
                model.objects.filter(pk__in=ids).delete()
        doors.delete()


def _batches(rows: Iterable[_T]) -> Iterator[list[_T]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch
