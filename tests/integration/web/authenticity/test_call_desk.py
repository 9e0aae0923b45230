"""The contact-centre agent sees what a call needs and nothing else (S4)."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from rehearsed import NOW, Finished
from sealed import CODE, a_person, sealed_message
from staffed import signed_in

from amends.apps.accounts.models import Role, User
from amends.apps.authenticity.calls import ALARM_PER_HOUR, MOST_PER_HOUR, SHOWN_FOR, CallReason, look_shown
from amends.apps.authenticity.models import CallLook
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.core.channels import Channel
from amends.core.person import PersonRow
from amends.core.reach import ContactProfile, SafeContact

pytestmark = pytest.mark.django_db
ASKED = {"typed": CODE, "reason": "asks_about_notice", "call_ref": "T-4711"}
SECRETS = {
    "phone": "+48600100200", "email": "jan@home.test", "street": "Secret Street 7", "postcode": "00-950",
    "city": "Hidden",
}  # fmt: skip


def a_caller() -> PersonRow:
    return PersonRow(
        person_ref="C-000123", name="Jan Sekretny", given_name="Jan", family_name="Sekretny", language="en",
        residence="PL",
        elements=("name", "iban"), large_print=True, country="PL", **SECRETS,
        reach=ContactProfile(
            safe_contact=SafeContact(only=frozenset({Channel.POST}), reason="abuse"), vulnerability="abuse"
        ),
    )  # fmt: skip


@pytest.fixture
def incident(finished: Finished) -> Incident:
    """An incident with one message to the caller and one to somebody else."""
    made = finished()
    sealed_message(made, Channel.SMS, at=NOW, person=a_caller())
    return made


@pytest.fixture
def agent() -> tuple[Client, User]:
    client = Client()
    return client, signed_in(client, Role.CONTACT_CENTRE)


def shown(client: Client, **over: str) -> str:
    response = client.post("/console/call-desk", ASKED | over, follow=True)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    return unescape(response.content.decode())


def test_the_agent_sees_what_the_call_needs(incident: Incident, agent: tuple[Client, User]) -> None:
    text = shown(agent[0])
    for words in ("Speaking with <bdi>Jan</bdi>", "name</li>", "IBAN", "Large print.", "only by: post.", "sms",
                  "24 months of credit monitoring", "EXERCISE"):  # fmt: skip
        assert words in text
    assert "cards free of charge" not in text  # no card of this person was exposed


@pytest.mark.parametrize("secret", [*SECRETS.values(), "Sekretny", "C-000123", "abuse", CODE, "Ola", "C-999999"])
def test_the_agent_sees_nothing_else(incident: Incident, agent: tuple[Client, User], secret: str) -> None:
    text = shown(agent[0])
    assert secret not in text.replace("help@bank.example", "")


def test_a_person_reference_finds_the_same_call(incident: Incident, agent: tuple[Client, User]) -> None:
    assert "Speaking with <bdi>Jan</bdi>" in shown(agent[0], typed="C-000123")
    assert "We know no message" in shown(agent[0], typed="Jan Sekretny")
    assert "We know no message" in shown(agent[0], typed="600100200")


def test_each_look_is_recorded_before_anything_is_shown(incident: Incident, agent: tuple[Client, User]) -> None:
    shown(agent[0])
    look = Look.objects.get()
    assert look.kind == "call"
    assert "T-4711" in look.reason
    assert look.person_hash
    assert "C-000123" not in str(vars(look))


def test_no_reason_no_call_no_code_no_look(incident: Incident, agent: tuple[Client, User]) -> None:
    for over in ({"reason": ""}, {"reason": "curiosity"}, {"call_ref": ""}, {"typed": ""}, {"typed": "x" * 300}):
        assert agent[0].post("/console/call-desk", ASKED | over).status_code == 409
    assert not CallLook.objects.exists()


def test_what_was_shown_is_the_agents_own_and_for_a_short_while(incident: Incident, agent: tuple[Client, User]) -> None:
    shown(agent[0])
    address = f"/console/call-desk/{CallLook.objects.get().ref}"
    assert agent[0].get(address).status_code == 200
    other = Client()
    other.force_login(User.objects.create(username="another", role=Role.CONTACT_CENTRE))
    assert other.get(address).status_code == 404
    lead = Client()
    signed_in(lead, Role.INCIDENT_LEAD)
    assert lead.get(address).status_code == 403
    assert agent[0].get("/console/call-desk/CALL-UNKNOWN").status_code == 404


def test_an_old_look_is_not_shown_again(incident: Incident, agent: tuple[Client, User]) -> None:
    shown(agent[0])
    look = CallLook.objects.get()
    assert look_shown(by=agent[1], ref=look.ref, now=look.at + SHOWN_FOR - timedelta(seconds=1)) is not None
    assert look_shown(by=agent[1], ref=look.ref, now=look.at + SHOWN_FOR + timedelta(seconds=1)) is None


def looked(user: User, times: int) -> None:
    CallLook.objects.bulk_create(
        CallLook(ref=f"CALL-{number}", by=user, reason=CallReason.CALLED_BACK, call_sha256="a" * 64, at=timezone.now())
        for number in range(times)
    )


def test_guesses_count_and_too_many_looks_are_refused(incident: Incident, agent: tuple[Client, User]) -> None:
    shown(agent[0], typed="ZZZZZ-ZZZZ9")
    assert CallLook.objects.filter(message__isnull=True).count() == 1
    looked(agent[1], MOST_PER_HOUR - 1)
    response = agent[0].post("/console/call-desk", ASKED)
    assert response.status_code == 409
    assert "Nobody who calls is turned away" in unescape(response.content.decode())


def test_an_unusual_number_of_looks_is_on_record_once_an_hour(incident: Incident, agent: tuple[Client, User]) -> None:
    looked(agent[1], ALARM_PER_HOUR - 1)
    shown(agent[0])
    assert not Entry.objects.filter(kind="call.unusual").exists()
    for _ in range(3):
        shown(agent[0])
    alarms = Entry.objects.filter(kind="call.unusual")
    assert alarms.count() in (1, 2)  # two only if the hour ended meanwhile
    assert agent[1].username not in alarms[0].leaf


def test_looks_of_an_hour_ago_count_no_more(incident: Incident, agent: tuple[Client, User]) -> None:
    CallLook.objects.bulk_create(
        CallLook(
            ref=f"CALL-{number}",
            by=agent[1],
            reason="x",
            call_sha256="a" * 64,
            at=timezone.now() - timedelta(minutes=61),
        )
        for number in range(MOST_PER_HOUR)
    )
    assert "Speaking with" in shown(agent[0])


def test_destroyed_data_leaves_what_was_sent(
    incident: Incident, agent: tuple[Client, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amends.web.console.desk.call.key_if_kept", lambda _: b"\0" * 32)
    text = shown(agent[0])
    assert "have been destroyed" in text
    assert "sms" in text


def test_the_desk_reminds_of_what_is_never_asked_and_turns_nobody_away(agent: tuple[Client, User]) -> None:
    text = unescape(agent[0].get("/console/call-desk").content.decode())
    assert "Never ask for a password, a PIN, a card number" in text
    assert "call the number on your card" in text
    assert "A caller without a code is never turned away" in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CONTACT_CENTRE])
def test_nobody_else_has_a_call_desk(incident: Incident, role: Role) -> None:
    client = Client()
    signed_in(client, role)
    assert client.get("/console/call-desk").status_code == 403
    assert client.post("/console/call-desk", ASKED).status_code == 403


# Their own desk, inquiries, sign-in and account; and the page that says what one has just done oneself.
_OWN = (
    "call",
    "inquir",
    "queue",  # what people ask, and the approved answers to it
    "care_",
    "posts",
    "callbacks",
    "answer",
    "rumours",
    "contact",  # may we contact this person, and why we did
    "suppression",
    "sign",
    "enter",
    "account",
    "incidents console/",  # leads the agent to the call desk
    "session",
    "factor",
    "mfa",
    "link",
    "expired",
    "bulk_done",
)


def _console() -> list[tuple[str, str]]:
    """Name and address of each page of the console, with a made-up value for each part of the address."""
    found: list[tuple[str, str]] = []

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            address = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, address)
            else:
                found.append((pattern.name or "", address))

    console = next(item for item in get_resolver().url_patterns if str(item.pattern) == "console/")
    assert isinstance(console, URLResolver)
    walk(console.url_patterns, "console/")
    return found


def _filled(address: str) -> str:
    parts = []
    for part in address.split("/"):
        if "<" in part:
            kind = part[part.index("<") + 1 :].partition(":")[0]
            part = part[: part.index("<")] + ("1" if kind == "int" else "INC-AAAAAAA") + part[part.index(">") + 1 :]  # noqa: PLW2901
        parts.append(part)
    return "/" + "/".join(parts)


def test_every_other_page_of_the_console_is_closed_to_the_agent(incident: Incident, agent: tuple[Client, User]) -> None:
    tried = [(name, address) for name, address in _console() if not any(own in f"{name} {address}" for own in _OWN)]
    assert len(tried) >= 10
    open_to_agent = {}
    for name, address in tried:
        target = _filled(address).replace("INC-AAAAAAA", incident.ref, 1)
        answer = agent[0].get(target)
        leads_home = answer.headers.get("Location") == "/console/call-desk"  # from the page on which other roles begin
        if answer.status_code not in (403, 405) and not leads_home:
            open_to_agent[name or address] = answer.status_code
    assert open_to_agent == {}


def test_a_person_row_of_the_test_really_holds_secrets() -> None:
    assert a_person().phone
    assert a_caller().street == SECRETS["street"]
