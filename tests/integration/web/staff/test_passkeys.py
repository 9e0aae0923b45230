"""A passkey alone lets its holder in; an answer for another page, question or person lets nobody in."""

import json
from dataclasses import replace

import pytest
from device import Device, ask, at_localhost
from django.test import Client
from staffed import signed_in

from amends.apps.accounts.models import Passkey, Role, User
from amends.apps.journal.models import Entry

pytestmark = pytest.mark.django_db
NEW = "/console/account/question"


def with_passkey(role: Role = Role.COUNSEL, device: Device | None = None) -> Device:
    device = device or Device()
    client = at_localhost()
    signed_in(client, role, factored=False)
    response = client.post("/console/factor", {"credential": device.made(ask(client, NEW)), "name": "Phone"})
    assert "Keep these recovery codes" in response.content.decode()
    return device


def told(client: Client, answer: str, address: str = "/console/sign-in") -> str:
    response = client.post(address, {"credential": answer})
    assert response.status_code == 409
    assert "_auth_user_id" not in client.session or address != "/console/sign-in"
    return response.content.decode()


def test_a_passkey_alone_lets_in_with_its_factor() -> None:
    device, client = with_passkey(), at_localhost()
    response = client.post("/console/sign-in", {"credential": device.signed(ask(client)), "next": "/console/account"})
    assert response["Location"] == "/console/account"
    assert client.get("/console/account").status_code == 200
    assert Passkey.objects.get().sign_count == 1


def test_an_answer_works_once() -> None:
    device, client = with_passkey(), at_localhost()
    answer = device.signed(ask(client))
    assert client.post("/console/sign-in", {"credential": answer}).status_code == 302
    assert "too long" in told(at_localhost(), answer)
    other = at_localhost()
    ask(other)
    assert "does not hold" in told(other, answer)


@pytest.mark.parametrize(
    "changed", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"is_verified": False}]
)
def test_an_answer_for_another_page_or_without_its_holder_is_refused(changed: dict[str, str | bool]) -> None:
    device, client = with_passkey(), at_localhost()
    assert "does not hold" in told(client, replace(device, **changed).signed(ask(client)))  # type: ignore[arg-type]


def test_a_forged_signature_and_a_stranger_are_refused() -> None:
    device, client = with_passkey(), at_localhost()
    forged = replace(Device(), credential_id=device.credential_id, handle=device.handle)
    assert "does not hold" in told(client, forged.signed(ask(client)))
    assert "not known here" in told(client, Device(handle=device.handle).signed(ask(client)))


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "{", "x" * 30_000, "[" * 15_000, '{"rawId": 1}'])
def test_nonsense_is_refused_in_plain_words(answer: str) -> None:
    client = at_localhost()
    ask(client)
    assert "does not hold" in told(client, answer)


def test_parts_of_an_answer_that_are_missing_or_cut_are_refused() -> None:
    device, client = with_passkey(), at_localhost()
    for name in ("clientDataJSON", "authenticatorData", "signature"):
        answer = json.loads(device.signed(ask(client)))
        answer["response"][name] = answer["response"][name][:20]
        assert "does not hold" in told(client, json.dumps(answer))
        ask(client)
        del answer["response"][name]
        assert "does not hold" in told(client, json.dumps(answer))


def test_a_copy_that_signed_less_often_is_refused_and_alarms() -> None:
    device = with_passkey()
    device.count = 7
    client = at_localhost()
    assert client.post("/console/sign-in", {"credential": device.signed(ask(client))}).status_code == 302
    copy, other = replace(device, count=3), at_localhost()
    assert "copied" in told(other, copy.signed(ask(other)))
    assert Entry.objects.filter(kind="account.passkey_copied").count() == 1


def test_somebody_elses_passkey_is_no_factor_of_mine() -> None:
    hers = with_passkey(Role.COUNSEL)
    with_passkey(Role.AUDITOR)
    client = at_localhost()
    signed_in(client, Role.AUDITOR, factored=False)
    assert "somebody else" in told(client, hers.signed(ask(client)), "/console/factor")
    assert "factor_at" not in client.session


def test_a_passkey_of_who_has_left_opens_nothing() -> None:
    device, client = with_passkey(), at_localhost()
    User.objects.update(is_active=False)
    assert "not known here" in told(client, device.signed(ask(client)))


def test_a_further_passkey_needs_a_factor_that_was_used() -> None:
    with_passkey()
    client = at_localhost()
    signed_in(client, Role.COUNSEL, factored=False)
    assert client.post(NEW).status_code == 302
    signed_in(client, Role.COUNSEL)
    made = Device().made(ask(client, NEW))
    assert client.post("/console/account", {"do": "add", "credential": made, "name": "Key"}).status_code == 302
    assert Passkey.objects.count() == 2


def test_the_last_factor_cannot_be_removed() -> None:
    with_passkey()
    client = at_localhost()
    signed_in(client, Role.COUNSEL)
    ref = Passkey.objects.get().ref
    assert client.post("/console/account", {"do": "remove", "ref": ref}).status_code == 409
    client.post("/console/account", {"do": "add", "credential": Device().made(ask(client, NEW))})
    assert client.post("/console/account", {"do": "remove", "ref": ref}).status_code == 302
    assert Passkey.objects.count() == 1


def test_a_first_factor_ends_sessions_that_began_before_it() -> None:
    early = at_localhost()
    signed_in(early, Role.COUNSEL, factored=False)
    assert early.get("/console/").status_code == 200
    with_passkey(Role.COUNSEL)
    assert early.get("/console/").status_code == 302


def test_a_page_says_where_passkeys_do_not_work_and_only_these_pages_may_ask_for_one() -> None:
    said = "Passkeys do not work at this address"
    assert said in Client(SERVER_NAME="127.0.0.1").get("/console/sign-in").content.decode()
    response = at_localhost().get("/console/sign-in")
    assert said not in response.content.decode()
    assert "publickey-credentials-get=(self)" in response["Permissions-Policy"]
    client = at_localhost()
    signed_in(client, Role.AUDITOR)
    assert "publickey-credentials-get=()" in client.get("/console/")["Permissions-Policy"]


def test_questions_are_limited_for_each_origin(settings: object) -> None:
    client = Client(SERVER_NAME="localhost", REMOTE_ADDR="192.0.2.77")
    assert [client.post("/console/sign-in/question").status_code for _ in range(62)][-1] == 429
