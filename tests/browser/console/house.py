"""Run by itself: fills AMENDS_HOME with an exercise that ran, a real response that waits, and staff of every role."""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "integration")]

from amended import amends_of  # noqa: E402
from bankcase import write_bank  # noqa: E402

from amends.cli.rehearse import run_case  # noqa: E402
from amends.config.home import desk_public_key, home, secret  # noqa: E402
from amends.core.errors import RefusedError  # noqa: E402
from amends.core.ids import short_code  # noqa: E402

AS_OF = "2026-06-02T14:00:00+02:00"
EXERCISE, REAL = "Customer data of Bank Polnocny published", "Statements of Bank Polnocny published"
STAFF = {
    "lead": "incident_lead", "counsel": "counsel", "words": "communications", "dpo": "data_protection",
    "agent": "contact_centre", "approver": "approver", "auditor": "auditor", "admin": "administrator",
    "otto": "counsel",
}  # fmt: skip
NEW_STAFF = {"maria": "incident_lead", "vera": "auditor"}  # invited, and nothing is set up yet
_LINKS = 3


def main() -> None:
    """Everything in turn; prints one line of JSON."""
    run_case(write_bank(home() / "cases" / "exercise", title=EXERCISE), home() / "out", as_of=AS_OF)
    waiting_for_people(write_bank(home() / "real", title=REAL))
    from amends.apps.incidents.models import Incident

    refs = {incident.title: incident.ref for incident in Incident.objects.all()}
    exercise = Incident.objects.get(ref=refs[EXERCISE])
    told = {
        "exercise": exercise.ref,
        "real": refs[REAL],
        "keys": {name: key_of(name).hex() for name in STAFF},
        "links": staff(),
        "codes": codes_of(exercise.ref),
        "pages": things_of(exercise, Incident.objects.get(ref=refs[REAL])),
    }
    print(json.dumps(told))


def waiting_for_people(case: Path) -> None:
    """A real response as far as it comes without anybody's approval; somebody has made the preflight."""
    try:
        run_case(case, home() / "real" / "out", as_of=AS_OF, is_exercise=False, as_files=True, resume=True)
    except RefusedError as error:
        if error.code != "release.preflight":
            raise
    from preflights import clear_preflight

    from amends.apps.notices.launching import keep_preflight
    from amends.apps.notices.models import Release

    release = Release.objects.get(released_at__isnull=True)
    keep_preflight(incident=release.incident, preflight=clear_preflight(datetime.now(UTC)))


def key_of(name: str) -> bytes:
    """What the authenticator app of somebody holds, here and in the tests."""
    return hashlib.sha256(f"app of {name}".encode()).digest()[:20]


