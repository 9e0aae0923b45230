"""The SMTP client against a server that obeys, refuses, stalls, lies and drops."""

from __future__ import annotations

import asyncio
import ssl
import time
from base64 import b64encode
from collections import deque
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import uvloop
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from smtp_server import Script, Server

from amends.core.errors import MachineError
from amends.core.ports import Outcome, OutcomeKind
from amends.providers.email.connection import Job, envelope, stuffed
from amends.providers.email.pool import SmtpPool
from amends.providers.email.preflight import check_server
from amends.providers.email.route import SmtpRoute

A, R, T, D, U = (
    OutcomeKind.ACCEPTED,
    OutcomeKind.REFUSED,
    OutcomeKind.TEMPORARY,
    OutcomeKind.DOUBT,
    OutcomeKind.UNSENT,
)
CONTENT = b"Subject: x\r\n\r\n.dot\r\n..two\r\nend\r\n"


class ListSource:
    """Jobs from a list; what was not sent comes again, everything else is final."""

    def __init__(self, count: int) -> None:
        self.waiting = deque(Job(f"m{n}", "s@bank.example", f"p{n}@people.example", CONTENT) for n in range(count))
        self.left, self.open, self.most_open = count, 0, 0
        self.outcomes: dict[str, list[Outcome]] = {}
        self.pool: SmtpPool | None = None

    @property
    def is_finished(self) -> bool:
        return self.left == 0

    def next_job(self) -> Job | None:
        return self.waiting.popleft() if self.waiting else None

    def intend(self, job: Job) -> None:
        self.open += 1
        self.most_open = max(self.most_open, self.open)

    def settle(self, job: Job, outcome: Outcome) -> None:
        self.outcomes.setdefault(job.message_id, []).append(outcome)
        if outcome.kind is OutcomeKind.UNSENT:
            self.waiting.append(Job(job.message_id, job.sender, job.recipient, job.data))
        else:
            self.open -= outcome.kind in (A, D)
            self.left -= 1
        assert self.pool is not None
        asyncio.get_running_loop().call_soon(self.pool.wake)

    def kinds(self) -> list[OutcomeKind]:
        return [outcomes[-1].kind for _, outcomes in sorted(self.outcomes.items())]


def send(script: Script, count: int, **options: object) -> tuple[ListSource, Server]:
    async def run() -> tuple[ListSource, Server]:
        async with Server(script) as server:
            source = ListSource(count)
            fields = {"host": "127.0.0.1", "connections": 1, "timeout_s": 5.0, **options}
            source.pool = SmtpPool(SmtpRoute(port=server.port, **fields), source)  # type: ignore[arg-type]
            await asyncio.wait_for(source.pool.run(), 20)
            return source, server

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(run())


@pytest.mark.parametrize("pipelining", [True, False])
@pytest.mark.parametrize("connections", [1, 3])
def test_every_message_arrives_once_and_unchanged(pipelining: bool, connections: int) -> None:
    source, server = send(Script(pipelining=pipelining), 25, connections=connections)
    assert source.kinds() == [A] * 25
    assert sorted(server.heard.contents) == sorted((f"RCPT TO:<p{n}@people.example>", CONTENT) for n in range(25))


def test_no_more_messages_are_in_doubt_than_connections() -> None:
    source, _ = send(Script(), 60, connections=3)
    assert source.most_open <= 3


def test_commands_wait_for_their_answer_where_pipelining_is_not_announced() -> None:
    _, server = send(Script(pipelining=False), 5)
    assert server.heard.early_commands == 0


@pytest.mark.parametrize("pipelining", [True, False])
def test_refused_recipient_does_not_stop_the_others(pipelining: bool) -> None:
    script = Script(pipelining=pipelining, rcpt=lambda line: "550 5.1.1 no" if "p1@" in line else "250 ok")
    source, server = send(script, 4)
    assert source.kinds() == [A, R, A, A]
    assert len(server.heard.contents) == 3


def test_refused_recipient_without_354_does_not_stop_the_others() -> None:
    script = Script(
        rcpt=lambda line: "550 no" if "p1@" in line else "250 ok",
        data=lambda number: "503 no recipient" if number == 2 else "354 go",
    )
    source, server = send(script, 4)
    assert source.kinds() == [A, R, A, A]
    assert len(server.heard.contents) == 3


def test_temporary_and_final_refusals_of_the_content_are_told_apart() -> None:
    script = Script(content=lambda number: {1: "452 full", 2: "554 spam"}.get(number, "250 ok"))
    source, _ = send(script, 3)
    assert source.kinds() == [T, R, A]


def test_connection_lost_after_the_content_is_doubt_and_others_go_on() -> None:
    source, server = send(Script(content=lambda number: None if number == 2 else "250 ok"), 4)
    assert source.kinds() == [A, D, A, A]
    assert server.heard.connections == 2


