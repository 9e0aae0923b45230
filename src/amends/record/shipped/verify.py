#!/usr/bin/env python3
"""Checks the evidence pack that it lies in.  Needs Python 3.8 or later and nothing else.

    python3 verify.py PACK.zip [KEY]        KEY: the controller's public key, base64 of 32 bytes

It shares no code with the program that made the pack.  Exit: 0 all of it holds, 1 it does not.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import sys
import zipfile
import zlib
from typing import Any

P = 2**255 - 19  # Ed25519: RFC 8032, section 5.1
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = Any  # x, y, z and t, of RFC 8032, 5.1.4; or None where there is none
MOST_BYTES = 64 * 1024 * 1024
LARGE = 2**31 - 1  # what is larger, zipfile writes in the large form


def point_add(a: Point, b: Point) -> Point:
    """Extended coordinates (RFC 8032, 5.1.4)."""
    e1, e2 = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    e3, e4 = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = e2 - e1, e4 - e3, e4 + e3, e2 + e1
    return e * f % P, g * h % P, f * g % P, e * h % P


def point_times(number: int, point: Point) -> Point:
    """By doubling and adding; what is multiplied here is public, so that its time may tell it."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = point_add(total, point)
        point, number = point_add(point, point), number >> 1
    return total


def point_of(data: bytes) -> Point:
    """The point that 32 bytes stand for, or None (RFC 8032, 5.1.3)."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032, 5.1.7."""
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r, s = point_of(key), point_of(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    left, right = point_times(s, BASE), point_add(r, point_times(k, a))
    return not (left[0] * right[2] - right[0] * left[2]) % P and not (left[1] * right[2] - right[1] * left[2]) % P


class NotProvenError(Exception):
    """Something in the pack does not hold; the message says what."""


def need(holds: object, why: str) -> None:
    """Raises NotProvenError where something does not hold."""
    if not holds:
        raise NotProvenError(why)


def canonical(document: Any) -> bytes:
    """RFC 8785 for what is signed here: texts, whole numbers, booleans, names in ASCII."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data: bytes) -> str:
    """In hex."""
    return hashlib.sha256(data).hexdigest()


def need_signature(document: Any, name: str) -> None:
    """The signature is over all fields but itself."""
    signed = {key: value for key, value in document.items() if key != "signature"}
    key, signature = base64.b64decode(document["public_key"]), base64.b64decode(document["signature"])
    need(signature_holds(key, canonical(signed), signature), f"{name}: the signature does not hold")


def signed_document(archive: zipfile.ZipFile, name: str) -> Any:
    """A document in its one canonical spelling, its signature checked."""
    data = read(archive, name)
    document = json.loads(data)
    need(canonical(document) == data, f"{name} is not in canonical form")
    need_signature(document, name)
    return document


def leads_to_root(leaf: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    node, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if node & 1 or node == last:
            current = hashlib.sha256(b"\x01" + sibling + current).digest()
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            current = hashlib.sha256(b"\x01" + current + sibling).digest()
        node, last = node >> 1, last >> 1
    return last == 0 and current == root


def root_of(leaves: list[bytes]) -> bytes:
    """RFC 6962, section 2.1; complete subtrees with their sizes on a stack."""
    stack: list[tuple[int, bytes]] = []
    for leaf in leaves:
        stack.append((1, leaf))
        while len(stack) > 1 and stack[-1][0] == stack[-2][0]:
            (size, right), (_, left) = stack.pop(), stack.pop()
            stack.append((2 * size, hashlib.sha256(b"\x01" + left + right).digest()))
    root = stack.pop()[1] if stack else hashlib.sha256().digest()
    while stack:
        root = hashlib.sha256(b"\x01" + stack.pop()[1] + root).digest()
    return root


def leaf_of(line: bytes) -> bytes:
    """RFC 6962, section 2.1."""
    return hashlib.sha256(b"\x00" + line).digest()


def read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A whole file, if it is not too large."""
    info = archive.getinfo(name)
    need(info.file_size <= MOST_BYTES, f"{name} is larger than this script reads")
    return archive.read(info)


def header_of(info: zipfile.ZipInfo, at: int | None = None) -> bytes:
    """What stands before a file, or with its place ``at`` in the directory (PKWARE APPNOTE, 4.3.7 and 4.3.12)."""
    name, packed, size = info.filename.encode(), info.compress_size, info.file_size
    numbers = [size, packed] if (size * 1.05 if at is None else max(size, packed)) > LARGE else []
    if numbers:
        packed = size = 2**32 - 1
    if at is not None and at > LARGE:
        numbers, at = [*numbers, at], 2**32 - 1
    version = 45 if numbers or info.file_size * 1.05 > LARGE else 20
    extra = struct.pack(f"<HH{len(numbers)}Q", 1, 8 * len(numbers), *numbers) if numbers else b""
    fields = struct.pack("<5H3L2H", version, 0, 8, 0, 33, info.CRC, packed, size, len(name), len(extra))
    if at is None:
        return b"PK\3\4" + fields + name + extra
    return (
        struct.pack("<4s2B", b"PK\1\2", version, 3)
        + fields
        + struct.pack("<3H2L", 0, 0, 0, 0o600 << 16, at)
        + name
        + extra
    )


def check_layout(file: Any, infos: list[zipfile.ZipInfo]) -> None:
    """Nothing stands before, between, within or after the files: every program that opens the pack sees the same."""
    at, directory = 0, b""
    for info in infos:
        header = header_of(info)
        file.seek(at)
        need(file.read(len(header)) == header, "it has bytes beside its files, or two headers of one that differ")
        check_stream(file, info)
        directory += header_of(info, at)
        at += len(header) + info.compress_size
    count, size, end = len(infos), len(directory), b""
    if max(at, size) > LARGE:
        end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, at)
        end += struct.pack("<4sLQL", b"PK\6\7", 0, at + size, 1)
    end += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, min(at, 2**32 - 1), 0)
    file.seek(at)
    need(file.read(len(directory) + len(end) + 1) == directory + end, "it has bytes beside its files")


