"""Keyed addresses: ``care+<token>@domain``, each for one correspondent of one case.

What is sent to it belongs to that case, and nothing else shows that: not the sender's name, not a Message-ID, not
what a mail says that it answers.  Without the key nobody can make a token, and none can be worked out from another.
"""

from __future__ import annotations

import base64
import hmac
import re
from datetime import datetime

from amends.apps.care.casemodels import Case, CaseAddress, CaseEvent, CaseEventKind, Direction
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import case_of
from amends.core.errors import RefusedError
from amends.core.ids import keyed_hash

LOCAL_PART = "care"
_BYTES = 15  # 120 bits
_TOKEN = re.compile(r"[a-z2-7]{24}")


def care_token(pepper: bytes, *, case_ref: str, bound_to: str, number: int = 1) -> str:
    """The token for what comes in from this correspondent on this case: 24 letters of base 32, 120 bits.

    >>> one = care_token(b"k", case_ref="CS-A", bound_to="mail:x")
    >>> len(one), one == care_token(b"k", case_ref="CS-A", bound_to="mail:x", number=2)
    (24, False)
    """
    mac = bytes.fromhex(keyed_hash(pepper, "care address", Direction.IN, case_ref, bound_to, str(number)))
    return base64.b32encode(mac[:_BYTES]).decode().lower()


def address_for(*, case: Case, bound_to: str, domain: str, pepper: bytes, now: datetime) -> str:
    """The keyed address that this correspondent gets; the same again until it is revoked."""
    last = case.addresses.filter(bound_to=bound_to).order_by("-number").first()
    if last is None or last.revoked_at is not None:
        number = last.number + 1 if last else 1
        token = care_token(pepper, case_ref=case.ref, bound_to=bound_to, number=number)
        last, _ = CaseAddress.objects.get_or_create(
            case=case,
            bound_to=bound_to,
            number=number,
            defaults={"token_digest": _digest(pepper, token), "made_at": now},
        )
    token = care_token(pepper, case_ref=case.ref, bound_to=bound_to, number=last.number)
    return f"{LOCAL_PART}+{token}@{domain}"


def addressed(token: str, *, pepper: bytes) -> CaseAddress | None:
    """To whom and on which case the token was given; ``None`` for every other text and for a revoked one."""
    plain = token.strip().lower()
    if not _TOKEN.fullmatch(plain):
        return None
    found = CaseAddress.objects.filter(token_digest=_digest(pepper, plain)).select_related("case").first()
    if found is None or found.revoked_at is not None:
        return None
    made = care_token(pepper, case_ref=found.case.ref, bound_to=found.bound_to, number=found.number)
    return found if hmac.compare_digest(made, plain) else None


def revoke_addresses(*, case: Case, by: str, reason: str, now: datetime) -> int:
    """Ends every keyed address of the case, as when one was published; how many."""
    ended = case.addresses.filter(revoked_at__isnull=True).update(revoked_at=now)
    CaseEvent.objects.create(case=case, kind=CaseEventKind.ADDRESS_REVOKED, at=now, by=by, reason=reason[:300])
    return ended


def house_domain(incident: Incident | None) -> str:
    """The house's own domain; raises ``RefusedError`` (``care.no_domain``) where none is known."""
    domains = case_of(incident).incident.controller.brand_domains if incident else ()
    if not domains:
        raise RefusedError(
            "Nobody knows in whose name to write.",
            code="care.no_domain",
            where=incident.ref if incident else "no incident",
            why="The case names no domain of the house.",
            fix="Answer by another way, or name `brand_domains` in the case.",
        )
    return domains[0]


def _digest(pepper: bytes, token: str) -> str:
    return keyed_hash(pepper, "care token", token)
