"""The page of an evidence pack that a judge reads: plain words, prints on paper, needs no network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import minijinja

from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.apps.proofs.law import duties_behind
from amends.apps.proofs.person import Story
from amends.apps.proofs.reading import Leaves
from amends.record.checkpoint import Checkpoint

_TEMPLATES = Path(__file__).with_name("templates")
_STATES = {
    "planned": "It was planned and has not been sent yet.",
    "held": "It was held back before it left; it has not been sent.",
    "sending": "It was about to be handed over when this was written.",
    "accepted": "It was handed over, and the provider took charge of it.",
    "delivered": "It was handed over, and its delivery was confirmed.",
    "bounced": "It was handed over and came back undelivered.",
    "refused": "The provider refused it; it was not delivered.",
    "unknown": "It was handed over and no answer came: whether it arrived is not known.",
    "superseded": "It was replaced by another message before it left.",
    "cancelled": "It was cancelled before it left.",
    "owed": "It could not be sent; the notice is still owed.",
}
_CHANNELS = {
    "email": "by email",
    "sms": "by text message",
    "post": "by letter",
    "voice": "by telephone",
    "push": "as a notification of the app",
    "inbox": "in the inbox of the customer's account",
    "web": "on a web page",
    "branch": "through a branch",
    "social": "on a social network",
    "press": "in the press",
}
_KINDS = {
    "incident.opened": "The incident was opened.",
    "register.frozen": "It was settled who is affected (the register, by its digest).",
    "duties.answered": "It was determined which laws bind.",
    "release.approved": "A person approved the words.",
    "notices.released": "The words were released.",
    "segment.settled": "What became of this message was written down.",
    "omissions.settled": "It was written down why no message was made.",
    "receipt.taken": "A receipt for this message was taken in.",
    "ledger.closed": "The list of all messages was closed, by its digest.",
    "evidence.packed": "This evidence was put together.",
    "message.previewed": "A member of staff looked at this person's message and gave a reason.",
    "notice.published": "The words were also published.",
    "notice.withdrawn": "The published words were taken down.",
    "correction.drafted": "A correction was written.",
    "corrections.sent": "A correction was sent.",
}


def person_page(story: Story, leaves: Leaves, *, incident: Incident, checkpoint: Checkpoint, now: datetime) -> str:
    """The page about one person, as HTML."""
    messages = [_message(number, claim, leaves) for number, claim in enumerate(story.claims["messages"], start=1)]
    return render(
        "person.html",
        incident=_incident(incident),
        made_at=moment(now),
        person_ref=story.claims["person_ref"],
        messages=messages,
        omissions=story.claims["omissions"],
        facts=story.claims["facts"],
        notices=[_notice(version, incident) for version in story.notices.values()],
        entries=list(_entries(leaves)),
        checkpoint=_checkpoint(checkpoint),
        ledger=story.claims.get("ledger"),
    )


def render(name: str, **values: Any) -> str:
    """A template of this folder as HTML; every value is escaped."""
    return str(_environment().render_template(name, **values))


def moment(at: datetime | str | None) -> str:
    """An instant as a reader expects it, in UTC; a dash for none."""
    if at is None:
        return "–"
    instant = datetime.fromisoformat(at) if isinstance(at, str) else at
    utc = instant.astimezone(UTC)
    return f"{utc.day} {utc:%B %Y, %H:%M:%S} UTC"


@cache
def _environment() -> minijinja.Environment:
    def source(name: str) -> str:
        return (_TEMPLATES / name).read_text(encoding="utf-8")

    return minijinja.Environment(loader=source, auto_escape_callback=lambda name: True, undefined_behavior="strict")


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "ref": incident.ref,
        "title": incident.title,
        "controller": incident.controller,
        "is_exercise": incident.is_exercise,
    }


def _checkpoint(checkpoint: Checkpoint) -> dict[str, Any]:
    return {
        "size": checkpoint.tree_size,
        "root": checkpoint.root_hash,
        "at": moment(checkpoint.at),
        "key": checkpoint.public_key,
    }


def _message(number: int, claim: dict[str, Any], leaves: Leaves) -> dict[str, Any]:
    opening, first = claim["opening"], min(claim["rows"])
    released = claim["released"]
    return claim | {
        "number": number,
        "said": _STATES[claim["state"]],
        "way": _CHANNELS.get(opening["channel"], opening["channel"]),
        "handed_over": moment(claim["handed_at"]),
        "written_down": leaves.deeds[first]["kind"] == "segment.settled",
        "released_at": moment(leaves.deeds[released]["at"]) if released is not None else "",
        "is_exercise_release": released is not None and leaves.deeds[released].get("is_exercise", False),
        "approvals": [
            {"role": leaves.deeds[index]["role"].replace("_", " "), "at": moment(leaves.deeds[index]["at"])}
            for index in claim["approved"]
        ],
        "heard": [receipt | {"at": moment(receipt["said_at"])} for receipt in claim["receipts"]],
    }


def _notice(version: NoticeVersion, incident: Incident) -> dict[str, Any]:
    return {
        "ref": version.content_sha256,
        "language": version.language,
        "direction": version.content["direction"],
        "composed_at": moment(version.composed_at),
        "paragraphs": [{"text": line.text, "is_heading": line.is_heading} for line in notice_paragraphs(version)],
        "facts": version.content["facts"],
        "duties": [
            {"citation": duty.citation, "status": str(duty.status).replace("_", " "), "law": duty.law}
            for duty in duties_behind(version.content, incident=incident)
        ],
    }


def _entries(leaves: Leaves) -> Iterator[dict[str, Any]]:
    for index, deed in sorted(leaves.deeds.items()):
        said = _KINDS.get(deed["kind"], "")
        if deed["kind"] == "fact.asserted":
            said = f"The fact {deed['fact']} was stated."
        yield {"index": index, "at": moment(deed["at"]), "kind": deed["kind"], "said": said}
