"""Every mail service keeps the contract, and what a person gets is what was released."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiohttp import web
from contract import ID, TEXT, Check, Kit, Mode, Peer, checks, in_use, name_of, run
from services_peer import DIALECTS, KEY, USER, MailPeer
from voices_http import RETRY_AFTER_S, answer

from amends.core.channels import Channel
from amends.core.errors import InputError, MachineError
from amends.core.ports import Outcome, OutcomeKind, Parcel
from amends.providers.email.mime import Mail, Sender, build
from amends.providers.way import provider_for

TO = "ana.example@home.example"
AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SENDER = Sender(name="Bank “Ö” & Söhne, AG", address="notice@bank.example", is_exercise=True)
SUBJECT = "Übung: Ihre Daten wurden offengelegt – was Sie jetzt tun können 🛡️ und warum wir Ihnen schreiben"
LOOKS_UP = tuple(service for service, dialect in DIALECTS.items() if dialect.found)
REJECTED = {"id": "1", "total_accepted_recipients": 0, "total_rejected_recipients": 1}
RAW = ("ses", "mailgun", "sparkpost")


def mail(message_id: str, text: str, **changed: str) -> Mail:
    fields = {"to_name": "Ana Example", "to_address": TO, "language": "de", "subject": SUBJECT} | changed
    return Mail(message_id=message_id, text=text, html=f"<p>{html.escape(text)}</p>", **fields)


def parcel(message_id: str, text: str) -> Parcel:
    return Parcel(message_id, Channel.EMAIL, TO, build(mail(message_id, text), sender=SENDER, at=AT), is_exercise=True)


def kit(service: str) -> Kit:
    def wrong(peer: Peer) -> str:
        return peer.url.replace(USER if service == "ses" else KEY, "wr0ng-key")

    return Kit(
        peer=lambda: MailPeer(service),
        parcel=parcel,
        retry_after_s=RETRY_AFTER_S,
        wrong_url=wrong,
        secret=KEY,
        shown=lambda text: re.sub(r"\r\n|\r|\n", "\r\n", text),
        looks_up=service in LOOKS_UP,
        bad_addresses=("", "ana", "a@b@c.example", "somebody.else@home.example", "ana\r\nBcc: x@y.example"),
    )


CASES = [
    pytest.param(service, check, id=f"{service}-{name_of(check)}")
    for service in DIALECTS
    for check in checks(kit(service))
]


@pytest.mark.parametrize(("service", "check"), CASES)
def test_it_keeps_the_contract(service: str, check: Check) -> None:
    run(check, kit(service))


def sent(service: str, one: Parcel, prepare: Callable[[MailPeer], None] = lambda _: None) -> tuple[MailPeer, Outcome]:
    async def send() -> tuple[MailPeer, Outcome]:
        async with in_use(kit(service)) as (peer, provider):
            assert isinstance(peer, MailPeer)
            prepare(peer)
            return peer, await provider.send(one)

    return asyncio.run(send())


@pytest.mark.parametrize("service", DIALECTS)
def test_every_part_of_the_mail_arrives_equal(service: str) -> None:
    words = "Guten Tag,\n\nes gab einen Vorfall.\nRufen Sie uns an: سلام 日本語 🛡️\n.\nEnde  "
    one = parcel(ID, words)
    peer, outcome = sent(service, one)
    assert outcome.kind is OutcomeKind.ACCEPTED
    (got,) = peer.mails
    crlf = words.replace("\n", "\r\n")
    assert (got.subject, got.text, got.html) == (SUBJECT, crlf, f"<p>{crlf}</p>".replace("&", "&amp;"))
    assert "notice@bank.example" in got.sender
    assert {name: got.headers[name] for name in ("Content-Language", "Auto-Submitted", "X-Amends-Exercise")} == {
        "Content-Language": "de",
        "Auto-Submitted": "auto-generated",
        "X-Amends-Exercise": "yes",
    }
    assert got.id == ID


@pytest.mark.parametrize("service", RAW)
def test_services_that_take_mime_get_the_released_bytes(service: str) -> None:
    one = parcel(ID, TEXT)
    (got,) = sent(service, one)[0].mails
    mark = b"" if service == "mailgun" else f"X-Amends-Message-ID: <{ID}>\r\n".encode()
    assert got.raw == mark + one.content


@pytest.mark.parametrize("service", ["ses", "brevo", "resend", "scaleway"])
def test_an_account_that_may_rewrite_links_is_not_used_without_a_promise(service: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(f"{service}://{USER}:{KEY}@127.0.0.1:9")
    assert caught.value.code == "provider.tracking"


def test_a_url_without_a_key_is_refused() -> None:
    for url in ("postmark://api.example", "mailjet://:k@api.example"):
        with pytest.raises(InputError) as caught:
            provider_for(url)
        assert caught.value.code == "provider.no_secret"


@pytest.mark.parametrize("service", ["brevo", "mailersend"])
def test_marks_that_a_service_would_fill_in_are_refused_beforehand(service: str) -> None:
    options = DIALECTS[service].options
    provider = provider_for(f"{service}://{USER}:{KEY}@127.0.0.1:9?timeout=1{options}")
    assert provider.objection(parcel(ID, "Hello {{ params.name }}"))
    assert provider.objection(parcel(ID, TEXT)) is None


@pytest.mark.parametrize("service", DIALECTS)
def test_what_would_get_lost_is_refused_beforehand(service: str) -> None:
    provider = provider_for(f"{service}://{USER}:{KEY}@127.0.0.1:9?timeout=1{DIALECTS[service].options}")
    good = parcel(ID, TEXT)
    assert provider.objection(good) is None
    assert provider.objection(replace(good, message_id="another@notices.example"))
    assert provider.objection(replace(good, content=good.content.replace(b"To: ", b"Cc: eve@x.example\r\nTo: ", 1)))
    unmarked = good.content.replace(b"X-Amends-Exercise: yes\r\n", b"")
    assert provider.objection(replace(good, content=unmarked))
    assert provider.objection(replace(good, content=unmarked, is_exercise=False)) is None
    signed = replace(good, content=b"DKIM-Signature: v=1; a=rsa-sha256\r\n" + good.content)
    attached = replace(good, content=good.content.replace(b"multipart/alternative", b"multipart/mixed", 1))
    for lossy in (signed, attached):
        assert bool(provider.objection(lossy)) == (service not in RAW)


@pytest.mark.parametrize("service", DIALECTS)
def test_a_redirect_is_not_followed(service: str) -> None:
    elsewhere: list[str] = []

    def redirect(peer: MailPeer) -> None:
        async def take(request: web.BaseRequest, body: bytes) -> web.Response:
            elsewhere.append(request.path)
            return answer(307, headers={"Location": f"http://127.0.0.1:{peer.port}/stolen"})

        peer.take = take  # type: ignore[method-assign]

    with pytest.raises(MachineError) as caught:
        sent(service, parcel(ID, TEXT), redirect)
    assert caught.value.code == "provider.redirect"
    assert elsewhere == [DIALECTS[service].path]


@pytest.mark.parametrize(
    ("service", "status", "body", "code"),
    [
        ("postmark", 422, {"ErrorCode": 400, "Message": "Sender signature not found"}, "provider.auth"),
        ("mailjet", 401, {"ErrorCode": "mj-0002", "ErrorMessage": "API key"}, "provider.auth"),
        ("brevo", 402, {"code": "not_enough_credits"}, "provider.auth"),
        ("mailgun", 404, {"message": "Domain not found: bank.example"}, "provider.bad_place"),
        ("ses", 400, {"message": "suspended"}, "provider.auth"),
    ],
)
def test_an_answer_about_the_account_stops_the_run(
    service: str, status: int, body: dict[str, object], code: str
) -> None:
    def spoil(peer: MailPeer) -> None:
        async def take(request: web.BaseRequest, _: bytes) -> web.Response:
            return answer(status, body, {"x-amzn-ErrorType": "AccountSuspendedException"})

        peer.take = take  # type: ignore[method-assign]

    with pytest.raises(MachineError) as caught:
        sent(service, parcel(ID, TEXT), spoil)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("service", "status", "body", "kind"),
    [
        ("postmark", 422, {"ErrorCode": 406, "Message": "Inactive recipient"}, OutcomeKind.REFUSED),
        ("mailjet", 400, {"Messages": [{"Status": "error", "Errors": []}]}, OutcomeKind.REFUSED),
        ("sparkpost", 200, {"results": REJECTED}, OutcomeKind.REFUSED),
        ("scaleway", 200, {"emails": []}, OutcomeKind.DOUBT),
        ("mailgun", 500, {}, OutcomeKind.DOUBT),
        ("resend", 503, {}, OutcomeKind.TEMPORARY),
        ("ses", 500, {}, OutcomeKind.DOUBT),
        ("ses", 400, {"__type": "MessageRejected"}, OutcomeKind.REFUSED),
        ("ses", 400, {"__type": "LimitExceededException"}, OutcomeKind.TEMPORARY),
    ],
)  # fmt: skip
def test_each_answer_means_what_the_service_says(
    service: str, status: int, body: dict[str, object], kind: OutcomeKind
) -> None:
    def spoil(peer: MailPeer) -> None:
        async def take(request: web.BaseRequest, _: bytes) -> web.Response:
            return answer(status, body)

        peer.take = take  # type: ignore[method-assign]

    assert sent(service, parcel(ID, TEXT), spoil)[1].kind is kind


def test_a_lost_answer_is_not_repeated_by_a_library_of_its_own_accord() -> None:
    for service in DIALECTS:
        peer, outcome = sent(service, parcel(ID, TEXT), lambda peer: setattr(peer, "mode", Mode.LOSE_ANSWER))
        assert outcome.kind is OutcomeKind.DOUBT
        assert len(peer.requests) == 1, service


@pytest.mark.parametrize("service", ["brevo", "resend"])
def test_a_repetition_carries_the_same_key(service: str) -> None:
    async def twice() -> list[str]:
        async with in_use(kit(service)) as (peer, provider):
            assert isinstance(peer, MailPeer)
            for identity in (ID, ID, "m-other@notices.example"):
                await provider.send(parcel(identity, TEXT))
            if service == "resend":
                return [headers["Idempotency-Key"] for _, _, headers, _ in peer.requests]
            return [got.headers["idempotencyKey"] for got in peer.mails]

    first, again, other = asyncio.run(twice())
    assert first == again != other


def test_an_identity_that_would_not_come_back_is_refused_beforehand() -> None:
    provider = provider_for(f"postmark://:{KEY}@127.0.0.1:9")
    assert provider.objection(parcel("x" * 61 + "@notices.example", TEXT)) is None
    assert provider.objection(parcel("x" * 65 + "@notices.example", TEXT))


@pytest.mark.parametrize("service", DIALECTS)
def test_what_was_objected_to_never_leaves_even_if_it_is_sent(service: str) -> None:
    one = replace(parcel(ID, TEXT), to="somebody.else@home.example")
    peer, outcome = sent(service, one)
    assert (outcome.kind, outcome.code) == (OutcomeKind.REFUSED, "objection")
    assert peer.requests == []


def test_amazons_region_is_in_the_host_or_named() -> None:
    assert (
        provider_for("ses://email.eu-central-1.amazonaws.com?tracking=off").name
        == "ses:email.eu-central-1.amazonaws.com"
    )
    with pytest.raises(InputError) as caught:
        provider_for("ses://mail.example?tracking=off")
    assert caught.value.code == "provider.bad_option"
