"""A record is accepted as it was written and rejected after any change, however hostile."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amends.core.errors import InputError, RefusedError
from amends.record import entry, public_key_text, verify_record, write_record

AT = datetime(2026, 6, 13, 12, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = public_key_text(KEY.public_key())


def some_entries(count: int = 5) -> list[dict[str, Any]]:
    return [
        entry("message.accepted", AT, number=number, note="zażółć", person=f"{number:064x}") for number in range(count)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_record(tmp_path / "record", some_entries(), origin="bankpolnocny.example", at=AT, private_key=KEY)
    return tmp_path / "record"


def rewrite(folder: Path, change: Callable[[bytes], bytes], name: str = "entries.jsonl") -> None:
    path = folder / name
    path.write_bytes(change(path.read_bytes()))


def checkpoint_of(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder / "checkpoint.json").read_bytes())
    return document


def signed(body: dict[str, Any], key: Ed25519PrivateKey = KEY) -> bytes:
    unsigned = {name: value for name, value in body.items() if name != "signature"}
    return json.dumps(unsigned | {"signature": base64.b64encode(key.sign(rfc8785.dumps(unsigned))).decode()}).encode()


def test_written_record_verifies_with_and_without_the_key(folder: Path) -> None:
    for key in (None, PUBLIC):
        verdict = verify_record(folder, key)
        assert (verdict.ok, verdict.tree_size) == (True, 5)
        assert verdict.root_hash == checkpoint_of(folder)["root_hash"]


def test_checkpoint_has_the_promised_fields_and_a_signature_over_its_canonical_rest(folder: Path) -> None:
    document = checkpoint_of(folder)
    assert set(document) == {"origin", "tree_size", "root_hash", "at", "algorithm", "public_key", "signature"}
    assert document["algorithm"] == "ed25519"
    assert base64.b64decode(document["public_key"]) == KEY.public_key().public_bytes_raw()
    signature = base64.b64decode(document.pop("signature"))
    KEY.public_key().verify(signature, rfc8785.dumps(document))


def test_root_can_be_computed_by_hand_from_the_lines(folder: Path) -> None:
    lines = (folder / "entries.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    level = [hashlib.sha256(b"\x00" + line).digest() for line in lines]
    pairs = [hashlib.sha256(b"\x01" + level[at] + level[at + 1]).digest() for at in (0, 2)]
    left = hashlib.sha256(b"\x01" + pairs[0] + pairs[1]).digest()
    assert hashlib.sha256(b"\x01" + left + level[4]).hexdigest() == checkpoint_of(folder)["root_hash"]


@pytest.mark.parametrize("name", ["entries.jsonl", "checkpoint.json"])
@pytest.mark.parametrize("mask", [0x01, 0x20, 0xFF])
def test_any_changed_byte_is_rejected(folder: Path, name: str, mask: int) -> None:
    whole = (folder / name).read_bytes()
    for position in range(len(whole)):
        changed = bytearray(whole)
        changed[position] ^= mask
        (folder / name).write_bytes(changed)
        assert not verify_record(folder, PUBLIC).ok, position


@pytest.mark.parametrize("name", ["entries.jsonl", "checkpoint.json"])
def test_file_cut_anywhere_is_rejected(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    for length in range(len(whole)):
        (folder / name).write_bytes(whole[:length])
        assert not verify_record(folder).ok, length


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data + data.split(b"\n")[0] + b"\n",
        lambda data: data.split(b"\n", 1)[1],
        lambda data: b"\n".join([*reversed(data.split(b"\n")[:-1]), b""]),
        lambda data: data + b"\n",
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b":", b": ", 1),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.replace("ż".encode(), b"\\u017c"),
        lambda data: data.replace(b'"number":0', b'"number":0.0'),
        lambda data: data.replace(b'"number":0', b'"number":0,"number":0'),
    ],
    ids="added removed reordered blank crlf spaced bom escaped float twice".split(),
)
def test_line_added_removed_moved_or_respelled_is_rejected(folder: Path, change: Callable[[bytes], bytes]) -> None:
    rewrite(folder, change)
    verdict = verify_record(folder, PUBLIC)
    assert not verdict.ok
    assert verdict.why


def test_record_signed_anew_by_another_key_fails_only_against_the_right_key(tmp_path: Path) -> None:
    write_record(tmp_path, some_entries(), origin="bankpolnocny.example", at=AT, private_key=OTHER_KEY)
    assert verify_record(tmp_path).ok
    verdict = verify_record(tmp_path, PUBLIC)
    assert not verdict.ok
    assert "another key" in verdict.why


def test_named_key_cannot_be_swapped_for_the_right_one(folder: Path) -> None:
    body = checkpoint_of(folder) | {"public_key": PUBLIC}
    (folder / "checkpoint.json").write_bytes(signed(body, OTHER_KEY))
    assert not verify_record(folder, PUBLIC).ok


@pytest.mark.parametrize(
    "fields",
    [
        {"tree_size": 4},
        {"tree_size": 5.0},
        {"tree_size": True},
        {"tree_size": "5"},
        {"root_hash": "0" * 64},
        {"root_hash": "F" * 64},
        {"algorithm": "none"},
        {"at": "2026-06-13T12:00:00"},
        {"at": 7},
        {"origin": None},
        {"public_key": "AAAA"},
        {"public_key": PUBLIC + "\n"},
    ],
    ids=str,
)
def test_checkpoint_with_a_wrong_field_is_rejected_even_if_signed(folder: Path, fields: dict[str, Any]) -> None:
    (folder / "checkpoint.json").write_bytes(signed(checkpoint_of(folder) | fields))
    assert not verify_record(folder).ok


def test_base64_that_decodes_alike_but_is_spelled_otherwise_is_rejected(folder: Path) -> None:
    document = checkpoint_of(folder)
    letter = document["signature"][-3]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = document["signature"][:-3] + alphabet[alphabet.index(letter) ^ 1] + "=="
    assert base64.b64decode(other) == base64.b64decode(document["signature"])
    (folder / "checkpoint.json").write_bytes(json.dumps(document | {"signature": other}).encode())
    assert not verify_record(folder).ok


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 10_000,
        b'{"at":"\\ud800"}',
        b"NaN",
        b" " * 70_000,
    ],
    ids="empty null list object utf16 deep deep_object digits surrogate nan huge".split(),
)
@pytest.mark.parametrize("name", ["entries.jsonl", "checkpoint.json"])
def test_hostile_content_is_answered_and_never_raises(folder: Path, name: str, hostile: bytes) -> None:
    (folder / name).write_bytes(hostile + (b"\n" if name == "entries.jsonl" else b""))
    verdict = verify_record(folder, PUBLIC)
    assert not verdict.ok
    assert verdict.why


@pytest.mark.parametrize("value", ['"\\ud800"', "1e999", "123456789012345678901234567890", "-Infinity"])
def test_value_without_canonical_form_is_rejected_in_entry_and_checkpoint(folder: Path, value: str) -> None:
    document = (folder / "checkpoint.json").read_text().replace("{", '{"aaa":' + value + ",", 1)
    (folder / "checkpoint.json").write_text(document)
    assert not verify_record(folder).ok
    write_record(folder, some_entries(), origin="o", at=AT, private_key=KEY)
    rewrite(folder, lambda data: data.replace(b"{", b'{"aaa":' + value.encode() + b",", 1))
    assert not verify_record(folder).ok


def test_missing_files_folders_in_their_place_and_no_folder_are_answered(folder: Path, tmp_path: Path) -> None:
    assert not verify_record(tmp_path / "nowhere").ok
    (folder / "entries.jsonl").unlink()
    assert "entries.jsonl" in verify_record(folder).why
    (folder / "entries.jsonl").mkdir()
    assert not verify_record(folder).ok


@pytest.mark.parametrize("key", ["", "AAAA", "not base64", PUBLIC + "=", PUBLIC.replace("=", ""), "ż" * 44])
def test_key_that_is_no_key_never_verifies(folder: Path, key: str) -> None:
    assert not verify_record(folder, key).ok


def test_empty_record_verifies(tmp_path: Path) -> None:
    write_record(tmp_path, [], origin="o", at=AT, private_key=KEY)
    verdict = verify_record(tmp_path, PUBLIC)
    assert (verdict.ok, verdict.tree_size) == (True, 0)
    assert verdict.root_hash.startswith("e3b0c442")


def test_line_without_at_or_kind_is_no_entry(tmp_path: Path) -> None:
    write_record(tmp_path, [{"kind": "x"}], origin="o", at=AT, private_key=KEY)
    assert "has no at" in verify_record(tmp_path).why


def test_failed_write_leaves_the_old_record_and_nothing_beside_it(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    broken = [*some_entries(), {"at": "x", "kind": "y", "value": float("inf")}]
    with pytest.raises(InputError, match="canonical"):
        write_record(folder, broken, origin="o", at=AT, private_key=KEY)
    with pytest.raises(InputError, match="offset"):
        write_record(folder, some_entries(), origin="o", at=AT.replace(tzinfo=None), private_key=KEY)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    "data",
    [
        {"to": "jan.brzeznowski@poczta.example"},
        {"note": "bounced: <JAN@POCZTA.EXAMPLE> unknown"},
        {"detail": {"deep": ["x", {"address": "żółw@poczta.example"}]}},
        {"detail": {"jan@poczta.example": 1}},
        {"message_id": "jan.brzeznowski@poczta.example"},
        {"at_home": "jan@localhost"},
    ],
    ids=str,
)
def test_entry_with_an_address_is_refused_without_repeating_it(data: dict[str, Any]) -> None:
    with pytest.raises(RefusedError) as caught:
        entry("message.accepted", AT, **data)
    assert caught.value.code == "record.personal_data"
    assert "jan" not in str(caught.value).lower()


def test_message_id_of_a_keyed_hash_is_no_personal_data() -> None:
    message_id = f"<{'0123456789abcdef' * 4}@bankpolnocny.example>"
    assert entry("message.accepted", AT, message_id=message_id)["message_id"] == message_id
    assert entry("segment.done", AT, message_ids=["<7Q2K9XMBDA7Q2K9XMBDA@bankpolnocny.example>"])


def test_entry_needs_a_dotted_kind_and_an_offset() -> None:
    with pytest.raises(InputError, match="kind"):
        entry("Message Accepted", AT)
    with pytest.raises(InputError, match="offset"):
        entry("message.accepted", AT.replace(tzinfo=None))
