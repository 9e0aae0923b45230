"""Evidence: sealed when it comes, opened by who says why, and never shown in a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db.models import Count, Sum

from amends.apps.accounts.models import User
from amends.apps.claims.losses import File
from amends.apps.claims.models import Claim, Evidence
from amends.apps.looks.models import LookKind
from amends.apps.looks.services import record_look
from amends.core.ids import keyed_hash, new_ref
from amends.core.sealing import open_sealed, seal_for
from amends.remedies.claims_rules import require_evidence

_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic"}
_MOST_NAME = 120


class _Sealed(msgspec.Struct, frozen=True):
    name: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file for ``Content-Disposition: attachment``: the name is ours, the type one that no browser shows."""

    name: str
    sent_as: str
    content: bytes
    media_type: str = "application/octet-stream"


def keep_evidence(
    *, claim: Claim, files: Sequence[File], now: datetime, public_key: bytes, pepper: bytes
) -> tuple[Evidence, ...]:
    """Seals files; one that the claim has already is kept once.

    Raises ``InputError`` (``claims.evidence_many``, ``claims.evidence_large``, ``claims.evidence_type``).
    """
    kept = claim.evidence.aggregate(files=Count("id"), bytes=Sum("size_bytes"))
    types = require_evidence([file.content for file in files], kept_files=kept["files"], kept_bytes=kept["bytes"] or 0)
    return tuple(
        _kept(claim, file, media_type, now=now, public_key=public_key, pepper=pepper)
        for file, media_type in zip(files, types, strict=True)
    )


def open_evidence(*, evidence: Evidence, by: User | str, reason: str, secret: bytes, now: datetime) -> Download:
    """One file, after the look is kept.  Raises ``InputError`` (``look.reason``), ``MachineError`` (``sealed.closed``).

    ``secret`` is the desk's.
    """
    claim = evidence.claim
    record_look(
        by=by, incident=claim.incident, kind=LookKind.CASE, what=f"evidence {evidence.ref} of {claim.ref}",
        reason=reason, person_hash=claim.person_hash, now=now,
    )  # fmt: skip
    plain = msgspec.msgpack.decode(open_sealed(secret, bytes(evidence.box), context=evidence.ref), type=_Sealed)
    return Download(name=f"{evidence.ref}.{_ENDINGS[evidence.media_type]}", sent_as=plain.name, content=plain.content)


def _kept(claim: Claim, file: File, media_type: str, *, now: datetime, public_key: bytes, pepper: bytes) -> Evidence:
    ref = new_ref("EVI", length=12)
    sealed = _Sealed(" ".join(file.name.split())[:_MOST_NAME], file.content)
    evidence, _ = Evidence.objects.only("claim", "digest").get_or_create(
        claim=claim,
        digest=keyed_hash(pepper, "claim evidence", file.content.hex()),
        defaults={
            "ref": ref,
            "media_type": media_type,
            "size_bytes": len(file.content),
            "box": seal_for(public_key, msgspec.msgpack.encode(sealed), context=ref),
            "at": now,
        },
    )
    return evidence
