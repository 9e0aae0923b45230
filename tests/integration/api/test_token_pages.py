"""The page of programs: a secret is seen once, and only by who may manage them, with a second factor."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.integrations.models import ApiToken, WebhookDelivery, WebhookEndpoint

PAGE = "/console/tokens"
FORM = {"do": "issue", "name": "SIEM", "days": "30", "scope": ["read:record"]}


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    signed_in(client, Role.ADMINISTRATOR)
    return client


def test_a_secret_is_shown_once_and_lets_the_program_in(admin: Client) -> None:
    page = admin.post(PAGE, FORM)
    secret = re.search(r"amd_[\w-]+", page.content.decode())
    assert secret is not None
    assert "no-store" in page["Cache-Control"]
    assert secret[0] not in admin.get(PAGE).content.decode()
    program = Client(headers={"Authorization": f"Bearer {secret[0]}"})
    assert program.get("/api/v1/incidents").status_code == 403
    assert program.get("/api/v1/incidents/INC-2222222/record").status_code == 404


def test_a_token_is_for_exercises_unless_somebody_says_otherwise(admin: Client) -> None:
    admin.post(PAGE, FORM)
    admin.post(PAGE, FORM | {"real": "1"})
    assert list(ApiToken.objects.order_by("id").values_list("is_exercise_only", flat=True)) == [True, False]


def test_a_revoked_token_ends_at_once(admin: Client) -> None:
    secret = re.search(r"amd_[\w-]+", admin.post(PAGE, FORM).content.decode())
    assert secret is not None
    assert admin.post(PAGE, {"do": "revoke", "ref": ApiToken.objects.get().ref}).status_code == 302
    assert Client(headers={"Authorization": f"Bearer {secret[0]}"}).get("/api/v1/incidents").status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": "400"},
        {"days": "x"},
        {"days": "000001999999999"},
        {"scope": ["read:persons"]},
        {"scope": []},
        {"do": "x"},
    ],
)
def test_what_cannot_be_issued_is_said_in_place(admin: Client, wrong: dict[str, object]) -> None:
    page = admin.post(PAGE, FORM | wrong)
    assert page.status_code == 409
    assert 'role="alert"' in page.content.decode()
    assert not ApiToken.objects.exists()


def test_a_webhook_is_added_tested_and_removed(admin: Client) -> None:
    page = admin.post(PAGE, {"do": "hook", "url": "https://siem.example/amends", "kinds": "duty.* api.written"})
    assert "whsec_" in page.content.decode()
    hook = WebhookEndpoint.objects.get()
    place = f"/console/webhooks/{hook.ref}"
    assert admin.post(place, {"do": "test"}).status_code == 302
    assert WebhookDelivery.objects.count() == 1
    assert "whsec_" not in admin.get(place).content.decode()
    admin.post(place, {"do": "remove"})
    assert not WebhookEndpoint.objects.get().is_active


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sees_the_page(client: Client, db: None, role: Role) -> None:
    signed_in(client, role)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, FORM).status_code == 403
    assert not ApiToken.objects.exists()


def test_a_second_factor_is_asked_for(client: Client, db: None) -> None:
    signed_in(client, Role.ADMINISTRATOR, factored=False)
    assert client.post(PAGE, FORM).status_code == 302
    assert not ApiToken.objects.exists()
