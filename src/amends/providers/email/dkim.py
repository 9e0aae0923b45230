"""DKIM signatures (RFC 6376, relaxed/relaxed; Ed25519 by RFC 8463) where no server on the way signs.

A mail is signed when it is sent; what approvers release and the ledger hashes are the unsigned bytes.
Bodies hold a person's name and code, hence no hash of one is kept for another.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from amends.core.errors import InputError
from amends.providers.email.route import DkimFile

_LEAST_RSA_BITS = 1024  # RFC 8301, 3.2: below, verifiers must not accept
_SIGNED = frozenset(
    b"from to subject date message-id mime-version content-type content-language auto-submitted reply-to "
    b"list-unsubscribe list-unsubscribe-post x-amends-exercise".split()
)
_BLANKS = re.compile(rb"[ \t]+")
_FOLD = re.compile(rb"\r\n(?=[ \t])")
_LINE = 70


class Signer:
    """Signs for one domain with one key."""

    def __init__(self, key: RSAPrivateKey | Ed25519PrivateKey, *, domain: str, selector: str) -> None:
        self.algorithm, self._sign = _way_of(key)
        self._names = f"v=1; a={self.algorithm}; c=relaxed/relaxed; d={domain};\r\n s={selector};".encode("ascii")

    def signed(self, data: bytes, *, at: datetime, is_relaxed: bool = False) -> bytes:
        """The mail with a ``DKIM-Signature`` before it.

        ``is_relaxed`` says that the body is in relaxed form as it is, which ``mime`` promises of every mail.
        Raises ``ValueError`` for bytes without a header From.
        """
        head, _, body = data.partition(b"\r\n\r\n")
        plain = _without_blank_end(body) if is_relaxed else relaxed_body(body)
        fields = [field.partition(b":") for field in _FOLD.sub(b"", head).split(b"\r\n")]
        chosen = [(name.lower(), value) for name, _, value in fields if name.lower() in _SIGNED]
        names = [name for name, _ in chosen]
        if b"from" not in names:
            raise ValueError("a mail without From cannot be signed")
        # Oversigned: a second From, put before ours on the way, breaks the signature (RFC 6376, 8.15).
        listed = _folded(b":".join([*names, b"from"]), b":")
        body_hash = b64encode(hashlib.sha256(plain).digest())
        unsigned = b"%b t=%d;\r\n h=%b;\r\n bh=%b;\r\n b=" % (self._names, at.timestamp(), listed, body_hash)
        # RFC 6376, 5.4.2: of several headers of a name the last is taken first.
        lines = [_relaxed_field(name, value) for name, value in _bottom_up(chosen)]
        lines.append(_relaxed_field(b"dkim-signature", _FOLD.sub(b"", unsigned))[:-2])
        return b"DKIM-Signature: %b%b\r\n%b" % (unsigned, self._signature(b"".join(lines)), data)

    def _signature(self, data: bytes) -> bytes:
        signature = b64encode(self._sign(data))
        return b"\r\n ".join([signature[start : start + _LINE] for start in range(0, len(signature), _LINE)])


def load_signer(file: DkimFile) -> Signer:
    """The signer of a PEM file; raises ``InputError`` (``smtp.dkim``)."""
    try:
        key = load_pem_private_key(Path(file.key).read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise _unusable(file, "it cannot be read as an unencrypted private key in PEM") from error
    if isinstance(key, RSAPrivateKey) and key.key_size < _LEAST_RSA_BITS:
        raise _unusable(file, f"an RSA key needs {_LEAST_RSA_BITS} bits or more")
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        raise _unusable(file, "DKIM knows RSA and Ed25519 keys only")
    return Signer(key, domain=file.domain, selector=file.selector)


def relaxed_body(body: bytes) -> bytes:
    """RFC 6376, 3.4.4.

    >>> relaxed_body(b" a \\t b \\r\\n\\r\\n")
    b' a b\\r\\n'
    """
    lines = [_BLANKS.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b"\r\n".join([*lines, b""]) if lines else b""


def _without_blank_end(body: bytes) -> bytes:
    if body.endswith(b"\r\n") and not body.endswith(b"\r\n\r\n") and body != b"\r\n":
        return body
    return relaxed_body(body)


def _bottom_up(chosen: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The fields in the order of ``h=``, each name's instances from the last to the first."""
    instances: dict[bytes, list[bytes]] = {}
    for name, value in chosen:
        instances.setdefault(name, []).append(value)
    return [(name, instances[name].pop()) for name, _ in chosen]


def _relaxed_field(name: bytes, value: bytes) -> bytes:
    """RFC 6376, 3.4.2; the value is unfolded already."""
    return b"%b:%b\r\n" % (name.strip(), _BLANKS.sub(b" ", value).strip())


def _folded(words: bytes, mark: bytes) -> bytes:
    lines, line = [], b""
    for word in words.split(mark):
        if len(line) + len(word) > _LINE:
            lines.append(line + mark)
            line = b""
        line += (mark if line else b"") + word
    return b"\r\n ".join([*lines, line])


def _way_of(key: RSAPrivateKey | Ed25519PrivateKey) -> tuple[str, Callable[[bytes], bytes]]:
    if isinstance(key, RSAPrivateKey):
        padding, algorithm = PKCS1v15(), SHA256()
        return "rsa-sha256", lambda data: key.sign(data, padding, algorithm)
    return "ed25519-sha256", lambda data: key.sign(hashlib.sha256(data).digest())  # RFC 8463, 3


def _unusable(file: DkimFile, why: str) -> InputError:
    return InputError(
        "The DKIM key cannot be used.",
        code="smtp.dkim",
        where=file.key,
        why=why,
        fix="Name the PEM file of the key whose public half is in DNS at <selector>._domainkey.<domain>.",
    )
