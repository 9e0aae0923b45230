"""A passkey made of software: it answers as a telephone would, or wrongly where a test asks for it."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40
HOST, ORIGIN = "localhost", "http://localhost"


@dataclass
class Device:
    """One credential for one host."""

    host: str = HOST
    origin: str = ORIGIN
    is_verified: bool = True
    count: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    handle: bytes = b""

    def made(self, options: dict[str, Any]) -> str:
        """The answer to the question for a new passkey."""
        self.handle = websafe_decode(options["publicKey"]["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + public
        data = self._data(_ATTESTED) + attested
        client = self._client("webauthn.create", options)
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(clientDataJSON=client, attestationObject=attestation)

    def signed(self, options: dict[str, Any]) -> str:
        """The answer to the question who signs in."""
        self.count += 1
        data, client = self._data(0), self._client("webauthn.get", options)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=data, signature=signature, userHandle=self.handle)

    def _data(self, flags: int) -> bytes:
        flags |= _PRESENT | (_VERIFIED if self.is_verified else 0)
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        challenge = options["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: bytes) -> str:
        name = websafe_encode(self.credential_id)
        written = {key: websafe_encode(value) for key, value in response.items()}
        return json.dumps(
            {"id": name, "rawId": name, "type": "public-key", "response": written, "clientExtensionResults": {}}
        )


def at_localhost() -> Client:
    """A browser that opened the console where passkeys work."""
    return Client(SERVER_NAME=HOST)


def ask(client: Client, address: str = "/console/sign-in/question") -> dict[str, Any]:
    """What the site asks the browser."""
    options: dict[str, Any] = client.post(address).json()
    return options
