"""Makes evidence packs; that one was made about a person is itself on record, with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from amends.apps.delivery.ports import Renderer
from amends.apps.incidents.models import Incident
from amends.apps.journal.services import record_deed
from amends.apps.proofs.models import PackMade
from amends.apps.proofs.page import person_page
from amends.apps.proofs.person import Held, Wanted, facts_under, held_about, story_of
from amends.apps.proofs.reading import Leaves, read_leaves
from amends.core.errors import InputError, RefusedError
from amends.core.ids import keyed_hash
from amends.record import Tree, consistency_proof, inclusion_proofs
from amends.record.canonical import NotCanonicalError, canonical, parse_object
from amends.record.checkpoint import BadCheckpointError, Checkpoint, checked_checkpoint, sign_checkpoint
from amends.record.pack import CLAIMS, PROOFS, PUBLISHED, PackHead, write_pack
from amends.record.write import CHECKPOINT, ENTRIES

Secret = Callable[[str], bytes]  # the installation's secret of a name
_RECORD_KEY = "record.ed25519"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who asks for a person's evidence, why, and when; ``by`` is a user's name."""

    by: str
    reason: str
    now: datetime


def evidence_pack(
    *,
    incident: Incident,
    person_ref: str,
    by: str,
    reason: str,
    now: datetime,
    secret: Secret,
    path: Path,
    renderer: Renderer | None = None,
    published: Path | None = None,
) -> dict[str, Any]:
    """Writes the evidence about one person to ``path`` (a ZIP file) and gives its manifest.

    With ``renderer`` the messages are in it as they were sent, with name and address; without, the notices
    and digests.  ``published`` is a checkpoint that was given away before, if there is one.  Who asked and why is
    kept, and the record gets keyed hashes.  Raises ``RefusedError`` (``evidence.no_reason``) and ``InputError``
    (``evidence.nobody``).
    """
    asked = Asked(by=by.strip(), reason=reason.strip(), now=now)
    _require_reason(asked, incident)
    key = secret(f"{incident.ref}.key")
    held = held_about(incident=incident, person_ref=person_ref, key=key)
    if not held.messages and not held.omissions:
        raise InputError(
            "Nothing is on record about this person.",
            code="evidence.nobody",
            where=incident.ref,
            fix="Give the reference of an affected person, as the register and the ledger have it.",
        )
    subject, person_hash = _keep(incident, held, asked, with_address=renderer is not None)
    facts = facts_under(incident, held.notices)
    leaves = read_leaves(incident_ref=incident.ref, wanted=Wanted(held, person_hash, subject, facts))
    story = story_of(held, leaves, incident=incident, facts=facts, renderer=renderer)
    signer = Ed25519PrivateKey.from_private_bytes(secret(_RECORD_KEY))
    checkpoint = signed_head(leaves.hashes, incident, now, signer)
    contents: dict[str, bytes | Path] = {
        CLAIMS: canonical(story.claims),
        CHECKPOINT: checkpoint.as_json(),
        **story.files,
        **_proofs(leaves, checkpoint, published),
        "pack.html": person_page(story, leaves, incident=incident, checkpoint=checkpoint, now=now).encode(),
    }
    head = PackHead(kind="person", incident=incident.ref, is_exercise=incident.is_exercise, made_at=now)
    return write_pack(path, contents, head=head, checkpoint=checkpoint, private_key=signer)


def signed_head(hashes: list[bytes], incident: Incident, now: datetime, signer: Ed25519PrivateKey) -> Checkpoint:
    """The checkpoint of the record as it stands now."""
    tree = Tree()
    for leaf in hashes:
        tree.append_hash(leaf)
    origin = f"amends/{incident.ref}"
    return sign_checkpoint(origin=origin, tree_size=tree.size, root=tree.root(), at=now, private_key=signer)


def _require_reason(asked: Asked, incident: Incident) -> None:
    if not asked.reason or not asked.by:
        raise RefusedError(
            "Nobody puts a person's evidence together without a name and a reason.",
            code="evidence.no_reason",
            where=incident.ref,
            fix="Say why, with --reason; it is kept with your name.",
        )


@transaction.atomic
def _keep(incident: Incident, held: Held, asked: Asked, *, with_address: bool) -> tuple[str, str]:
    """Keeps the words where they can be erased; the record gets hashes, and what the ledger says at this moment."""
    person_hash = keyed_hash(held.key, "person", held.person_ref)[:40]
    made = PackMade.objects.create(
        incident=incident,
        by=asked.by,
        person_hash=person_hash,
        reason=asked.reason,
        with_address=with_address,
        at=asked.now,
    )
    subject = keyed_hash(held.key, "pack", person_hash, asked.by, asked.now.isoformat(), str(made.pk))[:40]
    record_deed(
        incident_ref=incident.ref,
        kind="evidence.packed",
        subject=subject,
        at=asked.now,
        by=keyed_hash(held.key, "staff", asked.by)[:40],
        reason_sha256=hashlib.sha256(asked.reason.encode()).hexdigest(),
        person=person_hash,
        with_address=with_address,
        **held.rows(),
    )
    return subject, person_hash


def _proofs(leaves: Leaves, checkpoint: Checkpoint, published: Path | None) -> dict[str, bytes]:
    indexes = sorted(leaves.lines)
    paths = inclusion_proofs(leaves.hashes, indexes)
    document: dict[str, Any] = {
        "tree_size": checkpoint.tree_size,
        "proofs": [
            {"index": index, "path": [item.hex() for item in path]} for index, path in zip(indexes, paths, strict=True)
        ],
    }
    files = {ENTRIES: b"".join(leaves.lines[index] + b"\n" for index in indexes)}
    earlier = _earlier(published, leaves, checkpoint)
    if earlier is not None:
        files[PUBLISHED] = earlier.as_json()
        document["consistency"] = [item.hex() for item in consistency_proof(leaves.hashes, earlier.tree_size)]
    return files | {PROOFS: canonical(document)}


def _earlier(published: Path | None, leaves: Leaves, checkpoint: Checkpoint) -> Checkpoint | None:
    """The checkpoint that was published, if it is this record's and of this key; else there is none to speak of."""
    if published is None or not published.is_file():
        return None
    try:
        earlier = checked_checkpoint(parse_object(published.read_bytes()), key=checkpoint.public_key)
    except (BadCheckpointError, NotCanonicalError):
        return None
    tree = Tree()
    for leaf in leaves.hashes[: earlier.tree_size]:
        tree.append_hash(leaf)
    if tree.size != earlier.tree_size or tree.root().hex() != earlier.root_hash or earlier.origin != checkpoint.origin:
        raise RefusedError(
            "The record does not continue the checkpoint that was published.",
            code="evidence.rewritten",
            where=str(published),
            why="Its entries are others than those that were vouched for, or fewer.",
            fix="Do not hand out evidence. Restore the database of that time, or find out who changed it.",
        )
    return earlier
