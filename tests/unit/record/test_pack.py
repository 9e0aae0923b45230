"""An evidence pack holds as it was made and fails after any change, by our verifier and by the script inside."""

from __future__ import annotations

import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from packs import (
    ADDRESS,
    LEFT_OUT,
    NOTICE,
    OTHER_KEY,
    PUBLIC,
    incident_pack,
    opened,
    person_pack,
    rezipped,
    sha256,
    signed_tree,
)

from amends.record import Verification, inclusion_proof, inclusion_proofs, leaf_hash, verify_pack
from amends.record.archive import MOST_FILES
from amends.record.canonical import canonical
from amends.record.commitment import commitment, opening

SCRIPT = Path(str(files("amends.record") / "shipped" / "verify.py"))
CHECKER = runpy.run_path(str(SCRIPT))


def by_script(path: Path, key: str | None = None) -> str:
    """What the shipped script says; empty if it holds."""
    try:
        CHECKER["check"](str(path), key)
    except CHECKER["NotProvenError"] as error:
        return str(error)
    return ""


def refused(path: Path, key: str | None = PUBLIC) -> Verification:
    """The verdict of a pack that both verifiers refuse."""
    verdict = verify_pack(path, key)
    assert not verdict.ok
    assert verdict.why
    assert by_script(path, key)
    return verdict


def test_an_honest_pack_holds_with_and_without_the_key(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip")
    for key in (None, PUBLIC):
        verdict = verify_pack(path, key)
        assert verdict.ok, verdict.why
        assert (verdict.tree_size, by_script(path, key)) == (7, "")
    assert "1 messages (1 with their exact content) and 1 reasons for none" in verdict.why
    assert "continues the one of 4" in verdict.why


def test_the_script_in_the_pack_runs_alone_and_says_so(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extract("verify.py", tmp_path)
    for key, status, word in ((PUBLIC, 0, "It holds"), ("x", 1, "NOT hold")):
        command = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(path), key]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, word in done.stdout) == (status, True), done.stderr


def test_a_pack_is_the_same_to_the_byte_and_for_its_owner_alone(tmp_path: Path) -> None:
    one, two = person_pack(tmp_path / "one.zip"), person_pack(tmp_path / "two.zip")
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["notice/pl.json", "notice/message-1.eml", "pack.html", "verify.py", "claims.json"])
def test_a_file_altered_on_the_way_is_named(tmp_path: Path, name: str) -> None:
    path = rezipped(person_pack(tmp_path / "pack.zip"), lambda found: found.update({name: found[name] + b" "}))
    assert name in refused(path).why


def test_files_added_or_taken_away_are_noticed(tmp_path: Path) -> None:
    refused(rezipped(person_pack(tmp_path / "a.zip"), lambda found: found.update({"more.txt": b"x"})))
    refused(rezipped(person_pack(tmp_path / "b.zip"), lambda found: found.pop("notice/pl.json")))


def test_a_pack_signed_anew_by_another_key_fails(tmp_path: Path) -> None:
    """With the right key asked for, and without: the checkpoint is still signed by the first."""

    def alter(found: dict[str, bytes]) -> None:
        found["pack.html"] = b"forged"

    path = rezipped(person_pack(tmp_path / "pack.zip"), alter, sign=OTHER_KEY)
    assert "another key" in refused(path, PUBLIC).why
    assert "two different keys" in refused(path, None).why


