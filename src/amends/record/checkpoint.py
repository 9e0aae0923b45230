"""Signed tree heads: who vouches for how many entries, and for which root, at what time."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from amends.core.clock import parse_instant, require_aware
from amends.core.errors import InputError
from amends.record.canonical import canonical

ALGORITHM = "ed25519"
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64
_ROOT = re.compile(r"[0-9a-f]{64}")


class BadCheckpointError(ValueError):
    """The checkpoint proves nothing; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """``checkpoint.json``: ``root_hash`` in hex, key and signature in base64, ``at`` ISO 8601 with offset."""

    origin: str
    tree_size: int
    root_hash: str
    at: str
    algorithm: str
    public_key: str
    signature: str

    def as_json(self) -> bytes:
        """The canonical bytes of the file; no white space, so that no byte is without meaning."""
        return canonical(asdict(self))


def sign_checkpoint(
    *, origin: str, tree_size: int, root: bytes, at: datetime, private_key: Ed25519PrivateKey
) -> Checkpoint:
    """The checkpoint over a tree, signed over the canonical JSON of all fields but ``signature``."""
    body: dict[str, Any] = {
        "origin": origin,
        "tree_size": tree_size,
        "root_hash": root.hex(),
        "at": require_aware(at, where="checkpoint").isoformat(),
        "algorithm": ALGORITHM,
        "public_key": public_key_text(private_key.public_key()),
    }
    signature = base64.b64encode(private_key.sign(canonical(body))).decode()
    return Checkpoint(**body, signature=signature)


def public_key_text(key: Ed25519PublicKey) -> str:
    """The public key as the record and ``--key`` write it: base64 of its 32 bytes."""
    return base64.b64encode(key.public_bytes_raw()).decode()


def checked_checkpoint(document: dict[str, Any], *, key: str | None = None) -> Checkpoint:
    """The checkpoint in ``document`` if its signature holds (and is that of ``key``, if one is given).

    Raises ``BadCheckpointError``.  Without ``key`` the signature is checked against the key that the
    checkpoint itself names: that shows that it was not altered, not who signed it.
    """
    names = Checkpoint.__dataclass_fields__
    missing = [name for name in names if name not in document]
    if missing:
        raise BadCheckpointError(f"the checkpoint has no {missing[0]}")
    _check_fields(document)
    checked_signature(document, key=key)
    return Checkpoint(**{name: document[name] for name in names})


def checked_signature(document: dict[str, Any], *, key: str | None = None) -> None:
    """Raises ``BadCheckpointError`` unless ``signature`` is that of ``public_key`` over the rest, canonically.

    With ``key`` it must be that key.  Checkpoints and lists of evidence are signed in the same way.
    """
    texts = {name: document.get(name) for name in ("public_key", "signature")}
    if not all(isinstance(text, str) for text in texts.values()) or document.get("algorithm") != ALGORITHM:
        raise BadCheckpointError("there is no signature by ed25519")
    public_key = decode_base64(str(texts["public_key"]), size=_KEY_BYTES, name="public_key")
    if key is not None and decode_base64(key, size=_KEY_BYTES, name="the key that was given") != public_key:
        raise BadCheckpointError("it is signed by another key than the one given")
    signature = decode_base64(str(texts["signature"]), size=_SIGNATURE_BYTES, name="signature")
    signed = {name: value for name, value in document.items() if name != "signature"}
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, canonical(signed))
    except (InvalidSignature, ValueError) as error:
        raise BadCheckpointError("the signature does not match what is signed") from error
    except InputError as error:
        raise BadCheckpointError("it holds a value that canonical JSON has no form for") from error


def decode_base64(text: str, *, size: int = _KEY_BYTES, name: str) -> bytes:
    """The bytes of strict base64; raises ``BadCheckpointError`` if they are not ``size`` many.

    Only the one canonical spelling counts: base64 leaves unused bits in its last letter, and a
    decoder that ignores them would accept a changed file.
    """
    try:
        decoded = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise BadCheckpointError(f"{name} is not base64") from error
    if len(decoded) != size or base64.b64encode(decoded).decode() != text:
        raise BadCheckpointError(f"{name} is not the base64 of {size} bytes")
    return decoded


def _check_fields(document: dict[str, Any]) -> None:
    size = document["tree_size"]
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise BadCheckpointError("tree_size is not a number of entries")
    for name in ("origin", "root_hash", "at", "algorithm", "public_key", "signature"):
        if not isinstance(document[name], str):
            raise BadCheckpointError(f"{name} is not text")
    if document["algorithm"] != ALGORITHM:
        raise BadCheckpointError("the algorithm is not ed25519")
    if not _ROOT.fullmatch(document["root_hash"]):
        raise BadCheckpointError("root_hash is not 64 hexadecimal digits")
    try:
        parse_instant(document["at"], where="checkpoint")
    except InputError as error:
        raise BadCheckpointError("at is not an instant with an offset") from error
