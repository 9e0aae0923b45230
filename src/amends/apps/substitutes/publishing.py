"""Sends a released text to everybody by a provider: the intent before, the outcome after, never twice by guess."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of, fact_book
from amends.apps.journal.services import record_deed
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import places_of
from amends.apps.notices.services import notice_of, publish_notice, stale_facts
from amends.apps.substitutes.models import PublicOutcome, PublicSending
from amends.core.channels import Channel
from amends.core.envelope import Envelope, pack
from amends.core.errors import InputError, RefusedError
from amends.core.ids import keyed_hash
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel, Provider
from amends.wording import Notice
from amends.wording.render.social import Network, render_social
from amends.wording.render.web import Publication, render_web

STARTED = "started"
_BETWEEN = "\u001e"  # of the posts of a thread, as the social networks' providers take them
_NOTHING_LEFT = (OutcomeKind.UNSENT, OutcomeKind.REFUSED, OutcomeKind.HELD)
_ID_DIGITS = 40


@dataclass(frozen=True, kw_only=True)
class Way:
    """A provider, and what it takes: ``network`` is that of a social provider, ``None`` for the others."""

    provider: Provider
    network: Network | None = None


def publish_by(
    *, notice: NoticeVersion, place: str, way: Way, key: bytes, clock: Callable[[], datetime], repeats: bool = False
) -> PublicOutcome:
    """Publishes a released text at ``place`` and gives the newest outcome; what stands there already is not sent again.

    A try whose answer was lost is looked up first.  Where the provider does not tell, it is repeated only if that
    changes nothing, or if a person says so (``repeats``).  Raises ``RefusedError`` (``notice.not_released``,
    ``release.stale_fact``, ``publication.objection``, ``publication.doubt``, ``publication.busy``), ``InputError``
    (``publication.channel``) and ``MachineError`` where the provider cannot be used; then nothing was sent.
    """
    _refuse_unfit(notice)
    sending = _sending(notice, place, way, key, clock())
    parcel = _parcel(sending, way)
    if objection := way.provider.objection(parcel):
        raise RefusedError(
            "The provider cannot publish exactly this text.",
            code="publication.objection",
            where=f"{way.provider.name}, {notice.content_sha256[:12]}",
            why=objection,
            fix="Keep a shorter text or one for another channel, and release it.",
        )
    with asyncio.Runner() as runner:
        runner.run(way.provider.open())
        try:
            outcome = _sent(sending, parcel, way.provider, runner, clock, repeats=repeats)
        finally:
            runner.run(way.provider.close())
    if outcome.kind == OutcomeKind.ACCEPTED and place not in places_of(notice):
        publish_notice(notice=notice, place=place, now=clock())
    return outcome


def _sent(
    sending: PublicSending,
    parcel: Parcel,
    provider: Provider,
    runner: asyncio.Runner,
    clock: Callable[[], datetime],
    *,
    repeats: bool,
) -> PublicOutcome:
    sending = _intended(sending, parcel, clock())
    last = sending.outcomes.order_by("id").last()
    if last is not None and last.kind == OutcomeKind.ACCEPTED:
        return last
    if last is not None and last.kind not in _NOTHING_LEFT and not _left_nothing(last, parcel):
        known = runner.run(provider.look_up(sending.message_id, last.ref))
        if known is not None and known.kind is not OutcomeKind.UNSENT:
            return _keep(sending, known, clock(), was_looked_up=True)
        if known is None and provider.doubt is not Doubt.IDEMPOTENT and not repeats:
            raise _in_doubt(sending)
    _start(sending, last, clock())
    return _keep(sending, runner.run(provider.send(parcel)), clock(), was_looked_up=False)


@transaction.atomic
def _start(sending: PublicSending, last: PublicOutcome | None, now: datetime) -> None:
    """Says that a try begins; of two that begin at once one is refused."""
    PublicSending.objects.select_for_update().get(pk=sending.pk)
    if sending.outcomes.order_by("id").last() != last:
        raise RefusedError(
            "The text is being published there at this moment.",
            code="publication.busy",
            where=f"{sending.provider}, {sending.place}",
            fix="Wait for the other command to end, then give this one again.",
        )
    PublicOutcome.objects.create(sending=sending, kind=STARTED, at=now)


def _left_nothing(last: PublicOutcome, parcel: Parcel) -> bool:
    """A busy server took nothing, unless the text is a thread, of which the first posts may stand."""
    return last.kind == OutcomeKind.TEMPORARY and b"\\u001e" not in parcel.content


def _refuse_unfit(notice: NoticeVersion) -> None:
    where = f"{notice.incident.ref}, {notice.content_sha256[:12]}"
    if not notice.releases.filter(released_at__isnull=False).exists():
        raise RefusedError(
            "A text that was not released cannot be published.",
            code="notice.not_released",
            where=where,
            fix="Have it approved and release it first.",
        )
    if stale := stale_facts(notice, book=fact_book(incident=notice.incident)):
        raise RefusedError(
            "A text that states a fact that is no longer current cannot be published.",
            code="release.stale_fact",
            where=where,
            why="Superseded or contradicted: " + ", ".join(sorted(stale)) + ".",
            fix="Compose it again from the present facts.",
        )


def _sending(notice: NoticeVersion, place: str, way: Way, key: bytes, now: datetime) -> PublicSending:
    """The sending of before, or one that is not kept yet."""
    incident = notice.incident
    digest = keyed_hash(key, "publication", incident.ref, notice.content_sha256, place, way.provider.name)
    message_id = f"{digest[:_ID_DIGITS]}@{_domain(incident)}"
    before = PublicSending.objects.filter(message_id=message_id).select_related("notice__incident").first()
    return before or PublicSending(
        notice=notice, place=place, provider=way.provider.name, message_id=message_id, at=now
    )


@transaction.atomic
def _intended(sending: PublicSending, parcel: Parcel, now: datetime) -> PublicSending:
    """The intent, in the ledger and on record, before the first byte; two at once keep one."""
    kept, made = PublicSending.objects.get_or_create(
        message_id=sending.message_id,
        defaults={"notice": sending.notice, "place": sending.place, "provider": sending.provider, "at": sending.at},
    )
    if made:
        record_deed(
            incident_ref=sending.notice.incident.ref,
            kind="publication.intended",
            subject=sending.message_id.partition("@")[0],
            at=now,
            message_id=sending.message_id,
            content_sha256=sending.notice.content_sha256,
            place=_in_record(sending.place),
            provider=_in_record(sending.provider),
            is_exercise=parcel.is_exercise,
        )
    return kept


@transaction.atomic
def _keep(sending: PublicSending, outcome: Outcome, now: datetime, *, was_looked_up: bool) -> PublicOutcome:
    kept = PublicOutcome.objects.create(
        sending=sending,
        kind=str(outcome.kind),
        ref=outcome.ref[:300],
        code=outcome.code[:40],
        reason=outcome.reason[:300],
        was_looked_up=was_looked_up,
        at=now,
    )
    record_deed(
        incident_ref=sending.notice.incident.ref,
        kind="publication.sent",
        subject=f"{sending.message_id.partition('@')[0]}:{kept.pk}",
        at=now,
        message_id=sending.message_id,
        outcome=str(outcome.kind),
        code=outcome.code,
        ref=_in_record(outcome.ref),
        was_looked_up=was_looked_up,
    )
    return kept


def _parcel(sending: PublicSending, way: Way) -> Parcel:
    """The text in the provider's form; the same sending gives the same bytes at any time."""
    version, channel = sending.notice, way.provider.channel
    if version.channel != channel or (channel is Channel.SOCIAL) != (way.network is not None):
        raise InputError(
            f"The text was composed for {version.channel}, and this provider speaks by {channel}.",
            code="publication.channel",
            where=f"{way.provider.name}, {version.content_sha256[:12]}",
            fix=f"Keep the text with --channel {channel}, and release it.",
        )
    notice = notice_of(version.content)
    envelope = Envelope(
        message_id=sending.message_id,
        to="",
        language=notice.language,
        text=_BETWEEN.join(render_social(notice, way.network)) if way.network else _plain_text(notice),
        title="" if way.network else notice.subject.text,
        markup="" if way.network else _page(notice, sending),
        # A later version takes the place of this one in the feeds.
        topic="" if way.network else f"{version.incident.ref}-{notice.template}-{notice.language}".lower(),
    )
    return Parcel(sending.message_id, channel, "", pack(envelope), is_exercise=version.incident.is_exercise)


def _page(notice: Notice, sending: PublicSending) -> str:
    is_address = sending.place.startswith(("https://", "http://"))
    announced = Publication(url=sending.place, published_at=sending.at) if is_address else None
    return render_web(notice, publication=announced).html


def _plain_text(notice: Notice) -> str:
    """The words for feeds and webhooks: a paragraph a block."""
    parts: list[str] = []
    for block in notice.blocks:
        parts.append(block.text)
        parts += [f"• {line.label}" for line in block.elements]
        parts += [f"{action.do} {action.why}" for action in block.actions]
    return "\n\n".join(part for part in parts if part.strip())


def _domain(incident: Incident) -> str:
    brands = case_of(incident).incident.controller.brand_domains
    return brands[0] if brands else "notices.invalid"


def _in_record(text: str) -> str:
    """An account's name looks like a mailbox, which the record refuses."""
    return text.replace("@", "%40")


def _in_doubt(sending: PublicSending) -> RefusedError:
    return RefusedError(
        "An earlier try left without an answer, and the provider does not tell whether the text stands.",
        code="publication.doubt",
        where=f"{sending.provider}, {sending.place}",
        fix="Look at the place. Does it stand there, give the command without --via; if not, with --repeat.",
    )
