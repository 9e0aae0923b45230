"""Puts on the record of the house what happens to accounts: digests of names, no name."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from amends.apps.accounts.models import User
from amends.apps.journal.models import Entry
from amends.apps.journal.selectors import deeds
from amends.apps.journal.services import HOUSE, record_deed
from amends.core.ids import keyed_hash, new_ref

MACHINE = "machine"
"""In place of a digest: somebody at the machine's own terminal."""

ALARMS = {
    "account.locked": "Codes are not taken for a while: five in a row were wrong.",
    "account.passkey_copied": "A passkey signed less often than before: there may be two of it.",
    "account.recovery_used": "Signed in with a recovery code.",
    "account.factors_reset": "All factors were forgotten, and a link was issued.",
    "looks.unusual": "Looked at unusually many persons within an hour.",
    "call.unusual": "Opened unusually many persons at the call desk within an hour.",
    "care.stuck": "A message could not be worked on, and waits for a person.",
    "webhook.dead": "A webhook could not be delivered and was given up.",
}
_SHOWN_FOR = timedelta(days=30)


def record_account(kind: str, user: User, *, now: datetime, by: User | str | None = None, **data: str | bool) -> None:
    """Adds a deed of the house; ``by`` is who did it: staff or a username, ``""`` the machine, ``None`` the user."""
    if by is not None:
        name = by.get_username() if isinstance(by, User) else by
        data["by"] = _digest(name) if name else MACHINE
    account = _digest(user.get_username())
    record_deed(incident_ref=HOUSE, kind=kind, subject=new_ref("ACC", length=12), at=now, account=account, **data)


def alarms(*, now: datetime) -> list[tuple[datetime, str, str]]:
    """When, whose account and what, of the last thirty days, the newest first."""
    names = {_digest(name): name for name in User.objects.values_list("username", flat=True)}
    if not Entry.objects.filter(incident_ref=HOUSE, kind__in=ALARMS, at__gte=now - _SHOWN_FOR).exists():
        return []
    found = [
        (datetime.fromisoformat(deed["at"]), names.get(deed.get("account", ""), "somebody"), ALARMS[deed["kind"]])
        for deed in deeds(incident_ref=HOUSE)
        if deed["kind"] in ALARMS
    ]
    return sorted((one for one in found if now - one[0] <= _SHOWN_FOR), reverse=True)


def _digest(username: str) -> str:
    return keyed_hash(settings.SECRET_OF("factors.key"), "staff", username)[:40]
