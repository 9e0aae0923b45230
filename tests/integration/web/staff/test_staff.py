"""Administrators manage others and never themselves; a link lets somebody with a factor in only together with it."""

import re
from datetime import timedelta

import pytest
from device import ask, at_localhost
from django.test import Client
from django.utils import timezone
from staffed import signed_in

from amends.apps.accounts.factors import add_authenticator, check_code
from amends.apps.accounts.models import Authenticator, Role, User
from amends.apps.accounts.recovery import codes_left, new_recovery_codes
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.apps.accounts.totp import code_at
from amends.apps.journal.models import Entry
from amends.core.errors import RefusedError
from amends.web.console.staff.proving import key

pytestmark = pytest.mark.django_db
SECRET = b"12345678901234567890"


def administrator() -> Client:
    client = Client()
    signed_in(client, Role.ADMINISTRATOR)
    return client


def do(client: Client, what: str, username: str = "anna", **more: str) -> int:
    return client.post(f"/console/staff/{username}", {"do": what, "how": "called_back", **more}).status_code


def test_an_invited_person_comes_in_by_the_link_and_the_record_names_nobody() -> None:
    page = administrator().post("/console/staff", {"username": "anna", "role": "counsel"}).content.decode()
    link = re.search(r"/console/enter/[\w-]+", page)
    assert link
    assert Client().post(link.group())["Location"] == "/console/"
    assert "anna" not in Entry.objects.get(kind="account.invited").leaf


def test_nobody_changes_their_own_role_and_the_last_administrator_stays() -> None:
    client = administrator()
    own = str(Role.ADMINISTRATOR)
    for what in ("role", "link", "reset", "leave"):
        assert do(client, what, own, role="incident_lead") == 409
    staff_member(username="anna", role=Role.ADMINISTRATOR)
    assert do(client, "role", role="auditor") == 302
    assert do(client, "leave", own) == 409


def test_a_new_role_and_leaving_end_sessions_at_once() -> None:
    client, theirs = administrator(), Client()
    anna = staff_member(username="anna", role=Role.COUNSEL)
    for what in ("role", "end", "leave"):
        anna.refresh_from_db()
        theirs.force_login(anna)
        assert theirs.get("/console/").status_code == 200
        assert do(client, what, role="auditor") == 302
        assert theirs.get("/console/").status_code == 302
    assert do(client, "link") == 409


def test_a_link_lets_somebody_with_a_factor_in_only_together_with_it() -> None:
    now = timezone.now()
    anna = staff_member(username="anna", role=Role.COUNSEL)
    step = int(now.timestamp()) // 30
    add_authenticator(user=anna, secret=SECRET, code=code_at(SECRET, step - 1), key=key(), now=now)
    client = Client()
    link = f"/console/enter/{issue_sign_in_link(user=anna, now=now)}"
    assert client.post(link)["Location"] == "/console/sign-in/factor"
    assert client.get("/console/").status_code == 302
    assert client.post("/console/sign-in/factor", {"code": "000 00x"}).status_code == 409
    assert client.get("/console/").status_code == 302
    code = code_at(SECRET, int(timezone.now().timestamp()) // 30)
    assert client.post("/console/sign-in/factor", {"code": code}).status_code == 302
    assert client.get("/console/account").status_code == 200


def test_a_recovery_code_works_once_and_new_ones_end_the_old() -> None:
    now = timezone.now()
    anna = staff_member(username="anna", role=Role.COUNSEL)
    first, *_ = old = new_recovery_codes(user=anna, key=key())
    check_code(user=anna, code=first.lower().replace("-", " "), key=key(), now=now)
    assert codes_left(anna) == 9
    new_recovery_codes(user=anna, key=key())
    for code in (first, old[1]):
        with pytest.raises(RefusedError, match="not right"):
            check_code(user=anna, code=code, key=key(), now=now)


def test_the_page_names_locks_and_an_administrator_ends_them() -> None:
    anna = staff_member(username="anna", role=Role.COUNSEL)
    User.objects.filter(pk=anna.pk).update(locked_until=timezone.now() + timedelta(hours=1))
    client = administrator()
    assert "codes locked until" in client.get("/console/staff").content.decode()
    assert do(client, "unlock") == 302
    assert "codes locked until" not in client.get("/console/staff").content.decode()


def test_a_stranger_is_asked_for_a_passkey_without_learning_of_anybody() -> None:
    assert "allowCredentials" not in ask(at_localhost())["publicKey"]


@pytest.mark.parametrize("what", ["role", "reset", "leave", "end", "unlock"])
def test_what_cannot_be_put_on_record_is_not_done(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_record(*_: object, **__: object) -> None:
        raise RefusedError("The journal is closed.", code="journal.closed")

    client, anna = administrator(), staff_member(username="anna", role=Role.COUNSEL)
    User.objects.filter(pk=anna.pk).update(wrong_codes=3)
    monkeypatch.setattr("amends.web.console.staff.people.record_account", no_record)
    assert do(client, what, role="auditor") == 409
    before = (anna.role, anna.session_epoch, True, 3)
    anna.refresh_from_db()
    assert (anna.role, anna.session_epoch, anna.is_active, anna.wrong_codes) == before


@pytest.mark.parametrize("how", ["", "they sounded right"])
def test_factors_are_reset_only_by_who_says_how_they_made_sure(how: str) -> None:
    client, now = administrator(), timezone.now()
    anna = staff_member(username="anna", role=Role.COUNSEL)
    add_authenticator(user=anna, secret=SECRET, code=code_at(SECRET, int(now.timestamp()) // 30), key=key(), now=now)
    assert do(client, "reset", how=how) == 409
    assert Authenticator.objects.filter(user=anna).exists()
    assert do(client, "reset", how="in_person") == 200
    assert not Authenticator.objects.filter(user=anna).exists()
    assert "in_person" in Entry.objects.get(kind="account.factors_reset").leaf