def test_connection_lost_before_the_content_is_sent_again_and_no_doubt() -> None:
    source, server = send(Script(data=lambda number: None if number == 2 else "354 go"), 4)
    assert source.kinds() == [A, A, A, A]
    assert U in [outcome.kind for outcome in source.outcomes["m1"]]
    assert len(server.heard.contents) == 4


def test_service_closing_during_the_envelope_is_temporary_and_others_go_on() -> None:
    source, _ = send(Script(rcpt=lambda line: "421 closing" if "p1@" in line else "250 ok"), 3)
    assert source.kinds()[0] is A
    assert source.kinds()[2] is A


def test_silent_server_is_given_up_and_its_message_is_in_doubt() -> None:
    source, _ = send(Script(content=lambda number: "stall" if number == 1 else "250 ok"), 2, timeout_s=0.3)
    assert source.kinds() == [D, A]


def test_server_that_is_not_there_is_one_clear_error() -> None:
    async def run() -> None:
        source = ListSource(1)
        source.pool = SmtpPool(SmtpRoute(host="127.0.0.1", port=1, connections=2, patience_s=0.2), source)
        await source.pool.run()

    with pytest.raises(MachineError) as fault:
        asyncio.run(run())
    assert fault.value.code == "smtp.unreachable"


@pytest.mark.parametrize("greeting", ["554 go away", "HTTP/1.1 400 Bad Request"])
def test_server_that_does_not_greet_is_given_up(greeting: str) -> None:
    with pytest.raises(MachineError):
        send(Script(greeting=greeting), 1, patience_s=0.1)


def test_server_that_always_hangs_up_is_given_up() -> None:
    with pytest.raises(MachineError):
        send(Script(rcpt=lambda line: None), 9, connections=3, patience_s=0.4)


def test_server_that_takes_few_connections_gets_everything_over_those() -> None:
    taken: list[int] = []

    def greeting() -> str:
        taken.append(1)
        return "220 ready" if len(taken) == 1 else "421 too many connections"

    source, _ = send(Script(greet=greeting), 30, connections=4, patience_s=0.3)
    assert source.kinds() == [A] * 30


def test_error_of_the_source_stops_the_run_and_is_seen() -> None:
    class Broken(ListSource):
        def intend(self, job: Job) -> None:
            raise RuntimeError("the ledger is gone")

    async def run() -> None:
        async with Server(Script()) as server:
            source = Broken(2)
            source.pool = SmtpPool(SmtpRoute(host="127.0.0.1", port=server.port, connections=1), source)
            try:
                await asyncio.wait_for(source.pool.run(), 10)
            finally:
                assert server.heard.contents == []

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner, pytest.raises(RuntimeError, match="ledger"):
        runner.run(run())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, Path]:
    folder, key, now = tmp_path_factory.mktemp("tls"), generate_private_key(SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(1)
    )
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
    signed = builder.add_extension(x509.BasicConstraints(True, None), True).sign(key, SHA256())
    (folder / "cert.pem").write_bytes(signed.public_bytes(Encoding.PEM))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context, folder / "cert.pem"


TOKEN = b64encode(b"\0user\0secret").decode()


def test_starttls_and_auth_carry_messages(certificate: tuple[ssl.SSLContext, Path]) -> None:
    context, ca_file = certificate
    script = Script(tls=context, password=TOKEN)
    source, server = send(script, 3, starttls=True, user="user", password="secret", ca_file=str(ca_file))
    assert source.kinds() == [A] * 3
    assert server.heard.secure == 1


def _faulty(script: Script, **options: object) -> str:
    with pytest.raises(MachineError) as fault:
        send(script, 1, patience_s=0.1, **options)
    return fault.value.code


def test_untrusted_certificate_stops_everything(certificate: tuple[ssl.SSLContext, Path]) -> None:
    assert _faulty(Script(tls=certificate[0]), starttls=True) == "smtp.tls"


def test_certificate_of_another_host_stops_everything(certificate: tuple[ssl.SSLContext, Path]) -> None:
    context, ca_file = certificate
    script = Script(tls=context, is_tls_from_the_start=True)
    assert _faulty(script, tls=True, host="localhost", ca_file=str(ca_file)) == "smtp.tls"
    assert _faulty(Script(tls=context), starttls=True, host="localhost", ca_file=str(ca_file)) == "smtp.tls"


def test_untrusted_certificate_of_smtps_stops_everything(certificate: tuple[ssl.SSLContext, Path]) -> None:
    assert _faulty(Script(tls=certificate[0], is_tls_from_the_start=True), tls=True) == "smtp.tls"


