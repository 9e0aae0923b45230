"""A released message in its sealed segment, as planning makes it."""

import hashlib
from datetime import datetime

from rehearsed import NOW

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.contents import Contents, digest
from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.payload import seal
from amends.apps.delivery.plan import replace_digest
from amends.apps.delivery.ports import Row
from amends.apps.delivery.states import MessageState
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_composed, propose_release, release_notices
from amends.apps.rehearsals.rendering import ReleasedNotices
from amends.apps.rehearsals.services.situating import sender_of
from amends.config.home import begin_incident_key
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.wording import NoticeCohort, NoticeRequest, compose
from amends.wording.lint import LintFacts, lint

CODE = "7Q2K9-XMBDA"
OTHER_CODE = "9W3RT-HJKLM"


def a_person(ref: str = "C-000123", name: str = "Jan Example") -> PersonRow:
    return PersonRow(person_ref=ref, name=name, language="en", residence="PL", elements=("name",), phone="+48500009900")


def sealed_message(
    incident: Incident,
    channel: Channel,
    *,
    at: datetime,
    person: PersonRow | None = None,
    code: str = CODE,
    state: MessageState = MessageState.ACCEPTED,
    is_altered: bool = False,
) -> Message:
    """A message with its row in an encrypted segment, beside another person's row; ``at`` is when it left.

    ``is_altered``: what its row gives is not what was released.
    """
    campaign = Campaign.objects.create(
        ref=f"{incident.ref}-{code}", incident_ref=incident.ref, register_sha256="a" * 64, started_at=NOW
    )
    notice = released_notice(incident, channel)
    rows = [
        _row(incident, channel, notice, a_person("C-999999", "Ola Other"), OTHER_CODE[::-1]),
        _row(incident, channel, notice, person or a_person(), code),
    ]
    key = begin_incident_key(incident.ref)
    segment = Segment.objects.create(
        campaign=campaign, seq=1, channel=channel, payload=seal(rows, key=key, place=place_of(campaign.ref, 1))
    )
    row = rows[1]
    return Message.objects.create(
        message_id=row.message_id,
        campaign=campaign,
        segment=segment,
        person_ref=row.person.person_ref,
        channel=channel,
        address_sha256="b" * 64,
        notice_sha256=notice.content_sha256,
        content_sha256="e" * 64 if is_altered else row.content_sha256,
        code_sha256=hashlib.sha256(code.encode()).hexdigest(),
        state=state,
        attempts=1,
        at=at,
        handed_at=at,
    )


def released_notice(incident: Incident, channel: Channel) -> NoticeVersion:
    """The notice of the incident on this channel, composed and released once."""
    cohort = NoticeCohort(residence="PL", elements=("name",))
    request = NoticeRequest(
        facts=fact_book(incident=incident),
        cohort=cohort,
        as_of=NOW,
        language="en",
        channel=channel,
        exercise=incident.is_exercise,
    )
    notice = compose(request)
    kept = NoticeVersion.objects.filter(incident=incident, content_sha256=notice.content_sha256).first()
    if kept is not None:
        return kept
    report = lint("Your name was stolen.", language="en", channel="email", facts=LintFacts())
    version = keep_composed(incident=incident, segment="PL", notice=notice, request=request, lint=report, now=NOW)
    version.verdicts.create(report={"verdict": "pass", "findings": []}, at=NOW)
    release_notices(release=propose_release(incident=incident, notices=[version], now=NOW), now=NOW)
    return version


def _row(incident: Incident, channel: Channel, notice: NoticeVersion, person: PersonRow, code: str) -> Row:
    identity = f"{hashlib.sha256((code + channel).encode()).hexdigest()[:40]}@bank.example"
    row = Row(identity, notice.content_sha256, "", code, person)
    contents = Contents(ReleasedNotices(incident, as_of=NOW), sender=sender_of(incident), at=NOW)
    return replace_digest(row, digest(contents.make(row, channel)))
