"""Receipts that were acknowledged are never lost: not to a taker, a full disk, a broken line or another taker."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from amends.apps.delivery.spool import Spool, spooled
from amends.core.errors import MachineError
from amends.core.ports import Receipt, ReceiptKind

NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def told(event: str) -> Receipt:
    return Receipt(source="smpp", event=event, kind=ReceiptKind.DELIVERED, at=NOW, ref=event)


def events(folder: Path) -> list[str]:
    return [receipt.event for _, receipts in spooled(folder) for receipt in receipts]


def spool(folder: Path, *names: str) -> None:
    kept = Spool(folder, "worker")
    for name in names:
        kept.put(told(name))
    kept.close()


def test_receipts_are_taken_when_their_worker_has_ended_and_not_before(tmp_path: Path) -> None:
    kept = Spool(tmp_path, "worker")
    kept.put(told("e1"))
    assert events(tmp_path) == []
    kept.close()
    assert events(tmp_path) == ["e1"]


def test_taker_between_opening_and_locking_sees_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = fcntl.flock, []

    def taken_meanwhile(descriptor: int, operation: int) -> None:
        seen.extend(tmp_path.glob("*.receipts"))
        real(descriptor, operation)

    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", taken_meanwhile)
        spool(tmp_path, "e1")
    assert seen == []
    assert events(tmp_path) == ["e1"]


def test_worker_with_two_providers_keeps_the_receipts_of_both(tmp_path: Path) -> None:
    spool(tmp_path, "e1")
    spool(tmp_path, "e2")
    assert sorted(events(tmp_path)) == ["e1", "e2"]


def test_short_write_is_not_acknowledged_and_spoils_no_other_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Spool(tmp_path, "worker")
    kept.put(told("e1"))
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:20]))
        with pytest.raises(MachineError) as caught:
            kept.put(told("e2"))
    assert caught.value.code == "delivery.spool"
    kept.put(told("e3"))
    kept.close()
    (taken,) = [receipts for _, receipts in spooled(tmp_path)]
    assert [receipt.event for receipt in taken if receipt.source == "smpp"] == ["e1", "e3"]
    assert [receipt.source for receipt in taken] == ["smpp", "spool", "smpp"]


def test_full_disk_is_an_error_that_the_other_side_hears_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    kept = Spool(tmp_path, "worker")
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(MachineError):
            kept.put(told("e1"))
    kept.put(told("e2"))
    kept.close()
    assert events(tmp_path) == ["e2"]


@pytest.mark.parametrize("line", [b"{", b"\xff\xfe", b"[]", b'{"source": 1}', b"\x00" * 50])
def test_broken_line_is_counted_and_stops_nothing(line: bytes, tmp_path: Path) -> None:
    spool(tmp_path, "e1")
    (path,) = tmp_path.glob("*.receipts")
    whole = path.read_bytes()
    path.write_bytes(line + b"\n" + whole + b"torn")
    (first, second) = [receipt for _, receipts in spooled(tmp_path) for receipt in receipts]
    assert (first.source, second.event) == ("spool", "e1")


def test_two_takers_at_once_do_not_take_the_same_file(tmp_path: Path) -> None:
    spool(tmp_path, "e1")
    first = spooled(tmp_path)
    path, _ = next(first)
    assert list(spooled(tmp_path)) == []
    path.unlink()
    assert list(first) == []
    assert list(spooled(tmp_path)) == []


def test_file_that_another_removed_meanwhile_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool(tmp_path, "e1")
    (path,) = tmp_path.glob("*.receipts")
    real = fcntl.flock

    def taken_meanwhile(descriptor: int, operation: int) -> None:
        path.unlink(missing_ok=True)
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", taken_meanwhile)
    assert list(spooled(tmp_path)) == []