@pytest.mark.parametrize("way", ["smtps", "starttls"])
def test_one_handshake_carries_many_messages_at_speed(way: str, certificate: tuple[ssl.SSLContext, Path]) -> None:
    context, ca_file = certificate
    script, is_smtps = Script(tls=context, is_tls_from_the_start=way == "smtps"), way == "smtps"
    begun = time.monotonic()
    source, server = send(script, 400, connections=2, tls=is_smtps, starttls=not is_smtps, ca_file=str(ca_file))
    assert source.kinds() == [A] * 400
    assert server.heard.connections == 2
    assert len(server.heard.contents) == 400
    assert time.monotonic() - begun < 10  # a handshake for each would take longer


def test_server_without_starttls_gets_nothing_in_plain_text() -> None:
    assert _faulty(Script(), starttls=True) == "smtp.tls"


def test_text_injected_before_tls_is_not_believed(certificate: tuple[ssl.SSLContext, Path]) -> None:
    script = Script(tls=certificate[0], inject="250 injected\r\n")
    assert _faulty(script, starttls=True, ca_file=str(certificate[1])) == "smtp.unreachable"


def test_wrong_password_is_one_clear_error() -> None:
    assert _faulty(Script(password=TOKEN), user="user", password="wrong") == "smtp.auth"


@pytest.mark.parametrize("pipelining", [True, False])
def test_notifications_are_asked_for_where_the_server_knows_them(pipelining: bool) -> None:
    _, server = send(Script(pipelining=pipelining, features=("DSN",)), 1, dsn=True)
    assert server.heard.envelopes == [
        "MAIL FROM:<s@bank.example> RET=HDRS ENVID=m0",
        "RCPT TO:<p0@people.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;p0@people.example",
    ]


@pytest.mark.parametrize(("features", "dsn"), [((), True), (("DSN",), False)])
def test_notifications_are_not_asked_for_otherwise(features: tuple[str, ...], dsn: bool) -> None:
    source, server = send(Script(features=features), 1, dsn=dsn)
    assert server.heard.envelopes == ["MAIL FROM:<s@bank.example>", "RCPT TO:<p0@people.example>"]
    assert source.kinds() == [A]


def test_identity_in_an_envelope_cannot_end_the_command() -> None:
    mail, rcpt, _ = envelope(Job("a b+c=d\r\nx@é", "s@bank.example", "p+1@people.example", b""), wants_dsn=True)
    assert mail == b"MAIL FROM:<s@bank.example> RET=HDRS ENVID=a+20b+2Bc+3Dd+0D+0Ax@+C3+A9\r\n"
    assert rcpt.endswith(b"ORCPT=rfc822;p+2B1@people.example\r\n")


def test_content_that_is_known_to_be_free_of_dots_leaves_as_it_is() -> None:
    class DotFree(ListSource):
        def next_job(self) -> Job | None:
            job = super().next_job()
            return job and Job(
                job.message_id, job.sender, job.recipient, b"Subject: x\r\n\r\nend\r\n", is_dot_free=True
            )

    async def run() -> list[tuple[str, bytes]]:
        async with Server(Script()) as server:
            source = DotFree(3)
            source.pool = SmtpPool(SmtpRoute(host="127.0.0.1", port=server.port, connections=1), source)
            await asyncio.wait_for(source.pool.run(), 10)
            return server.heard.contents

    assert [content for _, content in asyncio.run(run())] == [b"Subject: x\r\n\r\nend\r\n"] * 3


@pytest.mark.parametrize(
    ("data", "wire"),
    [(b".\r\n", b"..\r\n.\r\n"), (b"a\r\n.b", b"a\r\n..b\r\n.\r\n"), (b"", b"\r\n.\r\n"), (b"a\r\n", b"a\r\n.\r\n")],
)
def test_dots_are_doubled(data: bytes, wire: bytes) -> None:
    assert stuffed(data) == wire


def preflight(script: Script, **options: object) -> Server:
    async def run() -> Server:
        async with Server(script) as server:
            fields = {"host": "127.0.0.1", "port": server.port, "timeout_s": 0.5, **options}
            await asyncio.to_thread(check_server, SmtpRoute(**fields))  # type: ignore[arg-type]
            return server

    return asyncio.run(run())


def test_preflight_greets_and_sends_nothing() -> None:
    server = preflight(Script())
    assert (server.heard.connections, server.heard.contents) == (1, [])


@pytest.mark.parametrize(
    ("script", "options", "code"),
    [
        (Script(greeting="554 no"), {}, "smtp.refused"),
        (Script(greeting=""), {}, "smtp.unreachable"),
        (Script(), {"starttls": True}, "smtp.tls"),
        (Script(password=TOKEN), {"user": "user", "password": "wrong"}, "smtp.auth"),
        (Script(), {"port": 1}, "smtp.unreachable"),
    ],
)
def test_preflight_says_what_is_wrong(script: Script, options: dict[str, object], code: str) -> None:
    with pytest.raises(MachineError) as fault:
        preflight(script, **options)
    assert fault.value.code == code
