"""What the record proves about one person: claims, each with the entries that back it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from amends.apps.delivery.models import Campaign, Omission
from amends.apps.delivery.ports import Renderer
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.apps.notices.services import notice_of
from amends.apps.proofs.contents import exact_content
from amends.apps.proofs.openings import message_opening, omission_opening
from amends.apps.proofs.reading import Deed, Leaves
from amends.apps.proofs.settling import message_rows, omitted_rows, settled_rows, told_of
from amends.core.channels import Channel
from amends.record.canonical import canonical
from amends.record.commitment import commitment

_ALWAYS = ("incident.opened", "register.frozen", "duties.answered")
_RECEIPT = ("receipt", "source", "status", "said_at", "evidence_sha256")
_SUFFIXES = {Channel.EMAIL: "eml", Channel.POST: "txt"}


@dataclass
class Held:
    """Everything in the ledger about one person."""

    person_ref: str
    messages: list[tuple[Campaign, dict[str, Any]]]
    omissions: list[tuple[Campaign, dict[str, Any]]]
    key: bytes

    @property
    def notices(self) -> list[str]:
        """The content hashes of the notices, each once, in the order of the messages."""
        return list(dict.fromkeys(row["notice_sha256"] for _, row in self.messages))

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Messages and omissions as an entry of the record lists them."""
        return {
            "messages": [settled_rows([row], campaign.ref, self.key)[0] for campaign, row in self.messages],
            "omissions": [omitted_rows([row], campaign.ref, self.key)[0] for campaign, row in self.omissions],
        }


def held_about(*, incident: Incident, person_ref: str, key: bytes) -> Held:
    """The messages and omissions of a person over all campaigns of an incident."""
    held = Held(person_ref, [], [], key)
    for campaign in Campaign.objects.filter(incident_ref=incident.ref).order_by("id"):
        held.messages.extend((campaign, row) for row in message_rows(campaign, person_ref))
        omitted = Omission.objects.filter(campaign=campaign, person_ref=person_ref)
        held.omissions.extend((campaign, dict(row)) for row in omitted.values("person_ref", "fate", "reason"))
    return held


@dataclass
class Wanted:
    """Which deeds belong to a person: those that name a message, a notice, an omission or the person of hers."""

    held: Held
    person_hash: str
    packed: str
    facts: frozenset[str] = frozenset()
    _names: tuple[str, ...] = field(init=False)
    _facts: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        omitted = [item["commitment"] for item in self.held.rows()["omissions"]]
        messages = [row["message_id"] for _, row in self.held.messages]
        self._names = tuple(f'"{name}"' for name in (*messages, *omitted, *self.held.notices, self.person_hash))
        self._facts = tuple(f'"fact":"{ref}"' for ref in self.facts)

    def __call__(self, kind: str, leaf: str) -> bool:
        """Asked of every deed: a look for the names in its canonical text costs less than reading it."""
        if kind == "evidence.packed":
            return self.packed in leaf
        if kind in _ALWAYS or kind == "ledger.closed":
            return True
        if kind == "fact.asserted":
            return any(name in leaf for name in self._facts)
        if kind == "release.approved":
            return True  # which bundle it was is known only when the release has been read
        return any(name in leaf for name in self._names)


@dataclass
class Story:
    """The claims, the files that they name, and what the page shows beside them."""

    claims: dict[str, Any]
    files: dict[str, bytes] = field(default_factory=dict)
    notices: dict[str, NoticeVersion] = field(default_factory=dict)


def facts_under(incident: Incident, notices: Iterable[str]) -> frozenset[str]:
    """The facts (``key@version``) that the notices assert."""
    versions = incident.notices.filter(content_sha256__in=list(notices))
    return frozenset(ref for version in versions for ref in version.content["facts"])


def story_of(
    held: Held, leaves: Leaves, *, incident: Incident, facts: frozenset[str], renderer: Renderer | None
) -> Story:
    """Claims about everything that is held, from the deeds that were kept of the record.

    With ``renderer`` the exact messages and their addresses are in it, else digests only.
    """
    story = Story({"person_ref": held.person_ref})
    for version in incident.notices.filter(content_sha256__in=held.notices):
        story.notices[version.content_sha256] = version
        story.files |= _notice_files(version)
    story.claims["messages"] = []
    for campaign, row in held.messages:
        claim = _message(story, held, leaves, campaign, row)
        if renderer is not None:
            claim |= _exact(story, held, campaign, row, renderer)
        story.claims["messages"].append(claim)
    story.claims["omissions"] = [_omission(held, leaves, *item) for item in held.omissions]
    story.claims["facts"] = list(_facts(incident, leaves, facts))
    closed = leaves.of_kind("ledger.closed")
    if closed:
        index, deed = list(closed.items())[-1]
        story.claims["ledger"] = {"entry": index, "ledger_sha256": deed["ledger_sha256"]}
    return story


