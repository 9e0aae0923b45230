"""Which doors a register opens, and that the tables tell nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from check.doors import Opened
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from rehearsed import NOW

from amends.apps.delivery.models import Campaign
from amends.apps.selfcheck import selectors
from amends.apps.selfcheck.models import ActionDone, ContactDoor, Door, DoorSet
from amends.apps.selfcheck.selectors import open_sets, standing_behind_code
from amends.apps.selfcheck.standing import (
    SEALED_BYTES,
    Because,
    DoorKind,
    Kind,
    Standing,
    door_digest,
    open_standing,
    seal_standing,
)
from amends.core.errors import InputError, MachineError, RefusedError


def _pepper() -> bytes:
    return settings.SECRET_OF("portal.pepper")


def _behind(address: str) -> Standing | None:
    secret = settings.SECRET_OF("desk.key")
    row = ContactDoor.objects.filter(digest=door_digest(secret, DoorKind.EMAIL, address)).first()
    return row and open_standing(bytes(row.sealed), secret=secret, kind=DoorKind.EMAIL, value=address)


def test_code_opens_what_was_exposed(opened: Opened) -> None:
    found = standing_behind_code(opened.code("C-1"), pepper=_pepper(), now=NOW)
    assert found is not None
    assert (found.standing.kind, found.standing.person_ref) == (Kind.AFFECTED, "C-1")
    assert set(found.elements) == {"name", "pesel"}


def test_unknown_code_opens_nothing(opened: Opened) -> None:
    assert standing_behind_code("AAAAA-AAAAA", pepper=_pepper(), now=NOW) is None


@pytest.mark.parametrize(
    ("address", "kind", "because"),
    [
        ("anna@mail.example", Kind.AFFECTED, None),
        ("jan@mail.example", Kind.NOT_IN_THIS_INCIDENT, None),
        ("home@mail.example", Kind.CANNOT_TELL, Because.SHARED),
        ("ola@mail.example", Kind.CANNOT_TELL, Because.REVIEW),
        ("kid@mail.example", Kind.CANNOT_TELL, Because.BY_LETTER),
    ],
)
def test_contact_on_file_opens_an_honest_answer(
    opened: Opened, address: str, kind: Kind, because: Because | None
) -> None:
    standing = _behind(address)
    assert standing is not None
    assert (standing.kind, standing.because) == (kind, because)


def test_second_id_of_an_affected_person_is_affected_too(opened: Opened) -> None:
    standing = _behind("nowak@other.example")
    assert standing is not None
    assert (standing.kind, standing.person_ref) == (Kind.AFFECTED, "C-1")


@pytest.mark.parametrize(
    "address", ["iga@mail.example", "test@mail.example", "ula@strasse.example", "nobody@x.example"]
)
def test_no_door_for_unsafe_stand_in_ambiguous_or_unknown(opened: Opened, address: str) -> None:
    assert _behind(address) is None


def test_only_the_affected_leave_a_reference_behind_a_door(opened: Opened) -> None:
    standing = _behind("jan@mail.example")
    assert standing is not None
    assert (standing.person_ref, standing.person_hash, standing.elements) == ("", "", b"")


def test_every_door_is_of_one_length_and_says_nothing_in_clear(opened: Opened) -> None:
    rows = [*Door.objects.all(), *ContactDoor.objects.all()]
    assert {len(row.sealed) for row in rows} == {SEALED_BYTES}
    assert {len(row.digest) for row in rows} == {16}
    told = b"".join(bytes(row.sealed) + bytes(row.digest) for row in rows)
    for secret in (b"C-1", b"mail.example", b"affected", hashlib.sha256(b"anna@mail.example").digest()[:16]):
        assert secret not in told


def test_portal_pepper_opens_no_contact_door(opened: Opened) -> None:
    digest = door_digest(_pepper(), DoorKind.EMAIL, "anna@mail.example")
    assert not ContactDoor.objects.filter(digest=digest).exists()


def test_same_register_again_changes_nothing(opened: Opened) -> None:
    before = list(DoorSet.objects.values_list("pk", "rows"))
    assert opened.publish() == before[0][1]
    assert list(DoorSet.objects.values_list("pk", "rows")) == before


def test_later_message_gets_a_door_beside_those_that_stand(opened: Opened) -> None:
    old = DoorSet.objects.get()
    codes = old.code_doors.count()
    contacts = list(old.contact_doors.order_by("pk").values_list("pk", flat=True))
    opened.add_message("C-8")
    opened.publish()
    now = DoorSet.objects.get()
    assert (now.pk, now.is_open, now.code_doors.count()) == (old.pk, True, codes + 1)
    assert list(now.contact_doors.order_by("pk").values_list("pk", flat=True)) == contacts
    found = standing_behind_code(opened.code("C-8"), pepper=_pepper(), now=NOW)
    assert found is not None


def test_set_that_was_opened_a_moment_ago_is_found(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_sets(now=NOW)
    opened.add_message("C-8")
    opened.publish()
    monkeypatch.setattr(selectors._snapshot, "sets", before)
    monkeypatch.setattr(selectors._snapshot, "at", NOW)
    assert standing_behind_code(opened.code("C-8"), pepper=_pepper(), now=NOW) is not None


def test_what_a_killed_run_left_is_cleared(opened: Opened) -> None:
    left = DoorSet.objects.create(
        incident=opened.incident, register_sha256="x", stamp="x", as_of=NOW, vocabulary=[], by_email=True, at=NOW
    )
    Door.objects.create(doors=left, digest=bytes(16), sealed=b"")
    opened.add_message("C-8")
    opened.publish()
    assert DoorSet.objects.count() == 1
    assert not Door.objects.filter(digest=bytes(16)).exists()


def test_message_that_only_asks_opens_nothing_personal(opened: Opened) -> None:
    asking = Campaign.objects.create(
        ref=f"{opened.incident.ref}-2",
        incident_ref=opened.incident.ref,
        state="frozen",
        register_sha256=opened.assessment.register_sha256,
        started_at=NOW,
        config={"kind": "asking"},
    )
    opened.add_message("C-8", campaign=asking, notice="q" * 64)
    opened.publish()
    found = standing_behind_code(opened.code("C-8", notice="q" * 64), pepper=_pepper(), now=NOW)
    assert found is not None
    assert (found.standing.kind, found.standing.because) == (Kind.CANNOT_TELL, Because.ASKED)
    assert found.standing.person_ref == ""


def test_register_of_another_campaign_is_refused(opened: Opened) -> None:
    opened.campaign.register_sha256 = "b" * 64
    opened.campaign.save()
    with pytest.raises(RefusedError) as caught:
        opened.publish()
    assert caught.value.code == "selfcheck.other_register"


def test_page_says_nothing_where_notices_follow_a_newer_register(opened: Opened) -> None:
    Campaign.objects.create(
        ref="later", incident_ref=opened.incident.ref, state="frozen", register_sha256="b" * 64, started_at=NOW
    )
    found = standing_behind_code(opened.code("C-1"), pepper=_pepper(), now=NOW)
    assert found is not None
    assert (found.standing.kind, found.standing.because) == (Kind.CANNOT_TELL, Because.RENEWING)


def test_other_key_is_an_error_and_not_a_wrong_door(opened: Opened) -> None:
    opened.add_message("C-8")
    with pytest.raises(MachineError) as caught:
        replace(opened, key=bytes(32)).publish()
    assert caught.value.code == "selfcheck.code"


def test_changed_customers_are_refused(opened: Opened) -> None:
    (opened.base / "customers.csv").write_text("id,email\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        opened.publish()
    assert caught.value.code == "evidence.sources_changed"


def test_mail_that_is_itself_compromised_opens_no_contact(opened: Opened) -> None:
    opened.incident.case["incident"]["compromised_channels"] = ["email"]
    opened.incident.save()
    opened.publish()
    assert not ContactDoor.objects.exists()
    assert Door.objects.count() == 1


def test_reference_that_is_too_long_is_an_error() -> None:
    standing = Standing(kind=Kind.AFFECTED, person_ref="x" * 400)
    with pytest.raises(InputError) as caught:
        seal_standing(standing, secret=bytes(32), kind=DoorKind.CODE, value="x")
    assert caught.value.code == "selfcheck.long"


@pytest.mark.parametrize("change", [{"is_done": False}, None])
def test_what_people_have_done_is_never_changed(opened: Opened, change: dict[str, bool] | None) -> None:
    row = ActionDone.objects.create(incident_ref="INC-1", person_hash="h", action="act", is_done=True, at=NOW)
    rows = ActionDone.objects.filter(pk=row.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change) if change else rows._raw_delete(connection.alias)
