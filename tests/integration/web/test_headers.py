"""Every answer tells the browser what it may not do, and no log learns a secret."""

import logging
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.utils import timezone
from rehearsed import Finished

from amends.apps.accounts.models import Role
from amends.apps.accounts.services import issue_sign_in_link, staff_member
from amends.web.logs import WithoutSecrets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/fa/", "/.well-known/security.txt", "/console/sign-in", "/console/", "/no/where"]
)
def test_every_answer_carries_the_security_headers(finished: Finished, lead: Client, address: str) -> None:
    finished()
    response = lead.get(address, follow=False)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    if response.status_code == 200:
        assert "camera=()" in response["Permissions-Policy"]


def test_a_cookie_of_the_console_is_out_of_reach_of_scripts_and_other_sites() -> None:
    user = staff_member(username="anna", role=Role.COUNSEL)
    response = Client().post(f"/console/enter/{issue_sign_in_link(user=user, now=timezone.now())}")
    cookie = response.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/console/"


def test_a_host_that_is_not_ours_is_refused() -> None:
    assert Client().get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("args", [(), ("/console/enter/s3cret-token",)])
def test_a_sign_in_link_never_reaches_the_log(args: tuple[str, ...]) -> None:
    message = "Forbidden: %s" if args else "Forbidden: /console/enter/s3cret-token"
    record = logging.LogRecord("django.request", logging.WARNING, "f.py", 1, message, args, None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Forbidden: /console/enter/…"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/hooks/resend/0123456789abcdef", "/hooks/resend/…"),
        ("/hooks/kannel/0123?to=%2B44207946&password=pw", "/hooks/kannel/…"),
        ("/hooks/twiml/0123/amends.1@bank.example/status", "/hooks/twiml/…"),
        ("/voice/amends.1@bank.example/status", "/voice/…"),
        ("/inbox/api/v1/messages/amends.1@bank.example/seen", "/inbox/api/v1/messages/…/seen"),
    ],
)
def test_no_token_of_a_hook_and_no_message_of_a_person_reaches_the_log(address: str, shown: str) -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "f.py", 1, "Error: %s twice", (address,), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == f"Error: {shown} twice"


def test_other_records_pass_unchanged() -> None:
    record = logging.LogRecord("django.request", logging.ERROR, "f.py", 1, "Internal Server Error: %s", ("/pl/",), None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Internal Server Error: /pl/"


def test_a_sign_in_link_works_once() -> None:
    user = staff_member(username="anna", role=Role.COUNSEL)
    link = f"/console/enter/{issue_sign_in_link(user=user, now=timezone.now())}"
    assert Client().post(link).status_code == 302
    assert Client().get(link).status_code == 403
    assert Client().post(link).status_code == 403


def test_behind_tls_cookies_travel_by_https_only() -> None:
    program = (
        "from amends.config import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0)"
    )
    for value, said in (("1", "True True True"), ("", "False False False")):
        environment = {**os.environ, "AMENDS_HTTPS": value}
        command = [sys.executable, "-c", program]
        run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        assert run.stdout.strip() == said


def test_a_fault_of_ours_is_shown_in_plain_words_and_has_a_log_to_go_to(
    finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished()
    monkeypatch.setattr("amends.web.portal.views.bulletin_page", lambda *_: 1 / 0)
    assert logging.StreamHandler in {type(handler) for handler in logging.getLogger("django").handlers}
    response = Client(raise_request_exception=False).get("/pl/")
    assert response.status_code == 500
    assert "Coś u nas nie działa" in response.content.decode()
