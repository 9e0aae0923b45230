"""Packs for the tests: an honest one about one person, and the means to make it dishonest."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amends.record import Tree, consistency_proof, entry, inclusion_proofs, leaf_hash, public_key_text
from amends.record.canonical import canonical
from amends.record.checkpoint import Checkpoint, sign_checkpoint
from amends.record.commitment import commitment, opening
from amends.record.layout import EPOCH, OWNER_ONLY
from amends.record.pack import PackHead, write_pack

AT = datetime(2026, 6, 13, 12, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = public_key_text(KEY.public_key())

PERSON, ADDRESS = "C-0001", "anna@poczta.example"
IDS = [f"{number:040x}@bank.example" for number in range(3)]
NOTICE = canonical({"language": "pl", "words": "Skradziono Państwa dane."})
MAIL = f"Message-ID: <{IDS[0]}>\r\nTo: {ADDRESS}\r\n\r\nSkradziono Państwa dane.\r\n".encode()
BUNDLE = "b" * 64


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def opened(number: int, person: str = PERSON) -> dict[str, str]:
    return opening(
        salt=f"{number:064x}",
        campaign="INC-1-1",
        message_id=IDS[number],
        person_ref=person,
        channel="email",
        address_sha256=sha256(ADDRESS.encode()),
        notice_sha256=sha256(NOTICE),
        content_sha256=sha256(MAIL),
        code_sha256="c" * 64,
    )


LEFT_OUT = opening(salt="9" * 64, campaign="INC-1-1", person_ref=PERSON, fate="excepted", reason="has died")
TOLD = {"state": "delivered", "attempts": 1, "doubts": 0, "handed_at": "2026-06-12T10:00:00+00:00"}
RECEIPT = {
    "receipt": "delivered",
    "source": "dsn",
    "status": "2.0.0",
    "said_at": "2026-06-12T11:00:00+00:00",
    "evidence_sha256": "e" * 64,
}


def record_of_five() -> list[dict[str, Any]]:
    rows = [{"message_id": IDS[number], **TOLD, "commitment": commitment(opened(number))} for number in range(3)]
    return [
        entry("fact.asserted", AT, fact="anchor.aware@1", value_sha256=sha256(b'"2026-06-01"')),
        entry("release.approved", AT, bundle_sha256=BUNDLE, role="counsel"),
        entry("notices.released", AT, subject=BUNDLE, notices=[sha256(NOTICE)], facts=["anchor.aware@1"]),
        entry("segment.settled", AT, messages=rows),
        entry("receipt.taken", AT, message_id=IDS[0], **RECEIPT),
        entry("omissions.settled", AT, omissions=[{"fate": "excepted", "commitment": commitment(LEFT_OUT)}]),
        entry("ledger.closed", AT, ledger_sha256="d" * 64),
    ]


def claims_of_one() -> dict[str, Any]:
    message = {
        "opening": opened(0),
        **TOLD,
        "rows": [3],
        "notice": "notice/pl.json",
        "content": "notice/message-1.eml",
        "address": ADDRESS,
        "released": 2,
        "approved": [1],
        "receipts": [{"entry": 4, **RECEIPT}],
    }
    return {
        "person_ref": PERSON,
        "messages": [message],
        "omissions": [{"opening": dict(LEFT_OUT), "entry": 5}],
        "facts": [{"ref": "anchor.aware@1", "value_json": '"2026-06-01"', "entry": 0}],
        "ledger": {"entry": 6, "ledger_sha256": "d" * 64},
    }


def signed_tree(lines: list[bytes], key: Ed25519PrivateKey = KEY) -> Checkpoint:
    tree = Tree()
    for line in lines:
        tree.append(line)
    return sign_checkpoint(origin="amends/INC-1", tree_size=tree.size, root=tree.root(), at=AT, private_key=key)


def person_pack(
    path: Path,
    *,
    change: Callable[[dict[str, Any]], Any] = lambda claims: None,
    changed: Callable[[dict[str, Any]], Any] = lambda files: None,
    key: Ed25519PrivateKey = KEY,
) -> Path:
    """A pack; ``change`` alters its claims, and ``changed`` its files, before it is signed."""
    claims = claims_of_one()
    change(claims)
    lines = [canonical(item) for item in record_of_five()]
    leaves = [leaf_hash(line) for line in lines]
    proofs = [
        {"index": index, "path": [item.hex() for item in proof]}
        for index, proof in enumerate(inclusion_proofs(leaves, range(len(leaves))))
    ]
    consistency = [item.hex() for item in consistency_proof(leaves, 4)]
    checkpoint = signed_tree(lines, key)
    files: dict[str, Any] = {
        "claims.json": canonical(claims),
        "entries.jsonl": b"".join(line + b"\n" for line in lines),
        "proofs.json": canonical({"tree_size": len(lines), "proofs": proofs, "consistency": consistency}),
        "checkpoint.json": checkpoint.as_json(),
        "published.json": signed_tree(lines[:4], key).as_json(),
        "pack.html": b"<!doctype html><p>Evidence</p>",
        "notice/pl.json": NOTICE,
        "notice/message-1.eml": MAIL,
    }
    changed(files)
    head = PackHead(kind="person", incident="INC-1", is_exercise=True, made_at=AT)
    write_pack(path, files, head=head, checkpoint=checkpoint, private_key=key)
    return path


def incident_pack(path: Path, *, figures: bytes = b'{"sent":[]}', record: Callable[[bytes], bytes] = bytes) -> Path:
    packed = entry("evidence.packed", AT, claims_sha256=sha256(b'{"sent":[]}'))
    lines = [canonical(item) for item in (*record_of_five(), packed)]
    checkpoint = signed_tree(lines)
    files: dict[str, bytes | Path] = {
        "claims.json": figures,
        "record/entries.jsonl": record(b"".join(line + b"\n" for line in lines)),
        "record/checkpoint.json": checkpoint.as_json(),
    }
    head = PackHead(kind="incident", incident="INC-1", is_exercise=True, made_at=AT)
    write_pack(path, files, head=head, checkpoint=checkpoint, private_key=KEY)
    return path


def rezipped(path: Path, alter: Callable[[dict[str, bytes]], None], *, sign: Ed25519PrivateKey | None = None) -> Path:
    """The pack with its files altered by somebody in between; with ``sign`` the list is made and signed anew."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    alter(files)
    if sign is not None:
        body = json.loads(files["manifest.json"])
        body["files"] = {name: sha256(data) for name, data in files.items() if name != "manifest.json"}
        body["public_key"] = public_key_text(sign.public_key())
        body.pop("signature")
        body["signature"] = base64.b64encode(sign.sign(rfc8785.dumps(body))).decode()
        files["manifest.json"] = rfc8785.dumps(body)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, OWNER_ONLY
            archive.writestr(info, data)
    return path