def check_stream(file: Any, info: zipfile.ZipInfo) -> None:
    """The packed bytes are one file to their last, and it is as long as it says."""
    engine, left, seen = zlib.decompressobj(-15), info.compress_size, 0
    while left and not engine.eof and seen <= info.file_size:
        piece = file.read(min(left, 1 << 14))
        need(piece, "a file is cut off")
        left, seen = left - len(piece), seen + len(engine.decompress(piece))
    need(engine.eof and not left and not engine.unused_data and seen == info.file_size, "a file is not what it says")


def check_files(archive: zipfile.ZipFile, manifest: Any) -> None:
    """Exactly the files of the list, each with its digest."""
    names = [info.filename for info in archive.infolist()]
    need(len(set(names)) == len(names), "a name occurs twice")
    need(set(names) == set(manifest["files"]) | {"manifest.json"}, "files were added or taken away")
    for name, digest in manifest["files"].items():
        found = hashlib.sha256()
        with archive.open(name) as file:
            for chunk in iter(lambda: file.read(1 << 20), b""):
                found.update(chunk)
        need(found.hexdigest() == digest, f"{name} was altered")


def check_checkpoint(archive: zipfile.ZipFile, manifest: Any, name: str) -> Any:
    """The checkpoint, signed by the key of the list."""
    checkpoint = signed_document(archive, name)
    need(checkpoint["public_key"] == manifest["public_key"], "two different keys have signed")
    for field in ("tree_size", "root_hash"):
        need(checkpoint[field] == manifest[field], "the list of files is of another state of the record")
    return checkpoint


def proven_entries(archive: zipfile.ZipFile, checkpoint: Any) -> dict[int, Any]:
    """Each entry by its index, once its proof leads to the signed root."""
    lines, proofs = read(archive, "entries.jsonl").split(b"\n"), json.loads(read(archive, "proofs.json"))["proofs"]
    need(lines.pop() == b"" and len(lines) == len(proofs), "not one proof for each entry")
    entries, root = {}, bytes.fromhex(checkpoint["root_hash"])
    for number, line in enumerate(lines):
        proof = proofs[number]
        path = [bytes.fromhex(item) for item in proof["path"]]
        holds = leads_to_root(leaf_of(line), proof["index"], checkpoint["tree_size"], path, root)
        need(holds, "an entry is not in the record")
        entries[proof["index"]] = json.loads(line)
    return entries


def unopened(opening: Any, entries: dict[int, Any]) -> int:
    """How many entries name the message and bind something else."""
    wanted, name = sha256(canonical(opening)), opening["message_id"]
    rows = [row for entry in entries.values() for row in entry.get("messages", ()) if isinstance(row, dict)]
    return sum(row["message_id"] == name and row.get("commitment", wanted) != wanted for row in rows)


def check_message(claim: Any, person: str, entries: dict[int, Any], archive: zipfile.ZipFile) -> None:
    """What is said of one message follows from the entries."""
    opening = claim["opening"]
    need(opening["person_ref"] == person, "a message is another person's")
    need(claim["rows"], "a message is in no entry")
    for index in claim["rows"]:
        need(entries[index]["kind"] in ("segment.settled", "evidence.packed"), "an entry is of the wrong kind")
        rows = [row for row in entries[index]["messages"] if row["message_id"] == opening["message_id"]]
        need(len(rows) == 1, "an entry does not list the message")
        need(rows[0]["commitment"] == sha256(canonical(opening)), "details of a message are not those on record")
    for name in ("state", "attempts", "doubts", "handed_at"):
        need(json.dumps(rows[0][name]) == json.dumps(claim[name]), f"the {name} of a message is not the one on record")
    if claim.get("notice") is not None:
        need(sha256(read(archive, claim["notice"])) == opening["notice_sha256"], "the notice was altered")
    release = None
    if claim.get("released") is not None:
        release = entries[claim["released"]]
        need(release["kind"] == "notices.released", "an entry is of the wrong kind")
        need(opening["notice_sha256"] in release["notices"], "the notice was not released")
    for index in claim.get("approved", ()):
        need(entries[index]["kind"] == "release.approved", "an entry is of the wrong kind")
        need(release and entries[index]["bundle_sha256"] == release["subject"], "another release was approved")
    if claim.get("content") is not None:
        need(sha256(read(archive, claim["content"])) == opening["content_sha256"], "the content was altered")
    if claim.get("address") is not None:
        need(sha256(claim["address"].strip().lower().encode()) == opening["address_sha256"], "the address is another")
    for receipt in claim["receipts"]:
        entry = entries[receipt["entry"]]
        need(entry["kind"] == "receipt.taken", "an entry is of the wrong kind")
        need(entry["message_id"] == opening["message_id"], "a receipt is another message's")
        for name in ("receipt", "source", "status", "said_at", "evidence_sha256"):
            need(entry.get(name) == receipt.get(name), "a receipt is not the one on record")


