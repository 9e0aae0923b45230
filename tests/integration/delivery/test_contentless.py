"""Messages without content, safe contact and the second reading of wishes: what planning lets go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from cast import ELEMENTS, KEY, NOW, SENDER, SmallRenderer

from amends.apps.delivery.claims import place_of
from amends.apps.delivery.models import Campaign, Message, Omission, Segment
from amends.apps.delivery.payload import unseal
from amends.apps.delivery.plan import is_asking
from amends.apps.delivery.ports import EmailContent, EmailLayout, Notice, Row
from amends.apps.delivery.reconcile import reconcile_campaign
from amends.apps.delivery.services import plan_campaign
from amends.apps.delivery.states import CampaignKind
from amends.contact.ladder import Fate, Rung
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import ContactProfile, SafeContact

pytestmark = pytest.mark.django_db
SAM = PersonRow(
    person_ref="C1",
    name="Sam Shared",
    language="en",
    residence="GB",
    elements=ELEMENTS[:1],
    email="home@people.example",
    phone="+447700900001",
    street="1 Elm Street",
    postcode="AB1 2CD",
    city="Reading",
    shared=frozenset(("email",)),
)
ASK = Rung(Fate.NOTIFY, Channel.EMAIL, "others read it", is_contentless=True)
TELL = Rung(Fate.NOTIFY, Channel.EMAIL, "it reaches the person alone")


class AskingRenderer(SmallRenderer):
    """Says the same to everybody; ``slip`` is what a wrong template would say of the person."""

    def __init__(self, slip: Callable[[Row], str] = lambda row: "") -> None:
        self._slip = slip

    def email(self, row: Row) -> EmailContent:
        return EmailContent("Please get in touch", f"Please call us.{self._slip(row)}")

    def email_layout(self, row: Row) -> EmailLayout | None:  # type: ignore[override]
        return None

    def named_elements(self, row: Row, text: str) -> frozenset[str] | None:
        return None


def plan(person: PersonRow, rung: Rung, **changes: Any) -> Campaign:
    arguments: dict[str, Any] = {
        "ref": "INC-1-ask1",
        "kind": CampaignKind.ASKING,
        "incident_ref": "INC-1",
        "key": KEY,
        "register_sha256": "0" * 64,
        "audience": [person],
        "notice_for": lambda one, channel: Notice("n", "a" * 64),
        "derive_b": lambda one: person,
        "renderer": AskingRenderer(),
        "sender": SENDER,
        "on": NOW.date(),
        "now": NOW,
        "rungs_for": lambda one: (rung,),
    }
    return plan_campaign(**{**arguments, **changes})


def accept() -> None:
    Message.objects.update(state="sending", attempts=1)
    Message.objects.update(state="accepted")


def kept() -> list[Row]:
    segment = Segment.objects.get()
    return unseal(bytes(segment.payload), key=KEY, place=place_of(segment.campaign.ref, segment.seq))


def test_a_message_without_content_is_planned_and_keeps_nothing_of_the_person() -> None:
    campaign = plan(SAM, ASK)
    assert Message.objects.get().state == "planned", Message.objects.get().reason
    (row,) = kept()
    assert (row.person.name, row.person.elements, row.person.street, row.person.phone) == ("", (), None, None)
    assert row.person.email == SAM.email
    assert is_asking(campaign)


def test_the_same_contact_point_gets_no_content() -> None:
    plan(SAM, TELL)
    assert "shared with another customer" in Message.objects.get().reason


@pytest.mark.parametrize(
    "slip", [lambda row: f" {row.person.person_ref}", lambda row: f" {row.code}", lambda row: f" To {row.person.email}"]
)
def test_a_text_that_differs_by_person_is_held(slip: Callable[[Row], str]) -> None:
    plan(SAM, ASK, renderer=AskingRenderer(slip))
    assert Message.objects.get().state == "held"


def test_who_was_only_asked_is_owed_and_not_notified() -> None:
    asking = plan(SAM, ASK)
    accept()
    proof = reconcile_campaign(asking, affected=["C1"], address_digest_for=lambda ref, channel: None)
    assert (proof.notified, proof.owed, proof.adds_up) == (0, 1, True)
    assert proof.misdirected == 1  # counted for every message that leaves


def test_no_rung_leads_past_a_safe_contact_rule() -> None:
    rule = SafeContact(only=frozenset((Channel.POST,)), reason="named channels only")
    safe = msgspec.structs.replace(SAM, shared=frozenset(), reach=ContactProfile(safe_contact=rule))
    plan(safe, TELL)
    assert not Message.objects.exists()
    assert (Omission.objects.get().fate, Omission.objects.get().reason) == ("owed", "no safe channel: a person decides")


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (ContactProfile(preferred=Channel.SMS), "preferred channel"),
        (ContactProfile(safe_contact=SafeContact(only=frozenset(), reason="no contact")), "safe-contact rule"),
    ],
)
def test_a_wish_that_the_source_says_otherwise_holds_the_message(reach: ContactProfile, said: str) -> None:
    alone = msgspec.structs.replace(SAM, shared=frozenset())
    there = msgspec.structs.replace(alone, reach=reach)
    plan(alone, TELL, renderer=SmallRenderer(), derive_b=lambda one: there)
    message = Message.objects.get()
    assert message.state == "held"
    assert f"the {said} differs between register and source" in message.reason


def test_why_a_channel_was_chosen_is_not_kept_with_the_message() -> None:
    wish = msgspec.structs.replace(SAM, shared=frozenset(), reach=ContactProfile(vulnerability="abuse"))
    plan(wish, TELL)
    assert [row.person.reach for row in kept()] == [ContactProfile()]


def test_a_law_that_does_not_accept_the_channel_is_counted_beside_the_notified() -> None:
    campaign = plan(
        msgspec.structs.replace(SAM, shared=frozenset()),
        TELL,
        ref="INC-1-1",
        kind=CampaignKind.NOTICE,
        renderer=SmallRenderer(),
    )
    accept()
    proof = reconcile_campaign(
        campaign,
        affected=["C1"],
        address_digest_for=lambda ref, channel: None,
        unserved_laws=lambda ref, channels: ["us/x"] if Channel.POST not in channels else [],
    )
    assert (proof.notified, proof.unserved, proof.unserved_because) == (1, 1, {"us/x": 1})
    assert replace(proof, unserved=0).adds_up