def test_a_whole_forgery_by_another_key_holds_only_until_the_key_is_asked_for(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip", key=OTHER_KEY)
    assert verify_pack(path).ok
    assert "no --key was given" in verify_pack(path).why
    refused(path, PUBLIC)


def put(*path: str | int, value: Any) -> Callable[[dict[str, Any]], None]:
    """Sets what lies at a path within the claims."""

    def change(claims: Any) -> None:
        for step in path[:-1]:
            claims = claims[step]
        claims[path[-1]] = value

    return change


FIRST = ("messages", 0)
LIES = {
    "person": put("person_ref", value="C-0002"),
    "opening": put(*FIRST, "opening", "person_ref", value="C-0002"),
    "other message": put(*FIRST, "opening", value=opened(1)),
    "day": put(*FIRST, "handed_at", value="2026-06-01T10:00:00+00:00"),
    "state": put(*FIRST, "state", value="accepted"),
    "attempts": put(*FIRST, "attempts", value=True),
    "address": put(*FIRST, "address", value="someone@else.example"),
    "no entry": put(*FIRST, "rows", value=[]),
    "other entry": put(*FIRST, "rows", value=[2]),
    "entry that is not there": put(*FIRST, "rows", value=[99]),
    "other notice": put(*FIRST, "notice", value="pack.html"),
    "other content": put(*FIRST, "content", value="notice/pl.json"),
    "release": put(*FIRST, "released", value=3),
    "approval of nothing": put(*FIRST, "released", value=None),
    "approval": put(*FIRST, "approved", value=[0]),
    "receipt": put(*FIRST, "receipts", 0, "receipt", value="seen"),
    "receipt of another entry": put(*FIRST, "receipts", 0, "entry", value=3),
    "omission": put("omissions", 0, "opening", "reason", value="not affected"),
    "omission elsewhere": put("omissions", 0, "entry", value=3),
    "fact": put("facts", 0, "value_json", value='"2026-06-05"'),
    "fact's name": put("facts", 0, "ref", value="anchor.aware@2"),
    "ledger": put("ledger", "ledger_sha256", value="0" * 64),
    "nothing": lambda claims: claims.update(messages=[], omissions=[]),
    "no person": lambda claims: claims.pop("person_ref"),
    "messages no list": put("messages", value={}),
    "opening no object": put(*FIRST, "opening", value=[]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_claim_that_the_record_does_not_bear_out_fails_though_it_is_signed(tmp_path: Path, lie: str) -> None:
    refused(person_pack(tmp_path / "pack.zip", change=LIES[lie]))


def swapped(found: dict[str, Any]) -> None:
    document = rfc8785.dumps  # the proofs of two entries change places
    proofs = CHECKER["json"].loads(found["proofs.json"])
    proofs["proofs"][0], proofs["proofs"][1] = proofs["proofs"][1], proofs["proofs"][0]
    found["proofs.json"] = document(proofs)


def rewritten(found: dict[str, Any]) -> None:
    lines = found["entries.jsonl"].replace(b'"counsel"', b'"auditor"')
    found["entries.jsonl"] = lines


def other_past(found: dict[str, Any]) -> None:
    found["published.json"] = signed_tree([b"{}", b"{}", b"{}", b"{}"]).as_json()


@pytest.mark.parametrize("change", [swapped, rewritten, other_past])
def test_swapped_proofs_rewritten_entries_and_another_past_fail_though_signed(
    tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    path = person_pack(tmp_path / "pack.zip", changed=change)
    assert not verify_pack(path, PUBLIC).ok
    if change is not other_past:  # the script leaves the earlier checkpoint to those who kept it
        assert by_script(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"\0" * 4096, NOTICE], ids=str)
def test_what_is_no_pack_is_answered(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(data)
    refused(path)


def test_a_pack_cut_or_changed_at_any_of_many_places_fails(tmp_path: Path) -> None:
    path = person_pack(tmp_path / "pack.zip")
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place])
        assert not verify_pack(path, PUBLIC).ok, place
    held = 0
    for place in range(0, len(whole), 53):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        held += verify_pack(path, PUBLIC).ok
    assert held == 0


def zip_with(path: Path, *names: str, data: bytes = b"x", method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)  # zipfile warns of names that occur twice
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return path


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "a/../../b", "C:\\x", "a\\b", "..", ".ssh", "a//b", "a/b/c", "con:1", "ż", "a b"]
)
def test_a_name_that_leads_out_of_the_pack_is_refused_before_anything_is_read(tmp_path: Path, name: str) -> None:
    verdict = verify_pack(zip_with(tmp_path / "pack.zip", "manifest.json", name))
    assert not verdict.ok
    assert "name that no pack has" in verdict.why
    assert name not in verdict.why


def test_bombs_doubles_crowds_and_strange_methods_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    bomb = verify_pack(zip_with(path, "manifest.json", data=b"\0" * 20_000_000))
    assert "swell" in bomb.why
    assert "twice" in verify_pack(zip_with(path, "manifest.json", "manifest.json")).why
    assert "more files" in verify_pack(zip_with(path, *(f"f{number}" for number in range(MOST_FILES + 1)))).why
    assert "method" in verify_pack(zip_with(path, "manifest.json", method=zipfile.ZIP_LZMA)).why


