"""What alarms reaches administrators by mail: once an hour for each kind, and without anybody's data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from world import CONTACT, PERSON, World

from amends.apps.accounts.factors import MOST_WRONG, add_authenticator
from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.apps.accounts.totp import code_at
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.journal.services import HOUSE, record_deed
from amends.apps.looks.selectors import BUSY_PERSONS
from amends.apps.looks.services import record_look
from amends.core.sealing import open_sealed
from amends.web.alarms import ONCE_IN, TOLD
from amends.web.console.staff.proving import key

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"


@pytest.fixture
def administrators(db: None) -> list[str]:
    """The addresses of two; a third has none, and a fourth has left."""
    Client(raise_request_exception=False).get("/en/")  # the server has begun
    people = {"root1": "root1@bank.example", "root2": "root2@bank.example", "root3": "", "root4": "root4@bank.example"}
    for name, address in people.items():
        staff_member(username=name, role=Role.ADMINISTRATOR)
        User.objects.filter(username=name).update(email=address, is_active=name != "root4")
    return ["root1@bank.example", "root2@bank.example"]


def mails(kind: str) -> list[Mail]:
    """Those about one kind of alarm, opened as the desk opens them."""
    rows = Errand.objects.filter(cause__startswith=f"alarm:{kind}:").order_by("id")
    secret = settings.SECRET_OF("desk.key")
    return [msgspec.json.decode(open_sealed(secret, bytes(row.box), context=row.ref), type=Mail) for row in rows]


def lock_out(name: str) -> None:
    now, client = timezone.now(), Client(raise_request_exception=False)
    user = staff_member(username=name, role=Role.COUNSEL)
    code = code_at(SECRET, int(now.timestamp()) // 30)
    add_authenticator(user=user, secret=SECRET, code=code, key=key(), now=now)
    client.post(f"/console/enter/{issue_sign_in_link(user=user, now=now)}")
    for _ in range(MOST_WRONG):
        client.post("/console/sign-in/factor", {"code": "000 00x"})


def test_a_lock_out_reaches_every_administrator_once_and_names_nobody(world: World, administrators: list[str]) -> None:
    lock_out("zq7anna")
    lock_out("zq7berta")
    assert Entry.objects.filter(kind="account.locked").count() == 2
    found = mails("account.locked")
    assert [mail.to for mail in found] == administrators
    assert TOLD["account.locked"] in found[0].text
    assert "zq7" not in f"{found[0].subject} {found[0].text} {Errand.objects.order_by('id').last().cause}"


def test_unusual_looks_reach_administrators_without_anybodys_data(world: World, administrators: list[str]) -> None:
    incident, now = Incident.objects.get(ref=world.ref), timezone.now()
    by = staff_member(username="zq7lena", role=Role.COUNSEL)
    for number in range(BUSY_PERSONS + 2):
        record_look(
            by=by, incident=incident, kind="preview", what="preview", reason="asked by the person",
            person_hash=f"{number:040x}", now=now,
        )  # fmt: skip
    found = mails("looks.unusual")
    assert [mail.to for mail in found] == administrators
    assert not any(word in found[0].text for word in ("zq7", PERSON, CONTACT, "asked by the person"))


def test_an_export_that_is_asked_for_reaches_administrators(
    world: World, administrators: list[str], staff: Callable[..., Client]
) -> None:
    form = {"incident": world.ref, "what": "ledger", "reason": "zq7 for the auditors of the house"}
    assert staff(Role.INCIDENT_LEAD).post("/console/exports", form).status_code == 302
    found = mails("export.asked")
    assert [mail.to for mail in found] == administrators
    assert TOLD["export.asked"] in found[0].text
    assert "zq7" not in found[0].text
    assert all(Errand.objects.filter(cause__startswith="alarm:").values_list("is_exercise", flat=True))


def _alarm(subject: str, at: datetime) -> None:
    record_deed(incident_ref=HOUSE, kind="account.locked", subject=subject, at=at)


def test_one_kind_is_told_once_an_hour_and_then_again(administrators: list[str]) -> None:
    now = timezone.now()
    for minutes in (0, 1, 59):  # also over the full hour
        _alarm(f"a-{minutes}", now + timedelta(minutes=minutes))
    assert len(mails("account.locked")) == len(administrators)
    _alarm("later", now + ONCE_IN)
    assert len(mails("account.locked")) == 2 * len(administrators)
    record_deed(incident_ref=HOUSE, kind="account.recovery_used", subject="other", at=now)
    assert len(mails("account.recovery_used")) == len(administrators)


def test_what_does_not_alarm_is_not_written_about(administrators: list[str]) -> None:
    record_deed(incident_ref=HOUSE, kind="account.codes_made", subject="codes", at=timezone.now())
    assert not Errand.objects.filter(cause__startswith="alarm:").exists()


def test_a_house_whose_administrators_have_no_address_goes_on(db: None) -> None:
    _alarm("nobody", timezone.now())
    assert Entry.objects.filter(kind="account.locked").exists()
    assert not Errand.objects.filter(cause__startswith="alarm:").exists()


def test_an_alarm_is_counted_among_alarms_and_not_among_receipts(administrators: list[str]) -> None:
    _alarm("first", timezone.now())
    assert set(Errand.objects.values_list("kind", flat=True)) == {"alarm"}