def check_person(archive: zipfile.ZipFile, manifest: Any) -> tuple[Any, str]:
    """The pack of one person."""
    checkpoint = check_checkpoint(archive, manifest, "checkpoint.json")
    entries, claims = proven_entries(archive, checkpoint), json.loads(read(archive, "claims.json"))
    for name in ("messages", "omissions", "facts"):
        need(isinstance(claims[name], list), f"{name} is no list")
    for claim in claims["messages"]:
        check_message(claim, claims["person_ref"], entries, archive)
    for claim in claims["omissions"]:
        need(claim["opening"]["person_ref"] == claims["person_ref"], "an omission is another person's")
        entry = entries[claim["entry"]]
        need(entry["kind"] in ("omissions.settled", "evidence.packed"), "an entry is of the wrong kind")
        listed = [item["commitment"] for item in entry["omissions"]]
        need(sha256(canonical(claim["opening"])) in listed, "a reason for no message is not the one on record")
    for claim in claims["facts"]:
        entry = entries[claim["entry"]]
        need(entry["kind"] == "fact.asserted" and entry["fact"] == claim["ref"], "a fact is another one")
        need(entry["value_sha256"] == sha256(claim["value_json"].encode()), "the value of a fact is not on record")
    if claims.get("ledger") is not None:
        entry = entries[claims["ledger"]["entry"]]
        need(entry["kind"] == "ledger.closed", "an entry is of the wrong kind")
        need(entry["ledger_sha256"] == claims["ledger"]["ledger_sha256"], "the ledger is another one")
    need(claims["messages"] or claims["omissions"], "it claims nothing")
    what = f"{len(claims['messages'])} messages and {len(claims['omissions'])} reasons for none"
    others = sum(unopened(claim["opening"], entries) for claim in claims["messages"])
    if others:
        what += f" (BUT {others} entries bind other details of them, or the key that opens these was destroyed)"
    return checkpoint, what


def check_incident(archive: zipfile.ZipFile, manifest: Any) -> tuple[Any, str]:
    """The pack of an incident: the whole record and its figures."""
    checkpoint = check_checkpoint(archive, manifest, "record/checkpoint.json")
    leaves, packed = [], None
    with archive.open("record/entries.jsonl") as file:
        for line in file:
            need(line.endswith(b"\n"), "the entries are cut off")
            leaves.append(leaf_of(line[:-1]))
            if b'"kind":"evidence.packed"' in line:
                packed = json.loads(line)
    need(len(leaves) == checkpoint["tree_size"], "entries were added or taken away")
    need(root_of(leaves).hex() == checkpoint["root_hash"], "an entry was altered or moved")
    digest = sha256(read(archive, "claims.json"))
    need(packed and packed.get("claims_sha256") == digest, "the figures are not those on record")
    return checkpoint, "the whole record and its figures"


def check(path: str, key: str | None = None) -> str:
    """What holds, in words; raises NotProvenError."""
    try:
        with zipfile.ZipFile(path) as archive:
            with open(path, "rb") as file:
                check_layout(file, archive.infolist())
            manifest = signed_document(archive, "manifest.json")
            need(key is None or manifest["public_key"] == key, "it is signed by another key than the one given")
            check_files(archive, manifest)
            checks = {"person": check_person, "incident": check_incident}
            checkpoint, what = checks[manifest["kind"]](archive, manifest)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotProvenError(f"it is not in the form of a pack ({type(error).__name__})") from error
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise NotProvenError(f"it is damaged or cannot be read ({type(error).__name__})") from error
    size, root, at = checkpoint["tree_size"], checkpoint["root_hash"], checkpoint["at"]
    return f"{what}, in the record of {size} entries with root {root}, signed on {at}"


def main(words: list[str]) -> int:
    """The command."""
    if len(words) not in (1, 2):
        sys.stderr.write(__doc__)
        return 2
    try:
        said, status = "It holds: " + check(*words), 0
    except NotProvenError as why:
        said, status = f"It does NOT hold: {why}", 1
    sys.stdout.write(said + ".\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
