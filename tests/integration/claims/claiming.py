"""What tests of claims share: a desk at which people claim and staff decide."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from rehearsed import CASE, NOW

from amends.apps.accounts.models import Role, User
from amends.apps.accounts.services import staff_member
from amends.apps.care.models import WayIn
from amends.apps.claims.deciding import Decided, confirm_decision, decide_claim
from amends.apps.claims.granting import carry_out_wishes
from amends.apps.claims.losses import File, Loss
from amends.apps.claims.models import Claim
from amends.apps.claims.opening import Claimant, Opened, open_claim
from amends.apps.claims.wishing import wish_evidence, wish_withdrawal
from amends.apps.evidence.models import Assessment
from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.core.case import parse_case
from amends.remedies.claims import Outcome, ProvenBy

__all__ = ["CASE_OF_BANK", "IBAN", "NOW", "ClaimDesk", "make_desk", "staff", "write_audience"]

CASE_OF_BANK = CASE.replace('name: "Bank Example"', 'name: "Bank Example"\n    established_in: PL\n    sectors: [bank]')
IBAN = "PL61109010140000071219812874"
ANNA = "a" * 40


def staff(role: Role, name: str = "") -> User:
    """A member of staff."""
    return staff_member(username=name or str(role), role=role)


_AUDIENCE = {
    "person_ref": "VARCHAR", "name": "VARCHAR", "language": "VARCHAR", "residence": "VARCHAR", "elements": "VARCHAR[]",
    "email": "VARCHAR", "born_on": "DATE", "is_deceased": "BOOLEAN", "guardian": "VARCHAR", "gender": "VARCHAR",
    "title": "VARCHAR", "formality": "VARCHAR", "letter_format": "VARCHAR", "vulnerability": "VARCHAR",
    "no_email": "VARCHAR", "safe_contact": "VARCHAR", "email_verified": "VARCHAR", "shared": "VARCHAR[]",
}  # fmt: skip


def write_audience(incident: Incident, folder: Path, *people: dict[str, Any]) -> None:
    """The register's people, as an assessment leaves them; what is not given is not known."""
    plain = {
        "name": "A", "language": "pl", "residence": "PL", "elements": ["name", "pesel"], "is_deceased": False,
        "shared": [],
    }  # fmt: skip
    whole = [{"email": f"{one['person_ref']}@people.example"} | plain | one for one in people]
    with duckdb.connect() as engine:
        engine.execute(f"CREATE TABLE a ({', '.join(f'{name} {kind}' for name, kind in _AUDIENCE.items())})")
        rows = [[one.get(name) for name in _AUDIENCE] for one in whole]
        engine.executemany(f"INSERT INTO a VALUES ({', '.join('?' * len(_AUDIENCE))})", rows)
        engine.execute(f"COPY a TO '{folder / 'audience.parquet'}' (FORMAT parquet)")
    Assessment.objects.create(
        incident=incident, folder=str(folder), register_sha256="a" * 64, summary={}, severity={}, at=NOW
    )


@dataclass
class ClaimDesk:
    """One incident's claims."""

    incident: Incident
    now: datetime

    @property
    def secret(self) -> bytes:
        return settings.SECRET_OF("desk.key")

    @property
    def pepper(self) -> bytes:
        return settings.SECRET_OF("portal.pepper")

    @property
    def public_key(self) -> bytes:
        return settings.DESK_PUBLIC_KEY()

    def open(
        self, person: str = ANNA, *, claimant: dict[str, Any] | None = None, once: str = "", **fields: Any
    ) -> Opened:
        """A claim of 120.50 PLN through the portal; unproven where ``person`` is empty."""
        given: dict[str, Any] = {
            "kind": "unauthorised_payment",
            "amount": "120.50",
            "currency": "PLN",
            "happened_on": date(2026, 5, 25),
            "text": "Somebody paid with my data.",
            "language": "en",
            "name": "Anna Example",
            "account": IBAN,
        }
        proof = {"person_hash": person, "proven_by": ProvenBy.MY_CASE, "is_in_register": True} if person else {}
        return open_claim(
            loss=Loss(**(given | fields)),
            claimant=Claimant(**(proof | (claimant or {}))),
            incident=self.incident,
            way_in=WayIn.WEB,
            received_at=self.now,
            now=self.now,
            public_key=self.public_key,
            pepper=self.pepper,
            once=once,
        )

    def send(self, claim: Claim, *files: File, account: str = "") -> None:
        """Evidence or an account through the portal, and the desk's next round."""
        wish_evidence(
            claim=claim, files=files, account=account, now=self.now, public_key=self.public_key, pepper=self.pepper
        )
        carry_out_wishes(now=self.now)

    def withdraw(self, claim: Claim) -> None:
        """Through the portal, and the desk's next round."""
        wish_withdrawal(claim=claim, now=self.now)
        carry_out_wishes(now=self.now)

    def decide(self, claim: Claim, outcome: Outcome, amount: str, *reasons: str, by: User, note: str = "") -> Decided:
        return decide_claim(
            claim=claim, outcome=outcome, amount=amount, reasons=reasons, by=by, secret=self.secret, now=self.now,
            note=note,
        )  # fmt: skip

    def accepted(self, claim: Claim, amount: str = "120.50", by: User | None = None) -> Decided:
        """Accepted in full."""
        who = by or staff(Role.COUNSEL)
        return self.decide(claim, Outcome.ACCEPTED, amount, "fully_shown", by=who)

    def confirm(self, decided: Decided, by: User) -> Any:
        return confirm_decision(proposal=decided.proposal, by=by, secret=self.secret, now=self.now)


def make_desk(text: str = CASE_OF_BANK) -> ClaimDesk:
    digest = hashlib.sha256(text.encode()).hexdigest()
    case = parse_case(text, name="case.yaml")
    return ClaimDesk(open_incident(case=case, case_sha256=digest, is_exercise=False, at=NOW), NOW)