def _notice_files(version: NoticeVersion) -> dict[str, bytes]:
    """The notice as it was released, whose SHA-256 is its name on record, and the same to read."""
    name = f"notice/{version.language}-{version.channel}-{version.content_sha256[:12]}"
    document = msgspec.to_builtins(notice_of(version.content).sealed(""))
    text = "\n\n".join(paragraph.text for paragraph in notice_paragraphs(version))
    return {f"{name}.json": canonical(document), f"{name}.txt": f"{text}\n".encode()}


def _message(story: Story, held: Held, leaves: Leaves, campaign: Campaign, row: dict[str, Any]) -> dict[str, Any]:
    opening = message_opening(row, campaign_ref=campaign.ref, key=held.key)
    wanted = commitment(opening)
    lists = {**leaves.of_kind("segment.settled"), **leaves.of_kind("evidence.packed")}
    named = {
        index: item.get("commitment")
        for index, deed in sorted(lists.items())
        for item in deed["messages"]
        if item["message_id"] == row["message_id"]
    }
    return {
        "opening": opening,
        **told_of(row),
        "provider": row["provider"],
        "rows": [index for index, bound in named.items() if bound == wanted],
        "unopened": [index for index, bound in named.items() if bound not in (wanted, None)],
        "receipts": list(_receipts(leaves, row["message_id"])),
        "notice": next((name for name in story.files if _names(name, row["notice_sha256"])), None),
        **_release(leaves, row["notice_sha256"]),
    }


def _exact(story: Story, held: Held, campaign: Campaign, row: dict[str, Any], renderer: Renderer) -> dict[str, Any]:
    """The bytes and the address of a message, where they can be made again; the bytes go among the files."""
    identity = (row["segment_id"], row["message_id"], row["content_sha256"])
    exact = exact_content(campaign, *identity, key=held.key, renderer=renderer)
    if exact is None:
        return {}
    number = len(story.claims["messages"]) + 1
    name = f"notice/message-{number}.{_SUFFIXES.get(Channel(row['channel']), 'json')}"
    story.files[name] = exact.data
    return {"content": name, "address": exact.address}


def _names(file: str, notice_sha256: str) -> bool:
    return file.endswith(f"-{notice_sha256[:12]}.json")


def _release(leaves: Leaves, notice_sha256: str) -> dict[str, Any]:
    """The first release of the notice, and who approved that bundle."""
    released = leaves.of_kind("notices.released")
    index = next((index for index, deed in released.items() if notice_sha256 in deed["notices"]), None)
    if index is None:
        return {"released": None, "approved": []}
    bundle = released[index]["subject"]
    approvals = leaves.of_kind("release.approved")
    return {"released": index, "approved": [at for at, deed in approvals.items() if deed["bundle_sha256"] == bundle]}


def _receipts(leaves: Leaves, message_id: str) -> Iterator[dict[str, Any]]:
    for index, deed in leaves.of_kind("receipt.taken").items():
        if deed.get("message_id") == message_id:
            yield {"entry": index, **{name: deed.get(name) for name in _RECEIPT}}


def _omission(held: Held, leaves: Leaves, campaign: Campaign, row: dict[str, Any]) -> dict[str, Any]:
    opening = omission_opening(row, campaign_ref=campaign.ref, key=held.key)
    wanted = commitment(opening)

    def lists(deed: Deed) -> bool:
        return any(item["commitment"] == wanted for item in deed.get("omissions", ()))

    entry = next(index for index, deed in sorted(leaves.deeds.items()) if lists(deed))  # that of the pack, at least
    return {"opening": opening, "entry": entry}


def _facts(incident: Incident, leaves: Leaves, refs: frozenset[str]) -> Iterator[dict[str, Any]]:
    entries = {deed["fact"]: index for index, deed in leaves.of_kind("fact.asserted").items()}
    for fact in fact_book(incident=incident).facts:
        if fact.ref in refs and fact.ref in entries:
            yield {
                "ref": fact.ref,
                "value_json": json.dumps(fact.value, ensure_ascii=False),
                "source": fact.source,
                "state": str(fact.state),
                "entry": entries[fact.ref],
            }