def staff() -> dict[str, list[str]]:
    """Links by which each may sign in."""
    from django.conf import settings

    from amends.apps.accounts.factors import add_authenticator
    from amends.apps.accounts.models import Authenticator, Role
    from amends.apps.accounts.services import issue_sign_in_link, staff_member
    from amends.apps.accounts.totp import code_at

    now, links = datetime.now(UTC), {}
    for name, role in (STAFF | NEW_STAFF).items():
        user = staff_member(username=name, role=Role(role))
        links[name] = [issue_sign_in_link(user=user, now=now) for _ in range(_LINKS)]
        if name in STAFF:
            code = code_at(key_of(name), int(now.timestamp()) // 30)
            add_authenticator(user=user, secret=key_of(name), code=code, key=settings.SECRET_OF("factors.key"), now=now)
    Authenticator.objects.update(last_step=0)  # the code of this half minute was not used at a sign-in
    return links


def codes_of(ref: str) -> dict[str, str]:
    """The code that each person's message carried."""
    from amends.apps.delivery.models import Message

    return {
        message.person_ref: short_code(
            secret(f"{ref}.key"), "code", ref, message.notice_sha256, message.person_ref, message.channel, "first"
        )
        for message in Message.objects.filter(campaign__incident_ref=ref)
    }


def things_of(exercise: Any, real: Any) -> dict[str, str]:
    """One of each thing that has a page of its own, and something in each list."""
    from amends.apps.bulletins.services import publish_bulletin
    from amends.apps.governance.kinds import EntryKind
    from amends.apps.governance.services import Note, add_entry
    from amends.apps.notices.models import NoticeVersion, Release

    now = datetime.now(UTC)
    note = Note(kind=EntryKind.TRADING_FREEZE, at=now, words="Shares of the bank; the board.", who="Whoever knows.")
    add_entry(incident=exercise, note=note, by="counsel", now=now)
    publish_bulletin(incident=exercise, by="words", now=now, next_update_at=now + timedelta(days=1), note="A recount.")
    list_scam_of(exercise, now)
    notices = {one.language: one for one in NoticeVersion.objects.filter(incident=exercise)}
    return {
        "notice": notices["fa"].content_sha256,
        "other": notices["pl"].content_sha256,
        "release": Release.objects.get(incident=exercise).bundle_sha256,
        "waiting": Release.objects.get(incident=real).bundle_sha256,
        "inquiry": taken_inquiry(exercise, now),
        "case": taken_case(exercise, now),
        "answer": written_answer(exercise, now),
        "export": asked_export(exercise, now),
        "hook": told_of_a_test(now),
        **amends_of(exercise, now),
    }


def list_scam_of(incident: Any, now: datetime) -> None:
    from amends.apps.authenticity.publishing import ScamWords, Signs, list_scam
    from amends.apps.authenticity.selectors import registry_of
    from amends.apps.incidents.selectors import fact_book

    list_scam(
        way="sms",
        signs=Signs(domains=("bank-polnocny-pomoc.example",), phones=("+48 500 111 222",), senders=()),
        words=[ScamWords(language="en", looks="It threatens to close the account.", tell="We set no such limits.")],
        first_seen_on=date(2026, 6, 3),
        registry=registry_of([fact_book(incident=incident)], region="PL"),
        by="words",
        now=now,
    )


def taken_case(incident: Any, now: datetime) -> str:
    """Somebody who wrote by mail, and needs a person first."""
    from django.conf import settings

    from amends.apps.care.intake import Incoming, take_message
    from amends.apps.care.models import WayIn

    words = "Am I affected? I cannot pay my rent since."
    taken = take_message(
        incoming=Incoming(way_in=WayIn.MAIL, text=words, author="anna@people.example", received_at=now),
        incident=incident,
        now=now,
        public_key=desk_public_key(),
        pepper=settings.SECRET_OF("portal.pepper"),
    )
    return taken.case.ref


def written_answer(incident: Any, now: datetime) -> str:
    """An answer that waits for a second person."""
    from amends.apps.care.answers import write_answer

    return write_answer(
        incident=incident, intent="am_i_affected", language="fa", channel_class="mail", text="نامهٔ ما را بخوانید.",
        by="words", now=now,
    ).ref  # fmt: skip


def taken_inquiry(incident: Any, now: datetime) -> str:
    from amends.apps.care.models import WayIn
    from amends.apps.care.services import Said, take_inquiry

    taken = take_inquiry(
        said=Said(kind="complaint", text="چرا به من نگفتید؟", language="fa"),
        way_in=WayIn.WEB,
        incident=incident,
        received_at=now,
        now=now,
        public_key=desk_public_key(),
        pepper=secret("portal.pepper"),
    )
    return str(taken.inquiry.ref)


def asked_export(incident: Any, now: datetime) -> str:
    from amends.apps.accounts.models import User
    from amends.apps.looks.exports import ask_export

    by = User.objects.get(username="lead")
    return ask_export(by=by, incident=incident, what="ledger", reason="the supervisor asks", now=now).ref


def told_of_a_test(now: datetime) -> str:
    """A webhook with a test that waits, and a token beside it."""
    from django.conf import settings

    from amends.apps.integrations.scopes import Scope
    from amends.apps.integrations.services import add_endpoint, issue_token, plan_test

    issue_token(
        name="ticket system", scopes=[next(iter(Scope))], expires_at=now + timedelta(days=9), by="admin", now=now
    )
    hook, _ = add_endpoint(
        url="https://tickets.bankpolnocny.example/amends", kinds=["*"], by="admin", now=now, secret=settings.SECRET_OF
    )
    plan_test(ref=hook.ref, now=now)
    return str(hook.ref)


if __name__ == "__main__":
    sys.exit(main())
