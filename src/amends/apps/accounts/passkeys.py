"""Passkeys (WebAuthn): the browser's ceremonies checked, and what they leave behind.

A passkey alone lets in: it is something one has, and its holder unlocks it with a finger, a face or a PIN
("user verification"), so that it is two factors in one.  The ceremonies are checked by ``fido2``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from fido2.cose import UnsupportedKey
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from amends.apps.accounts.factors import begin_factor, last_factor
from amends.apps.accounts.models import Authenticator, Passkey, User
from amends.core.errors import InputError, RefusedError
from amends.core.ids import keyed_hash, new_ref

MOST_PASSKEYS = 20
_LONGEST_ANSWER = 20_000
# What ``fido2`` raises for bytes and JSON that are not what WebAuthn says.
_NOT_READ = (ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError, RecursionError)

Options = dict[str, Any]
State = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """For which host passkeys are made, and the one origin whose pages may ask for them."""

    host: str
    origin: str


def new_passkey_options(*, user: User, site: Site, key: bytes) -> tuple[Options, State]:
    """What the browser needs to make a passkey, and the challenge to be kept until its answer."""
    known = [
        PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=_credential(row).credential_id)
        for row in Passkey.objects.filter(user=user)
    ]
    name = user.get_username()
    options, state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(id=_handle(user, key), name=name, display_name=name),
        known,
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return _plain(options), dict(state)


def add_passkey(
    *, user: User, name: str, answer: str, state: State, site: Site, now: datetime, is_factored: bool = False
) -> bool:
    """Keeps a new passkey; whether it is the user's first factor.

    Raises ``InputError`` (``passkey.answer``) for an answer that does not hold, and ``RefusedError``:
    ``passkey.exists``, ``passkey.many``, ``factor.needed``.
    """
    try:
        made = _server(site).register_complete(state, RegistrationResponse.from_dict(_read(answer)))
    except _NOT_READ as error:
        raise _not_held() from error
    kept = made.credential_data
    if kept is None or isinstance(kept.public_key, UnsupportedKey):
        raise _not_held()
    try:
        with transaction.atomic():
            is_first = begin_factor(user, is_factored=is_factored)
            if Passkey.objects.filter(user=user).count() >= MOST_PASSKEYS:
                raise RefusedError(f"There are {MOST_PASSKEYS} passkeys already.", code="passkey.many")
            Passkey.objects.create(
                ref=new_ref("PK", length=12), user=user, name=name.strip()[:60] or "Passkey",
                digest=_digest(kept.credential_id), credential=bytes(kept), sign_count=made.counter, added_at=now,
            )  # fmt: skip
    except IntegrityError as error:
        raise RefusedError("This passkey is known already.", code="passkey.exists") from error
    return is_first


def passkey_options(*, site: Site) -> tuple[Options, State]:
    """What the browser needs to sign in with any passkey of this site, nobody being named, and the challenge."""
    options, state = _server(site).authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return _plain(options), dict(state)


def user_of_passkey(*, answer: str, state: State, site: Site, key: bytes, now: datetime) -> User:
    """Whose passkey signed the challenge.

    Raises ``InputError`` (``passkey.answer``), and ``RefusedError``: ``passkey.unknown``, also for who has left,
    ``passkey.copied`` if it has signed less often than it had before.
    """
    try:
        given = AuthenticationResponse.from_dict(_read(answer))
        held = Passkey.objects.select_related("user").filter(digest=_digest(given.raw_id)).first()
        if held is None or not held.user.is_active:
            raise _unknown()
        _server(site).authenticate_complete(state, [_credential(held)], given)
    except _NOT_READ as error:
        raise _not_held() from error
    if given.response.user_handle not in (None, b"", _handle(held.user, key)):
        raise _not_held()
    _count(held, given.response.authenticator_data, now)
    return held.user


def remove_passkey(*, user: User, ref: str) -> None:
    """Forgets a passkey; raises ``RefusedError`` (``factor.last``) if there would be no factor left."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        others = Passkey.objects.filter(user=user).exclude(ref=ref).exists()
        if not others and not Authenticator.objects.filter(user=user).exists():
            raise last_factor()
        Passkey.objects.filter(user=user, ref=ref).delete()


def _count(held: Passkey, data: AuthenticatorData, now: datetime) -> None:
    """WebAuthn, 7.2 step 22: a count that does not grow says that there are two of it; most passkeys stay at 0."""
    with transaction.atomic():
        row = Passkey.objects.select_for_update().filter(pk=held.pk).first()
        if row is None:
            raise _unknown()
        if (data.counter or row.sign_count) and data.counter <= row.sign_count:
            raise RefusedError(
                "This passkey may have been copied.",
                code="passkey.copied",
                where=row.ref,
                why="It has signed less often than it had before.",
                fix="Sign in another way, remove it, and tell an administrator.",
            )
        Passkey.objects.filter(pk=row.pk).update(sign_count=data.counter, used_at=now)


def _server(site: Site) -> Fido2Server:
    party = PublicKeyCredentialRpEntity(id=site.host, name="Amends")
    return Fido2Server(party, verify_origin=lambda origin: origin == site.origin)


def _read(answer: str) -> Mapping[str, Any]:
    if len(answer) > _LONGEST_ANSWER:
        raise _not_held()
    read = json.loads(answer)
    if not isinstance(read, dict):
        raise _not_held()
    return read


def _plain(options: Mapping[str, Any]) -> Options:
    plain: Options = json.loads(json.dumps(dict(options), default=dict))
    return plain


def _credential(row: Passkey) -> AttestedCredentialData:
    return AttestedCredentialData(bytes(row.credential))


def _handle(user: User, key: bytes) -> bytes:
    """By what a passkey knows its holder: no name, as WebAuthn asks, and the same for all of one person."""
    return bytes.fromhex(keyed_hash(key, "handle", str(user.pk)))


def _digest(credential_id: bytes) -> str:
    return hashlib.sha256(credential_id).hexdigest()


def _unknown() -> RefusedError:
    return RefusedError(
        "This passkey is not known here.",
        code="passkey.unknown",
        fix="Choose another, or ask an administrator for a sign-in link.",
    )


def _not_held() -> InputError:
    return InputError(
        "The passkey's answer does not hold.",
        code="passkey.answer",
        why="It was made for another page, another question, or was changed.",
        fix="Try again; if that fails, sign in another way.",
    )
