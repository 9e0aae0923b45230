"""The door for mail, as a mail server meets it: SMTP and LMTP on the loopback."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from amends.core.errors import InputError, MachineError
from amends.providers.mailbox.door import Door
from amends.providers.mailbox.model import MOST_BYTES, Received
from amends.providers.mailbox.ours import ours_of
from amends.providers.mailbox.rules import door_rules

OURS = ours_of(["care@bank.example"])
CARE, KEYED = "care@bank.example", f"care+{'a' * 24}@bank.example"
MAIL = b"From: a@x.example\r\nSubject: Hi\r\n\r\nHello\r\n"


class Keeper:
    def __init__(self) -> None:
        self.mails: list[Received] = []
        self.fault: Exception | None = None

    def __call__(self, received: Received) -> None:
        if self.fault:
            raise self.fault
        self.mails.append(received)


@contextmanager
def door(url: str = "127.0.0.1:0", keeper: Keeper | None = None) -> Iterator[tuple[Door, Keeper]]:
    keeper = keeper or Keeper()
    found = Door(door_rules(url, ours=OURS), take=keeper, now=lambda: datetime(2026, 6, 1, tzinfo=UTC))
    found.open()
    try:
        yield found, keeper
    finally:
        found.close()


def client(found: Door) -> smtplib.SMTP:
    return smtplib.SMTP("127.0.0.1", found.port, timeout=20)


def test_mail_for_us_is_kept_with_the_token_of_its_envelope() -> None:
    with door() as (found, keeper), client(found) as server:
        assert server.sendmail("a@x.example", [KEYED, CARE], MAIL) == {}
    assert [(mail.tokens, mail.text.strip()) for mail in keeper.mails] == [(("a" * 24,), "Hello")]


def test_nothing_is_passed_on() -> None:
    with door() as (found, keeper), client(found) as server:
        for address in ("bob@elsewhere.example", "care@bank.example@evil.example", "care%x.example@bank.example"):
            with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
                server.sendmail("a@x.example", [address], MAIL)
            assert 550 <= refused.value.recipients[address][0] <= 553
    assert keeper.mails == []


@pytest.mark.parametrize("fault", [MachineError("x", code="x.y"), RuntimeError("anna@people.example")])
def test_a_fault_says_come_again_and_nothing_of_the_mail(fault: Exception, capfd: pytest.CaptureFixture[str]) -> None:
    keeper = Keeper()
    keeper.fault = fault
    with door(keeper=keeper) as (found, _), client(found) as server:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            server.sendmail("anna@people.example", [CARE], MAIL)
        assert refused.value.smtp_code == 451
        assert b"anna" not in refused.value.smtp_error
        assert found.failures == 1
        keeper.fault = None
        assert server.sendmail("a@x.example", [CARE], MAIL) == {}
    assert len(keeper.mails) == 1
    assert "anna" not in "".join(capfd.readouterr())


def test_what_is_too_large_is_refused_before_it_is_kept() -> None:
    with door() as (found, keeper), client(found) as server:
        with pytest.raises(smtplib.SMTPSenderRefused) as refused:
            server.sendmail("a@x.example", [CARE], b"x" * (MOST_BYTES + 1))
        assert refused.value.smtp_code == 552
    assert keeper.mails == []


def test_lmtp_answers_for_each_recipient() -> None:
    with door("lmtp://127.0.0.1:0") as (found, keeper):
        raw = socket.create_connection(("127.0.0.1", found.port), timeout=20)
        with raw, raw.makefile("rwb") as stream:
            assert stream.readline().startswith(b"220")
            stream.write(b"LHLO mx\r\n")
            stream.flush()
            while not stream.readline().startswith(b"250 "):
                pass
            stream.write(f"MAIL FROM:<>\r\nRCPT TO:<{KEYED}>\r\nRCPT TO:<{CARE}>\r\nDATA\r\n".encode())
            stream.flush()
            assert [stream.readline()[:3] for _ in range(4)] == [b"250", b"250", b"250", b"354"]
            stream.write(MAIL + b".\r\nQUIT\r\n")
            stream.flush()
            assert [stream.readline()[:3] for _ in range(3)] == [b"250", b"250", b"221"]
    assert [mail.is_automatic for mail in keeper.mails] == [True]


def test_two_mails_cannot_be_made_of_one_by_a_line_that_ends_otherwise() -> None:
    smuggled = b"From: a@x.example\r\n\r\nHello\n.\nMAIL FROM:<b@x.example>\nRCPT TO:<care@bank.example>\nDATA\nHi\n.\n"
    with door() as (found, keeper), client(found) as server:
        server.ehlo()
        server.mail("a@x.example")
        server.rcpt(CARE)
        server.putcmd("data")
        server.getreply()
        server.send(smuggled + b"\r\n.\r\n")
        server.getreply()
    assert len(keeper.mails) <= 1


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key of 127.0.0.1 in one file."""
    path, key, now = tmp_path_factory.mktemp("tls") / "door.pem", generate_private_key(SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1)
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    signed = builder.add_extension(names, False).sign(key, SHA256())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(signed.public_bytes(Encoding.PEM) + pem)
    return path


def test_who_does_not_begin_tls_or_signs_in_wrongly_brings_nothing(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOOR", "right")
    context = ssl.create_default_context(cafile=str(certificate))
    with door(f"smtp://mx:env%3ADOOR@127.0.0.1:0?cert={certificate}") as (found, keeper):
        with client(found) as server, pytest.raises(smtplib.SMTPSenderRefused):
            server.sendmail("a@x.example", [CARE], MAIL)
        with client(found) as server:
            server.starttls(context=context)
            with pytest.raises(smtplib.SMTPAuthenticationError):
                server.login("mx", "wrong")
            with pytest.raises(smtplib.SMTPSenderRefused):
                server.sendmail("a@x.example", [CARE], MAIL)
        with client(found) as server:
            server.starttls(context=context)
            server.login("mx", "right")
            server.sendmail("a@x.example", [CARE], MAIL)
    assert len(keeper.mails) == 1


def test_only_the_houses_own_servers_bring_mail() -> None:
    with door("smtp://127.0.0.1:0?peers=192.0.2.1") as (found, keeper):
        with client(found) as server, pytest.raises(smtplib.SMTPSenderRefused):
            server.sendmail("a@x.example", [CARE], MAIL)
        assert keeper.mails == []


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1",
        "http://127.0.0.1:1",
        "0.0.0.0:25",
        "smtp://192.0.2.1:25?peers=192.0.2.2",
        "127.0.0.1:0?cert=/no",
        "smtp://u:p@127.0.0.1:0",
    ],
)
def test_a_door_that_would_be_open_to_anybody_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        door_rules(url, ours=OURS)


def test_a_port_that_is_taken_is_told() -> None:
    with door() as (found, _), pytest.raises(MachineError) as told, door(f"127.0.0.1:{found.port}"):
        pass
    assert told.value.code == "listen.port"
