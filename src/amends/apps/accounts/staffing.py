"""Who belongs to the staff, and as what: invites, roles, ends.  An administrator manages others, never themselves."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F

from amends.apps.accounts.models import Authenticator, Passkey, RecoveryCode, Role, SignInLink, User
from amends.apps.accounts.services import issue_sign_in_link
from amends.core.errors import InputError, RefusedError


class SeenBy(StrEnum):
    """How whoever resets factors made sure who asks: as surely as when the person was invited."""

    IN_PERSON = "in_person"
    CALLED_BACK = "called_back"  # on a number that the house knew before
    VOUCHED = "vouched"  # by their superior, whom the administrator knows


def invite_staff(*, username: str, role: str, email: str = "", by: User | None, now: datetime) -> str:
    """Makes a member of staff without a password; the secret of the link that lets them in once.

    ``by`` is ``None`` on the machine's own terminal.  Raises ``InputError``: ``staff.name``, ``staff.role``,
    ``staff.email``; ``RefusedError`` (``staff.exists``).
    """
    user = User(username=_name(username), role=_role(role), email=_email(email))
    user.set_unusable_password()
    with transaction.atomic():
        if User.objects.filter(username__iexact=user.username).exists():
            raise RefusedError(
                "There is somebody of this name.",
                code="staff.exists",
                fix="Choose another name, also if they have left.",
            )
        user.save()
        return issue_sign_in_link(user=user, now=now, issued_by=by.get_username() if by else "")


def new_link(*, user: User, by: User | None, now: datetime) -> str:
    """A further link for somebody who is there; raises ``RefusedError``: ``staff.left``, ``staff.own``."""
    _refuse_own(user, by)
    if not user.is_active:
        raise RefusedError("They have left.", code="staff.left", fix="Invite them under another name.")
    return issue_sign_in_link(user=user, now=now, issued_by=by.get_username() if by else "")


@transaction.atomic
def change_role(*, user: User, role: str, by: User | None) -> None:
    """Another role, which ends all sessions; raises ``InputError``, ``RefusedError``: ``staff.own``, ``staff.last``."""
    _refuse_own(user, by)
    wanted = _role(role)
    if wanted != Role.ADMINISTRATOR:
        _refuse_last(user)
    User.objects.filter(pk=user.pk).update(role=wanted, session_epoch=F("session_epoch") + 1)
    user.refresh_from_db()


@transaction.atomic
def leave_staff(*, user: User) -> None:
    """They may not come in any more, from now on; raises ``RefusedError`` (``staff.last``).

    The row stays, for what they did stays on record.
    """
    _refuse_last(user)
    _forget_factors(user)
    User.objects.filter(pk=user.pk).update(is_active=False, session_epoch=F("session_epoch") + 1)
    user.refresh_from_db()


@transaction.atomic
def reset_factors(*, user: User, by: User | None, now: datetime) -> str:
    """Forgets all factors of who has lost them; the secret of the link by which they set up new ones.

    Raises as ``new_link``.
    """
    _refuse_own(user, by)
    _forget_factors(user)
    User.objects.filter(pk=user.pk).update(
        wrong_codes=0, locks=0, locked_until=None, session_epoch=F("session_epoch") + 1
    )
    return new_link(user=user, by=by, now=now)


def seen_by(given: str) -> SeenBy:
    """How the person was identified; raises ``InputError`` (``staff.identity``) where nothing of the kind is said."""
    if given not in list(SeenBy):
        raise InputError(
            "Say how you made sure that it is them.",
            code="staff.identity",
            where="how",
            why="Who talks an administrator into a reset gets the account.",
            fix="See them, call them back on a number that the house knew, or have their superior vouch for them.",
        )
    return SeenBy(given)


def end_sessions(*, user: User) -> None:
    """Signs them out everywhere, at once."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)


def _forget_factors(user: User) -> None:
    for model in (Passkey, Authenticator, RecoveryCode, SignInLink):
        model.objects.filter(user=user).delete()


def _name(username: str) -> str:
    name = username.strip()
    try:
        User._meta.get_field("username").clean(name, None)
    except ValidationError as error:
        raise InputError(
            "This name cannot be used.",
            code="staff.name",
            where="name",
            fix="Letters, digits and @ . + - _ only, 150 at most.",
        ) from error
    return name


def _role(role: str) -> Role:
    if role not in Role.values:
        raise InputError(
            "There is no such role.", code="staff.role", where="role", fix="One of: " + ", ".join(Role.values)
        )
    return Role(role)


def _email(email: str) -> str:
    if not email.strip():
        return ""
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise InputError("This is no mail address.", code="staff.email", where="mail address") from error
    return email.strip()


def _refuse_own(user: User, by: User | None) -> None:
    if by is not None and by.pk == user.pk:
        raise RefusedError(
            "Nobody does this for themselves.", code="staff.own", fix="Ask another administrator to do it."
        )


def _refuse_last(user: User) -> None:
    """Locks the administrators' rows, so that the last two cannot leave at the same moment."""
    active = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    keys = {one.pk for one in active}
    if keys == {user.pk}:
        raise RefusedError(
            "The last administrator cannot leave.", code="staff.last", fix="Make somebody else administrator before."
        )
