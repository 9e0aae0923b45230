"""The lying server's own books are honest, and the audit sees what is wrong: else a chaos run would prove nothing."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from audit import audit_mail, read_log
from cast import NOW
from orders import Audience
from places import Peer

from amends.apps.delivery.models import Campaign, Message, Segment

CONTENT = "Message-ID: <m1@x.example>\r\nTo: Ewa <p0@people.example>\r\nX-Amends-Exercise: yes\r\n\r\n.Dear Ewa\r\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "received.tsv"


@pytest.fixture
def liar(log: Path, tmp_path: Path) -> Iterator[Peer]:
    peer = Peer("liar.py", "--log", str(log), "--receipts", str(tmp_path))
    yield peer
    peer.close()


def send(port: int) -> str:
    """Sends one mail and says how it ended."""
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=1) as client:
            client.sendmail("a@x.example", ["p0@people.example"], CONTENT)
    except TimeoutError:
        return "silence"
    except (smtplib.SMTPServerDisconnected, ConnectionResetError):
        return "lost"
    except smtplib.SMTPRecipientsRefused as error:
        return str(next(iter(error.recipients.values()))[0])
    except smtplib.SMTPResponseException as error:
        return str(error.smtp_code)
    return "250"


def verdicts(log: Path) -> list[str]:
    return [line[0] for line in log.read_text().splitlines()] if log.exists() else []


@pytest.mark.parametrize(
    ("mode", "heard", "written"),
    [
        ("honest", {"250"}, ["A"]),
        ("drop", {"lost"}, ["X"]),
        ("keep_and_drop", {"lost"}, ["D"]),
        ("silent", {"silence", "lost"}, ["D"]),
        ("deaf", {"silence", "lost"}, ["X"]),
        ("half_reply", {"lost"}, ["D"]),
        ("slow", {"250"}, ["A"]),
        ("receipts_twice", {"250"}, ["A"]),
    ],
)
def test_each_lie_is_written_down_as_what_it_was(
    liar: Peer, log: Path, mode: str, heard: set[str], written: list[str]
) -> None:
    liar.tell(modes={mode: 1.0}, stall_s=0.1)
    assert send(liar.ports[0]) in heard
    assert verdicts(log) == written


def test_a_storm_takes_charge_of_nothing(liar: Peer, log: Path) -> None:
    liar.tell(modes={"storm": 1.0})
    answers = {send(liar.ports[0]) for _ in range(12)}
    assert answers & {"450", "451", "452", "421"}
    assert "250" not in answers
    assert set(verdicts(log)) <= {"T"}


def test_the_recipient_the_header_and_the_undotted_content_are_in_the_log(liar: Peer, log: Path) -> None:
    assert send(liar.ports[0]) == "250"
    found = read_log(log)
    assert found.recipients["m1@x.example"] == {"p0@people.example"}
    assert found.unmarked == 0
    assert liar.tell(ask="stats")["A"] == 1


def test_receipts_come_twice_with_the_same_bytes(liar: Peer, tmp_path: Path) -> None:
    liar.tell(modes={"receipts_twice": 1.0})
    send(liar.ports[0])
    first, second = sorted(tmp_path.glob("*.eml"))
    assert first.read_bytes() == second.read_bytes()
    assert b"Action: delivered" in first.read_bytes()


@pytest.fixture
def wire(liar: Peer) -> Iterator[Peer]:
    peer = Peer("wire.py", "--to", f"127.0.0.1:{liar.ports[0]}")
    yield peer
    peer.close()


@pytest.mark.parametrize("state", ["refuse", "stall"])
def test_a_cable_fails_and_is_mended(wire: Peer, state: str) -> None:
    assert send(wire.ports[0]) == "250"
    wire.tell(wire=0, state=state)
    assert send(wire.ports[0]) in {"lost", "silence"}
    wire.tell(wire=0, state="whole")
    assert send(wire.ports[0]) == "250"


def test_a_cable_that_is_cut_resets_what_is_open_and_works_again(wire: Peer) -> None:
    with socket.create_connection(("127.0.0.1", wire.ports[0]), timeout=2) as plug:
        assert plug.recv(100).startswith(b"220")
        wire.tell(wire=0, state="cut")
        with pytest.raises(ConnectionError):
            plug.recv(100)
    assert send(wire.ports[0]) == "250"


def line(verdict: str, number: int, *, to: int | None = None, digest: str = "d") -> str:
    address = f"p{number if to is None else to}@people.example"
    return "\t".join((verdict, f"m{number}@x.example", address, address, "", "yes", digest)) + "\n"


def a_ledger(states: dict[int, tuple[str, int]]) -> Audience:
    """Messages by number with their state and doubts; everybody has one."""
    campaign = Campaign.objects.create(ref="CMP-A", incident_ref="I", register_sha256="0", started_at=NOW)
    segment = Segment.objects.create(campaign=campaign, seq=1, channel="email", state="done", payload=b"")
    for number, (state, doubts) in states.items():
        Message.objects.create(
            message_id=f"m{number}@x.example", campaign=campaign, segment=segment, person_ref=f"C{number:07d}",
            channel="email", content_sha256="d", state=state, doubts=doubts, attempts=doubts + 1, at=NOW,
        )  # fmt: skip
    return Audience("CMP-A", len(states), None, Path(), Path(), by_mail_alone=True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "states", "lines"),
    [
        ("lost", {0: ("accepted", 0)}, []),
        ("lost", {0: ("accepted", 0)}, [line("X", 0), line("T", 0), line("R", 0)]),
        ("misdirected", {0: ("accepted", 0)}, [line("A", 0, to=1)]),
        ("altered", {0: ("accepted", 0)}, [line("A", 0, digest="e")]),
        ("altered", {0: ("accepted", 1)}, [line("D", 0, digest="e"), line("A", 0, digest="f")]),
        ("unreported_copies", {0: ("accepted", 0)}, [line("D", 0), line("A", 0)]),
        ("owed_yet_received", {0: ("refused", 0)}, [line("D", 0)]),
        ("stuck", {0: ("planned", 0)}, []),
    ],
)
def test_the_audit_sees_each_fault(fault: str, states: dict[int, tuple[str, int]], lines: list[str], log: Path) -> None:
    log.write_text("".join(lines))
    assert audit_mail(a_ledger(states), log)[fault] == 1


@pytest.mark.django_db
def test_the_audit_finds_nothing_where_every_copy_is_reported(log: Path) -> None:
    log.write_text(line("D", 0) + line("A", 0, digest="note") + line("A", 1) + line("X", 2) + line("A", 2))
    found = audit_mail(a_ledger({0: ("accepted", 1), 1: ("accepted", 0), 2: ("accepted", 1)}), log)
    faults = ("lost", "misdirected", "altered", "unreported_copies", "owed_yet_received", "stuck")
    assert [found[name] for name in faults] == [0] * len(faults)
    assert (found["surplus_copies"], found["possible_by_ledger"]) == (1, 2)
