"""Checks what somebody shows, a passkey or a code, and puts on record what should alarm."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest
from django.utils import timezone

from amends.apps.accounts.factors import Proof, add_authenticator, check_code
from amends.apps.accounts.models import Passkey, User
from amends.apps.accounts.passkeys import add_passkey, user_of_passkey
from amends.apps.accounts.recovery import codes_left, new_recovery_codes
from amends.apps.accounts.totp import new_secret
from amends.core.errors import RefusedError
from amends.web.callers import origin_of
from amends.web.console.staff.asking import site_of, taken_question
from amends.web.console.staff.deeds import record_account
from amends.web.console.staff.sessions import mark_factored
from amends.web.counts import counted

MOST_CODES = 20
"""A minute from one origin, whoever's they are; an account is locked long before."""

DRAFT = "factor_draft"


def key() -> bytes:
    """Under which the secrets of apps are kept and recovery codes are known."""
    secret: bytes = settings.SECRET_OF("factors.key")
    return secret


def prove(request: HttpRequest, user: User) -> None:
    """Returns if the passkey or the code that was sent is this user's; raises ``InputError``, ``RefusedError``."""
    now = timezone.now()
    if request.POST.get("credential"):
        if passkey_holder(request) != user:
            raise RefusedError("This passkey is somebody else's.", code="passkey.other", fix="Choose your own.")
        return
    _count(request, now)
    try:
        proof = check_code(user=user, code=request.POST.get("code", "")[:40], key=key(), now=now)
    except RefusedError as error:
        if error.code == "factor.locked_now":
            record_account("account.locked", user, now=now)
        raise
    if proof is Proof.RECOVERY:
        record_account("account.recovery_used", user, now=now)


def passkey_holder(request: HttpRequest) -> User:
    """Whose passkey answered the question of this session; raises ``InputError``, ``RefusedError``."""
    now, answer = timezone.now(), request.POST.get("credential", "")
    try:
        return user_of_passkey(answer=answer, state=taken_question(request), site=site_of(request), key=key(), now=now)
    except RefusedError as error:
        if error.code == "passkey.copied" and error.where:
            held = Passkey.objects.select_related("user").get(ref=error.where)
            record_account("account.passkey_copied", held.user, now=now)
        raise


def enrol(request: HttpRequest, user: User) -> list[str]:
    """Adds the passkey or the app that was sent, and counts it as shown; recovery codes for who has none.

    Raises ``InputError``, ``RefusedError``.
    """
    now = timezone.now()
    if request.POST.get("credential"):
        kind = "passkey"
        is_first = add_passkey(
            user=user, name=request.POST.get("name", ""), answer=request.POST["credential"],
            state=taken_question(request, is_new=True), site=site_of(request), now=now, is_factored=user.is_factored,
        )  # fmt: skip
    else:
        kind, code = "app", request.POST.get("code", "")[:40]
        is_first = add_authenticator(
            user=user, secret=drafted(request), code=code, key=key(), now=now, is_factored=user.is_factored
        )
        request.session.pop(DRAFT, None)
    by = request.session.get("link_by") if is_first else None
    record_account("account.factor_added", user, now=now, by=by, factor=kind, is_first=is_first)
    if is_first:
        update_session_auth_hash(request, user)
    mark_factored(request)
    return new_recovery_codes(user=user, key=key()) if is_first or not codes_left(user) else []


def drafted(request: HttpRequest) -> bytes:
    """The secret that the page offers to an app, the same until it is taken."""
    return bytes.fromhex(request.session.setdefault(DRAFT, new_secret().hex()))


def _count(request: HttpRequest, now: datetime) -> None:
    origin = origin_of(request)
    if origin and counted("code", f"{int(now.timestamp()) // 60}:{origin}") > MOST_CODES:
        raise RefusedError(
            "Too many codes came from here.", code="factor.too_many", fix="Wait a minute, or use a passkey."
        )
