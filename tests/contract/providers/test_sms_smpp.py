"""SMPP: the contract, and what is special about it: parts, receipts, replies, a link that breaks."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import smpp34
from contract import ID, TEXT, Check, Kit, Mode, checks, name_of, run
from smsc import NUMBER, PASSWORD, Smsc, sms_parcel

from amends.core.errors import InputError, MachineError
from amends.core.ports import OutcomeKind, Receipt, ReceiptKind
from amends.providers.sms.smpp import SmppProvider
from amends.providers.sms.smpp_receipts import Reply
from amends.providers.way import provider_for

LONG = "Dear Ana Example, " + "[your data] were exposed. " * 12
KIT = Kit(
    peer=Smsc,
    parcel=sms_parcel,
    wrong_url=lambda peer: peer.url.replace(PASSWORD, "wrong"),
    secret=PASSWORD,
    has_id=False,
    looks_up=True,
    bad_addresses=(
        "",
        "+",
        "4915112345678",
        "+0151123456",
        "+49 151 123",
        "+49151\r\n1",
        "+1234567890123456",
        "+٤٩١٥١١٢٣٤٥",
    ),
)


@pytest.mark.parametrize("check", checks(KIT), ids=name_of)
def test_smpp_keeps_the_contract(check: Check) -> None:
    run(check, KIT)


@asynccontextmanager
async def bound(smsc: Smsc) -> AsyncIterator[SmppProvider]:
    await smsc.start()
    provider = provider_for(smsc.url)
    assert isinstance(provider, SmppProvider)
    try:
        await provider.open()
        yield provider
    finally:
        await provider.close()
        await smsc.stop()


def played(smsc: Smsc, play: Callable[[SmppProvider], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with asyncio.timeout(15), bound(smsc) as provider:
            await play(provider)

    asyncio.run(whole())


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.005)


def modes(*given: Mode, then: Mode = Mode.ACCEPT) -> Callable[[int], Mode]:
    return lambda number: given[number - 1] if number <= len(given) else then


def test_a_long_message_arrives_as_one_and_its_ref_names_every_part() -> None:
    smsc = Smsc()

    async def play(provider: SmppProvider) -> None:
        outcome = await provider.send(sms_parcel(ID, LONG))
        assert outcome.kind is OutcomeKind.ACCEPTED
        assert outcome.ref == "00000001,00000002,00000003"
        assert [found.text for found in smsc.received] == [LONG]
        assert {sms.esm_class for sms in smsc.submissions} == {0x40}
        assert (await provider.look_up(ID, outcome.ref)).kind is OutcomeKind.ACCEPTED

    played(smsc, play)


def test_the_submission_says_what_the_url_asks_for() -> None:
    smsc = Smsc(options="from=Bank&validity=30&service_type=WAP")

    async def play(provider: SmppProvider) -> None:
        await provider.send(sms_parcel(ID, "a €"))
        sms = smsc.submissions[0]
        assert (sms.source_addr, sms.source_addr_ton, sms.source_addr_npi) == ("Bank", 5, 0)
        assert (sms.destination_addr, sms.dest_addr_ton, sms.dest_addr_npi) == (NUMBER[1:], 1, 1)
        assert (sms.validity_period, sms.service_type) == ("000001060000000R", "WAP")
        assert (sms.registered_delivery, sms.data_coding, sms.short_message) == (1, 0, b"a \x1be")
        assert [tag.tag for tag in sms.tlvs] == [smpp34.TLV_USER_MESSAGE_REFERENCE]

    played(smsc, play)


def test_an_old_smsc_gets_no_optional_parameter() -> None:
    smsc = Smsc()
    smsc.version = b""

    async def play(provider: SmppProvider) -> None:
        await provider.send(sms_parcel(ID, TEXT))
        assert smsc.submissions[0].tlvs == []

    played(smsc, play)


def test_some_parts_accepted_and_one_unanswered_is_doubt_and_looking_up_does_not_deny_it() -> None:
    smsc = Smsc(script=modes(Mode.ACCEPT, Mode.ACCEPT, Mode.LOSE_ANSWER))

    async def play(provider: SmppProvider) -> None:
        outcome = await provider.send(sms_parcel(ID, LONG))
        assert outcome.kind is OutcomeKind.DOUBT
        assert outcome.ref == "00000001,00000002,"
        smsc.states[""] = 2  # an SMSC that tells of its last message when none is named
        assert await provider.look_up(ID, outcome.ref) is None

    played(smsc, play)


def test_a_part_refused_for_good_after_another_was_taken_is_doubt() -> None:
    smsc = Smsc(script=modes(Mode.ACCEPT, Mode.REFUSE))

    async def play(provider: SmppProvider) -> None:
        outcome = await provider.send(sms_parcel(ID, LONG))
        assert (outcome.kind, outcome.code) == (OutcomeKind.DOUBT, "ESME_RINVDSTADR")
        assert "2 of 3 parts" in outcome.reason

    played(smsc, play)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(Mode.REFUSE, OutcomeKind.REFUSED), (Mode.BUSY, OutcomeKind.TEMPORARY), (Mode.LOSE_ANSWER, OutcomeKind.DOUBT)],
)
def test_nothing_follows_a_first_part_that_was_not_taken(mode: Mode, kind: OutcomeKind) -> None:
    smsc = Smsc(script=modes(mode))

    async def play(provider: SmppProvider) -> None:
        assert (await provider.send(sms_parcel(ID, LONG))).kind is kind
        assert len(smsc.submissions) == 1

    played(smsc, play)


def test_a_throttled_later_part_is_tried_again_and_the_message_arrives_once() -> None:
    smsc = Smsc(script=modes(Mode.ACCEPT, Mode.BUSY), options="")

    async def play(provider: SmppProvider) -> None:
        assert (await provider.send(sms_parcel(ID, LONG))).kind is OutcomeKind.ACCEPTED
        assert [found.text for found in smsc.received] == [LONG]
        assert len(smsc.submissions) == 4

    played(smsc, play)


def test_a_link_cut_under_way_leaves_in_doubt_what_was_under_way_and_the_next_binds_anew() -> None:
    smsc = Smsc(script=modes(Mode.ACCEPT, Mode.DOWN))

    async def play(provider: SmppProvider) -> None:
        kinds = [(await provider.send(sms_parcel(f"m-{n}", f"{TEXT} {n}"))).kind for n in range(4)]
        assert kinds == [OutcomeKind.ACCEPTED, OutcomeKind.DOUBT, OutcomeKind.ACCEPTED, OutcomeKind.ACCEPTED]
        assert smsc.binds == 2

    played(smsc, play)


def test_no_more_are_under_way_than_the_window_allows() -> None:
    smsc = Smsc(options="window=3", script=lambda number: Mode.LOSE_ANSWER)

    async def play(provider: SmppProvider) -> None:
        jobs = [asyncio.ensure_future(provider.send(sms_parcel(f"m-{n}", TEXT))) for n in range(6)]
        await asyncio.sleep(0.2)
        assert (provider.concurrency, len(smsc.submissions)) == (3, 3)
        assert {outcome.kind for outcome in await asyncio.gather(*jobs)} == {OutcomeKind.DOUBT}

    played(smsc, play)


def test_an_answer_that_comes_after_we_gave_up_is_evidence() -> None:
    smsc, heard = Smsc(script=modes(Mode.LOSE_ANSWER)), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        assert (await provider.send(sms_parcel(ID, TEXT))).kind is OutcomeKind.DOUBT
        smsc.say(b"\0\0\0\x14\x80\0\0\4\0\0\0\0\0\0\0\2abc\0")  # sequence 2: the first was the bind
        await until(lambda: bool(heard))
        assert (heard[0].kind, heard[0].message_id, heard[0].ref) == (ReceiptKind.ACCEPTED, ID, "abc")

    played(smsc, play)


def test_an_answer_to_a_question_that_was_given_up_does_no_harm() -> None:
    smsc = Smsc()

    async def play(provider: SmppProvider) -> None:
        smsc.is_deaf = True
        assert await provider.look_up(ID, "1") is None
        smsc.is_deaf = False
        smsc.say(b"\0\0\0\x14\x80\0\0\3\0\0\0\0\0\0\0\x021\0\0\2")
        await asyncio.sleep(0.05)
        assert (await provider.send(sms_parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
        assert smsc.binds == 1

    played(smsc, play)


def test_receipts_find_their_message_also_twice_late_and_out_of_order() -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        for n in range(3):
            await provider.send(sms_parcel(f"m-{n}", TEXT))
        smsc.receipt("00000003", "UNDELIV", err="001")
        smsc.receipt("00000001")
        smsc.receipt("00000001")
        smsc.receipt("00000002", "EXPIRED")
        smsc.receipt("deadbeef")
        await until(lambda: len(heard) == 5)
        told = [(found.message_id, found.kind, found.is_permanent, found.status) for found in heard]
        assert told == [
            ("m-2", ReceiptKind.BOUNCED, True, "UNDELIV 001"),
            ("m-0", ReceiptKind.DELIVERED, False, "DELIVRD 000"),
            ("m-0", ReceiptKind.DELIVERED, False, "DELIVRD 000"),
            ("m-1", ReceiptKind.BOUNCED, False, "EXPIRED 000"),
            ("", ReceiptKind.DELIVERED, False, "DELIVRD 000"),
        ]
        assert heard[1].event == heard[2].event
        assert all(found.at.tzinfo and "Ana" not in repr(found) for found in heard)
        await until(lambda: len(smsc.acknowledged) == 5)
        assert {status for _, status in smsc.acknowledged} == {0}

    played(smsc, play)


def test_a_receipt_before_the_answer_of_its_submission_still_finds_its_message() -> None:
    smsc, heard = Smsc(), []
    smsc.before_answer = smsc.receipt

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        await asyncio.gather(*(provider.send(sms_parcel(f"m-{n}", TEXT)) for n in range(10)))
        await until(lambda: len(heard) == 10)
        assert sorted(found.message_id for found in heard) == [f"m-{n}" for n in range(10)]

    played(smsc, play)


def test_a_message_of_parts_is_delivered_with_its_last_part() -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        await provider.send(sms_parcel(ID, LONG))
        for ref in ("00000003", "00000001", "00000001", "00000002"):
            smsc.receipt(ref)
        await until(lambda: len(heard) == 4)
        assert [found.kind for found in heard] == [ReceiptKind.ACCEPTED] * 3 + [ReceiptKind.DELIVERED]
        assert {found.message_id for found in heard} == {ID}

    played(smsc, play)


def test_a_new_process_tells_of_an_old_message_by_the_name_of_its_part() -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        smsc.receipt("7a")
        smsc.receipt("7b")
        await until(lambda: len(heard) == 2)
        assert [(found.ref, found.message_id, found.kind) for found in heard] == [
            ("7a", "", ReceiptKind.DELIVERED),
            ("7b", "", ReceiptKind.DELIVERED),
        ]
        assert {found.event.partition(":")[0] for found in heard} == {"7a", "7b"}
        assert all(found.status.startswith("DELIVRD") for found in heard)

    played(smsc, play)


def test_an_answer_that_nobody_else_takes_is_told_without_a_word_or_a_number() -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        smsc.deliver(b"STOP", esm_class=0)
        smsc.deliver(b"STOP", esm_class=0)
        await until(lambda: len(heard) == 2)
        assert {found.source for found in heard} == {"smpp-reply"}
        assert len({found.event for found in heard}) == 2
        assert NUMBER[1:] not in repr(heard)
        assert "STOP" not in repr(heard)

    played(smsc, play)


def test_an_answer_that_cannot_be_kept_is_delivered_again() -> None:
    smsc = Smsc()

    def full(receipt: Receipt) -> None:
        raise MachineError("disk full", code="x.disk")

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = full
        smsc.deliver(b"STOP", esm_class=0)
        await until(lambda: bool(smsc.acknowledged))
        assert smsc.acknowledged == [(1, 0x64)]

    played(smsc, play)


def test_what_could_not_be_kept_is_delivered_again() -> None:
    smsc = Smsc()

    def full(receipt: Receipt) -> None:
        raise MachineError("disk full", code="x.disk")

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = full
        smsc.receipt("1")
        await until(lambda: bool(smsc.acknowledged))
        assert smsc.acknowledged == [(1, 0x64)]

    played(smsc, play)


def test_the_words_of_a_person_are_no_receipt_whatever_they_say() -> None:
    smsc, receipts, replies = Smsc(), [], []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt, provider.on_reply = receipts.append, replies.append
        await provider.send(sms_parcel(ID, TEXT))
        smsc.deliver(b"STOP", esm_class=0)
        smsc.deliver(b"id:00000001 sub:001 dlvrd:001 stat:DELIVRD err:000", esm_class=0)
        smsc.deliver("سلام".encode("utf-16-be"), esm_class=0, data_coding=8)
        smsc.deliver(b"\5\0\3\7\2\1part", esm_class=0x40)
        await until(lambda: len(replies) == 4)
        assert receipts == []
        assert [reply.text for reply in replies][::2] == ["STOP", "سلام"]
        assert replies[3].text == "part"
        assert isinstance(replies[0], Reply)
        assert replies[0].sender == NUMBER
        assert NUMBER[1:] not in repr(replies[0])

    played(smsc, play)


def test_a_receipt_in_optional_parameters_needs_no_text() -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        await provider.send(sms_parcel(ID, TEXT))
        tags = [smpp34.Tlv(smpp34.TLV_RECEIPTED_MESSAGE_ID, b"00000001\0"), smpp34.Tlv(smpp34.TLV_MESSAGE_STATE, b"\2")]
        smsc.deliver(b"", tlvs=tags)
        await until(lambda: bool(heard))
        assert (heard[0].message_id, heard[0].kind) == (ID, ReceiptKind.DELIVERED)

    played(smsc, play)


@pytest.mark.parametrize(
    ("options", "answered", "told"),
    [
        ("ids=hex", "0001F4a0", "0000128160"),
        ("ids=decimal", "128160", "1f4a0"),
        ("", "0000012", "12"),
        ("", "AbC", "aBc"),
    ],
)
def test_ids_of_receipts_are_read_in_the_form_that_the_operator_uses(options: str, answered: str, told: str) -> None:
    smsc, heard = Smsc(options=options), []
    smsc.name_of = lambda number: answered

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        await provider.send(sms_parcel(ID, TEXT))
        smsc.receipt(told)
        await until(lambda: bool(heard))
        assert (heard[0].message_id, heard[0].ref) == (ID, answered)

    played(smsc, play)


def test_a_hexadecimal_name_is_not_mistaken_for_another_messages_decimal_one() -> None:
    smsc, heard = Smsc(), []
    smsc.name_of = lambda number: "10"

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        await provider.send(sms_parcel(ID, TEXT))
        smsc.receipt("16")
        smsc.receipt("a")
        await until(lambda: len(heard) == 2)
        assert {found.message_id for found in heard} == {""}

    played(smsc, play)


def test_the_date_of_a_receipt_counts_where_the_operators_zone_is_known() -> None:
    smsc, heard = Smsc(options="zone=Europe/Berlin"), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        smsc.receipt("1", done="2606011200")
        smsc.receipt("1", "EXPIRED", done="2699991200")
        await until(lambda: len(heard) == 2)
        assert heard[0].at == datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
        assert datetime.now(UTC) - heard[1].at < timedelta(minutes=1)

    played(smsc, play)


@pytest.mark.parametrize(
    "octets",
    [
        b"\0\0\0\3garbage",
        b"\xff\xff\xff\xff" * 8,
        b"\0\0\0\x14\0\0\0\5\0\0\0\0\0\0\0\x09\0\1\1\xff",
        b"\0\0\0\x10\x80\0\0\x99\0\0\0\0\0\0\0\x63",
        b"\0\0\0\x10\0\0\0\x99\0\0\0\0\0\0\0\x07",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
    ],
)
def test_octets_that_are_no_smpp_cost_at_most_the_link(octets: bytes) -> None:
    smsc = Smsc()

    async def play(provider: SmppProvider) -> None:
        smsc.say(octets)
        await asyncio.sleep(0.05)
        assert (await provider.send(sms_parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
        assert len(smsc.received) == 1

    played(smsc, play)


@pytest.mark.parametrize(
    "text", [b"", b"id:1", b"stat:DELIVRD", b"id:1 stat:NONSENSE", b"\xff" * 200, b"text:id:1 stat:DELIVRD"]
)
def test_a_receipt_that_says_nothing_is_counted_and_not_asked_for_again(text: bytes) -> None:
    smsc, heard = Smsc(), []

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        smsc.deliver(text)
        await until(lambda: bool(smsc.acknowledged))
        assert (smsc.acknowledged, heard) == ([(1, 0x65)], [])

    played(smsc, play)


def test_a_link_that_falls_silent_is_given_up_and_one_that_answers_is_kept() -> None:
    smsc = Smsc(options="enquire=0.3")

    async def play(provider: SmppProvider) -> None:
        await asyncio.sleep(1.2)
        assert (smsc.binds, smsc.enquiries >= 2) == (1, True)
        smsc.is_deaf = True
        await asyncio.sleep(0.9)
        smsc.is_deaf = False
        assert (await provider.send(sms_parcel(ID, TEXT))).kind is OutcomeKind.ACCEPTED
        assert smsc.binds == 2

    played(smsc, play)


def test_tls_needs_a_certificate_that_can_be_trusted(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    authority, key = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority, key)

    async def whole(options: str) -> OutcomeKind | str:
        smsc = Smsc(tls=context, options=options)
        try:
            async with bound(smsc) as provider:
                return (await provider.send(sms_parcel(ID, TEXT))).kind
        except MachineError as error:
            return error.code

    assert asyncio.run(whole(f"ca_file={authority}")) is OutcomeKind.ACCEPTED
    assert asyncio.run(whole("")) == "provider.tls"
    assert asyncio.run(whole(f"ca_file={tmp_path / 'absent'}")) == "provider.tls"


@pytest.mark.parametrize(
    "options",
    [
        "window=17",
        "window=0",
        "from=TwelveLetters",
        "from=B%C3%A4nk",
        "zone=Mars",
        "ids=x",
        "nonsense=1",
        "receipts=maybe",
    ],
)
def test_an_option_that_cannot_be_used_is_told_at_once(options: str) -> None:
    with pytest.raises(InputError) as caught:
        provider_for(f"smpp://a:geheim@h.example?{options}")
    assert "geheim" not in str(caught.value)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for localhost that is its own authority, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    pem, form, open_ = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(pem, form, open_))
    return cert, secret


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_smsc_does_nobody_gets_two_and_no_outcome_lies(seed: int) -> None:
    dice = random.Random(seed)
    weights = {Mode.ACCEPT: 60, Mode.BUSY: 15, Mode.REFUSE: 10, Mode.LOSE_ANSWER: 5, Mode.DOWN: 5, Mode.GARBAGE: 5}
    smsc = Smsc(script=lambda number: dice.choices(list(weights), list(weights.values()))[0], options="window=16")
    smsc.before_answer = lambda ref: smsc.receipt(ref) if dice.random() < 0.5 else None
    heard: list[Receipt] = []

    async def one(provider: SmppProvider, number: int) -> tuple[str, OutcomeKind]:
        text = f"{TEXT} {number} " + ("[more] " * 40 if number % 7 == 0 else "")
        while True:
            outcome = await provider.send(sms_parcel(f"m-{number}", text))
            if outcome.kind not in (OutcomeKind.TEMPORARY, OutcomeKind.UNSENT):
                return text, outcome.kind
            await asyncio.sleep(0.02)

    async def play(provider: SmppProvider) -> None:
        provider.on_receipt = heard.append
        outcomes = dict(await asyncio.gather(*(one(provider, number) for number in range(150))))
        arrived = [found.text for found in smsc.received]
        assert len(arrived) == len(set(arrived))
        assert {text for text, kind in outcomes.items() if kind is OutcomeKind.ACCEPTED} <= set(arrived)
        assert not {text for text, kind in outcomes.items() if kind is OutcomeKind.REFUSED} & set(arrived)
        assert set(outcomes.values()) == {OutcomeKind.ACCEPTED, OutcomeKind.REFUSED, OutcomeKind.DOUBT}
        kinds = {f"m-{number}": kind for number, kind in enumerate(outcomes.values())}
        told = {found.message_id for found in heard if found.kind is ReceiptKind.DELIVERED and found.message_id}
        assert not [name for name in told if kinds[name] is OutcomeKind.REFUSED]

    played(smsc, play)