def test_a_file_that_says_it_is_smaller_than_it_is_is_refused(tmp_path: Path) -> None:
    path = zip_with(tmp_path / "pack.zip", "manifest.json", data=b"{}" * 4000, method=zipfile.ZIP_DEFLATED)
    whole = bytearray(path.read_bytes())
    at = whole.rindex(b"PK\x01\x02")
    whole[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(whole)
    assert not verify_pack(path).ok


def test_files_that_lie_over_one_another_are_refused(tmp_path: Path) -> None:
    """The directory names one stretch of data many times: a bomb without a high ratio."""
    path = zip_with(tmp_path / "pack.zip", "aaaa", data=bytes(range(256)) * 200, method=zipfile.ZIP_STORED)
    whole = path.read_bytes()
    at, end = whole.rindex(b"PK\x01\x02"), whole.rindex(b"PK\x05\x06")
    line = whole[at:end]
    lines = b"".join(line.replace(b"aaaa", b"a%03d" % number) for number in range(50))
    tail = bytearray(whole[end:])
    tail[8:12] = (50).to_bytes(2, "little") * 2
    tail[12:16] = len(lines).to_bytes(4, "little")
    path.write_bytes(whole[:at] + lines + tail)
    assert "over one another" in verify_pack(path).why


def test_an_incidents_pack_holds_and_its_figures_cannot_be_changed(tmp_path: Path) -> None:
    path = incident_pack(tmp_path / "pack.zip")
    assert verify_pack(path, PUBLIC).ok, verify_pack(path, PUBLIC).why
    assert by_script(path, PUBLIC) == ""
    assert "figures" in refused(incident_pack(path, figures=b'{"sent":[1]}')).why
    refused(incident_pack(path, record=lambda data: data.replace(b"counsel", b"auditor")))
    refused(incident_pack(path, record=lambda data: data[: data.rindex(b'{"at"')]))


def test_a_commitment_hides_behind_its_salt_and_is_canonical() -> None:
    assert commitment(LEFT_OUT) == sha256(rfc8785.dumps(LEFT_OUT))
    with pytest.raises(ValueError, match="salt"):
        opening(salt="short", person_ref="C-1")
    assert commitment(LEFT_OUT | {"salt": "8" * 64}) != commitment(LEFT_OUT)


@given(st.dictionaries(st.text("abcdef_", min_size=1), st.text()))
def test_commitments_are_taken_over_what_rfc_8785_writes(details: dict[str, str]) -> None:
    assert commitment(details) == sha256(canonical(details))


@given(st.integers(1, 70), st.data())
def test_proofs_made_together_are_those_made_one_by_one(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(bytes([number])) for number in range(size)]
    indexes = data.draw(st.lists(st.integers(0, size - 1), max_size=8))
    assert inclusion_proofs(leaves, indexes) == [inclusion_proof(leaves, index) for index in indexes]
    with pytest.raises(IndexError):
        inclusion_proofs(leaves, [size])


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 511))
def test_the_scripts_own_ed25519_agrees_with_the_library(seed: bytes, message: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert CHECKER["signature_holds"](public, message, signature)
    broken = bytearray(signature)
    broken[bit // 8] ^= 1 << bit % 8
    assert not CHECKER["signature_holds"](public, message, bytes(broken))
    assert not CHECKER["signature_holds"](public, message + b".", signature)


def test_the_scripts_ed25519_knows_the_vectors_of_rfc_8032_and_refuses_a_stretched_signature() -> None:
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert CHECKER["signature_holds"](public, bytes.fromhex("72"), signature)
    stretched = int.from_bytes(signature[32:], "little") + CHECKER["L"]
    assert not CHECKER["signature_holds"](public, b"\x72", signature[:32] + stretched.to_bytes(32, "little"))


def test_an_address_is_compared_as_the_ledger_digests_it(tmp_path: Path) -> None:
    spelled = put(*FIRST, "address", value=f" {ADDRESS.upper()} ")
    path = person_pack(tmp_path / "pack.zip", change=spelled)
    assert verify_pack(path, PUBLIC).ok
    assert by_script(path, PUBLIC) == ""
