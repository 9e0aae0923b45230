"""Everything that names a person lies where only this user can read it."""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from amends.providers.disk import write_whole
from amends.providers.email.files import MailFolder
from amends.providers.email.replies import without_addresses
from amends.providers.post.printfile import Letter, PrintFolder
from amends.providers.sms.files import SmsFolder


@pytest.fixture(autouse=True)
def careless_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def one_letter() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(out)
    return out.getvalue()


def test_outbox_is_open_to_its_user_alone(tmp_path: Path) -> None:
    outbox = tmp_path / "out" / "outbox"
    MailFolder(outbox).put("ab12@bank.example", b"mail")
    SmsFolder(outbox).put("ab12@bank.example", b"sms")
    letters = PrintFolder(outbox)
    letters.put_run(1, one_letter(), [Letter(message_id="m", person_ref="C1", pages=1, sha256="0")])
    assert letters.join() == 1
    found = list((tmp_path / "out").rglob("*"))
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_dir()} == {0o700}
    assert {stat.S_IMODE(path.stat().st_mode) for path in found if path.is_file()} == {0o600}


def test_joining_twice_gives_the_same_print_file(tmp_path: Path) -> None:
    letters = PrintFolder(tmp_path)
    letters.put_run(1, one_letter(), [Letter(message_id="m", person_ref="C1", pages=1, sha256="0")])
    letters.join()
    before = (tmp_path / "post/letters.pdf").read_bytes()
    letters.join()
    assert (tmp_path / "post/letters.pdf").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("user jan.kowal unknown", "user (address) unknown"),
        ("User Jan.Kowal: no such user", "User (address): no such user"),
        ("<jan.kowal@people.example> rejected", "(address) rejected"),
        ("jan.kowalski is another", "jan.kowalski is another"),
    ],
)
def test_words_of_a_server_are_kept_without_the_person(words: str, kept: str) -> None:
    assert without_addresses(words, "jan.kowal@people.example") == kept


def test_full_disk_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("amends.providers.disk.os.write", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a.eml", b"mail")
    assert list(tmp_path.iterdir()) == []
