"""Real incidents need a second factor; codes work once; wrong ones lock for a while; sessions end in time."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from rehearsed import Finished
from staffed import signed_in

from amends.apps.accounts.factors import FIRST_LOCK, MOST_WRONG, add_authenticator, check_code
from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import staff_member
from amends.apps.accounts.totp import code_at
from amends.apps.journal.models import Entry
from amends.core.errors import RefusedError

pytestmark = pytest.mark.django_db
SECRET, KEY = b"12345678901234567890", bytes(32)


def code(at: datetime) -> str:
    return code_at(SECRET, int(at.timestamp()) // 30)


def with_app(now: datetime) -> User:
    user = staff_member(username="anna", role=Role.COUNSEL)
    add_authenticator(user=user, secret=SECRET, code=code(now), key=KEY, now=now)
    return user


def refused(user: User, given: str, now: datetime) -> str:
    with pytest.raises(RefusedError) as caught:
        check_code(user=user, code=given, key=KEY, now=now)
    return caught.value.code


def test_a_session_without_a_factor_sees_exercises_only(finished: Finished) -> None:
    real = finished(is_exercise=False)
    client = Client()
    signed_in(client, Role.INCIDENT_LEAD, factored=False)
    assert real.ref not in client.get("/console/").content.decode()
    page = f"/console/incidents/{real.ref}"
    assert client.get(page)["Location"] == f"/console/factor?next={page}"
    signed_in(client, Role.INCIDENT_LEAD)
    assert real.ref in client.get("/console/").content.decode()
    assert client.get(page).status_code == 200


def test_a_factor_grows_old(finished: Finished) -> None:
    page = f"/console/incidents/{finished(is_exercise=False).ref}"
    client = Client()
    signed_in(client, Role.AUDITOR)
    session = client.session
    session["factor_at"] = (timezone.now() - timedelta(hours=12, seconds=1)).isoformat()
    session.save()
    assert client.get(page).status_code == 302


def test_setting_up_opens_the_page_that_was_asked_for_and_is_on_record() -> None:
    client = Client()
    signed_in(client, Role.COUNSEL, factored=False)
    client.get("/console/factor")
    before = client.session.session_key
    secret = bytes.fromhex(client.session["factor_draft"])
    given = code_at(secret, int(timezone.now().timestamp()) // 30)
    response = client.post("/console/factor", {"code": given, "next": "//evil.example/console/"})
    text = response.content.decode()
    assert "Keep these recovery codes" in text
    assert 'href="/console/"' in text
    assert "evil" not in text
    assert client.session.session_key != before
    assert "factor_at" in client.session
    assert Entry.objects.filter(incident_ref="house", kind="account.factor_added").count() == 1
    assert "Set up" not in client.get("/console/factor").content.decode()
    assert "link_by" not in client.session


def test_a_code_works_once() -> None:
    now = timezone.now()
    user, later = with_app(now), now + timedelta(minutes=1)
    assert refused(user, code(now), now) == "factor.wrong_code"
    check_code(user=user, code=code(later), key=KEY, now=later)
    assert refused(user, code(later), later) == "factor.wrong_code"


def test_wrong_codes_lock_for_a_while_and_longer_each_time() -> None:
    now = timezone.now()
    user = with_app(now)
    for _ in range(2):
        said = [refused(user, "x", now) for _ in range(MOST_WRONG)]
        assert said == ["factor.wrong_code"] * (MOST_WRONG - 1) + ["factor.locked_now"]
        assert refused(user, code(now + timedelta(seconds=30)), now) == "factor.locked"
        now += FIRST_LOCK
    assert refused(user, code(now), now) == "factor.locked"
    now += FIRST_LOCK
    check_code(user=user, code=code(now), key=KEY, now=now)


@pytest.mark.parametrize(("name", "span"), [("seen_at", timedelta(minutes=30)), ("began_at", timedelta(hours=8))])
def test_a_session_ends_when_idle_and_when_old(name: str, span: timedelta) -> None:
    client = Client()
    signed_in(client, Role.AUDITOR)
    assert client.get("/console/").status_code == 200
    session = client.session
    session[name] = (timezone.now() - span).isoformat()
    session.save()
    assert client.get("/console/")["Location"].startswith("/console/sign-in")


def test_a_session_is_bound_to_its_browser_and_its_role() -> None:
    client = Client()
    signed_in(client, Role.AUDITOR)
    assert client.get("/console/").status_code == 200
    User.objects.update(role=Role.COUNSEL)
    assert client.get("/console/").status_code == 302
    signed_in(client, Role.AUDITOR)
    client.get("/console/")
    assert client.get("/console/", headers={"User-Agent": "another"}).status_code == 302
