"""DKIM: dkimpy, which shares no code with ours, verifies every signature, and none survives a change."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import dkim
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.dsa import generate_private_key as dsa_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.providers.email.dkim import Signer, load_signer, relaxed_body
from amends.providers.email.jobs import job_maker
from amends.providers.email.mime import Mail, Sender, build
from amends.providers.email.route import DkimFile, SmtpRoute

AT = datetime(2026, 6, 14, 9, tzinfo=UTC)
RSA, ED = generate_private_key(65537, 2048), Ed25519PrivateKey.generate()
KEYS = pytest.mark.parametrize("key", [RSA, ED], ids=["rsa", "ed25519"])


class VerifyKey:
    """What dkimpy asks of PyNaCl, which is not installed here, by another implementation of Ed25519."""

    def __init__(self, encoded: bytes, encoder: object) -> None:
        self._key = Ed25519PublicKey.from_public_bytes(b64decode(encoded))

    def verify(self, data: bytes, signature: bytes) -> bytes:
        try:
            self._key.verify(signature, data)
        except InvalidSignature as error:
            raise BadSignatureError from error
        return data


class BadSignatureError(Exception):
    pass


@pytest.fixture(autouse=True)
def nacl(monkeypatch: pytest.MonkeyPatch) -> None:
    exceptions = SimpleNamespace(BadSignatureError=BadSignatureError, ValueError=ValueError)
    encoding = SimpleNamespace(Base64Encoder=None)
    stand_in = SimpleNamespace(signing=SimpleNamespace(VerifyKey=VerifyKey), exceptions=exceptions, encoding=encoding)
    monkeypatch.setattr(dkim, "nacl", stand_in, raising=False)


def signer(key: RSAPrivateKey | Ed25519PrivateKey) -> Signer:
    return Signer(key, domain="bank.example", selector="s1")


def record(key: RSAPrivateKey | Ed25519PrivateKey) -> bytes:
    public = key.public_key()
    if isinstance(key, RSAPrivateKey):
        raw = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return b"v=DKIM1; k=rsa; p=" + b64encode(raw)
    return b"v=DKIM1; k=ed25519; p=" + b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw))


def verifies(data: bytes, key: RSAPrivateKey | Ed25519PrivateKey) -> bool:
    def look_up(name: bytes, timeout: int = 5) -> bytes | None:
        return record(key) if name == b"s1._domainkey.bank.example." else None

    try:
        return bool(dkim.DKIM(data).verify(dnsfunc=look_up))
    except dkim.ValidationError:
        return False


def mail(text: str = "Dear Jan,\n\n  two  blanks\t\n", html: str | None = "<p>Jan</p>\n\n") -> bytes:
    made = Mail(
        message_id="ab12@bank.example",
        to_name="Żaneta Ćwik",
        to_address="jan@people.example",
        language="pl",
        subject="Twoje dane " * 12,
        text=text,
        html=html,
    )
    return build(made, sender=Sender(name="Bank", address="notices@bank.example", is_exercise=True), at=AT)


@KEYS
def test_other_implementation_verifies_our_signature(key: RSAPrivateKey | Ed25519PrivateKey) -> None:
    data = signer(key).signed(mail(), at=AT, is_relaxed=True)
    assert verifies(data, key)
    assert data.endswith(mail())
    assert max(map(len, data.partition(b"From:")[0].split(b"\r\n"))) <= 78


@KEYS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Jan", b"Eve"),
        (b"To: ", b"To: eve@evil.example, "),
        (b"Content-Language: pl", b"Content-Language: de"),
        (b"X-Amends-Exercise: yes", b"X-Amends-Exercise: no"),
        (b"From: Bank", b"From: Eve <eve@evil.example>\r\nFrom: Bank"),
        (b"DKIM-Signature", b"From: Eve <eve@evil.example>\r\nDKIM-Signature"),
    ],
)
def test_changed_mail_no_longer_verifies(key: RSAPrivateKey | Ed25519PrivateKey, old: bytes, new: bytes) -> None:
    data = signer(key).signed(mail(), at=AT)
    assert old in data
    assert not verifies(data.replace(old, new, 1), key)


@settings(max_examples=60, deadline=None)
@given(text=st.text("ab \t\n.=żس", max_size=200), has_html=st.booleans())
def test_our_mails_are_in_relaxed_form_already(text: str, has_html: bool) -> None:
    data = mail(text, f"<p>{text}</p>" if has_html else None)
    sign = signer(ED).signed
    assert sign(data, at=AT, is_relaxed=True) == sign(data, at=AT)


@pytest.mark.parametrize(
    "body", [b"", b"\r\n", b"a\r\n\r\n\r\n", b"a", b" \t\r\n \r\n", b"a  b\t c \r\n  d\r\n", b"\xff \x00 x\r\n"]
)
def test_foreign_body_is_brought_into_relaxed_form(body: bytes) -> None:
    head = b"From: a@bank.example\r\nList-Unsubscribe: <https://bank.example/x>\r\nSubject:  a \t b\r\n  c \r\n"
    data = signer(ED).signed(head + b"\r\n" + body, at=AT)
    assert b"list-unsubscribe" in data.partition(b"bh=")[0]
    assert verifies(data, ED)


def test_relaxed_form_is_that_of_the_standard() -> None:
    assert relaxed_body(b" C \r\nD \t E\r\n\r\n\r\n") == b" C\r\nD E\r\n"  # RFC 6376, 3.4.5


def test_mail_without_sender_is_not_signed() -> None:
    with pytest.raises(ValueError, match="From"):
        signer(ED).signed(b"To: a@b.example\r\n\r\nx\r\n", at=AT)


def pem(folder: Path, data: bytes) -> DkimFile:
    (folder / "key.pem").write_bytes(data)
    return DkimFile(key=str(folder / "key.pem"), selector="s1", domain="bank.example")


def private(key: RSAPrivateKey | Ed25519PrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@KEYS
def test_key_of_a_file_signs_what_is_sent(key: RSAPrivateKey | Ed25519PrivateKey, tmp_path: Path) -> None:
    route = SmtpRoute(host="x.example", port=25, dkim=pem(tmp_path, private(key)))
    job = job_maker(route, sender="notices@bank.example", clock=lambda: AT)("ab12@x.example", "j@p.example", mail())
    assert verifies(job.data, key)


@pytest.mark.parametrize("kind", ["missing", "no key", "wrong kind", "short"])
def test_key_that_cannot_be_used_is_one_clear_error(kind: str, tmp_path: Path) -> None:
    file = pem(tmp_path, b"no key")
    if kind == "missing":
        Path(file.key).unlink()
    if kind == "wrong kind":
        pem(tmp_path, dsa_key(1024).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    if kind == "short":
        pem(tmp_path, SHORT_RSA)
    with pytest.raises(InputError) as fault:
        load_signer(file)
    assert fault.value.code == "smtp.dkim"


# 512 bits, made for this test: the library no longer makes so short a key.
SHORT_RSA = b"""-----BEGIN RSA PRIVATE KEY-----
MIIBOgIBAAJBAKvDzdrbvnFevdnQhtIpTh0A1LHXuINJqSFGH4/KrCTdJVfwKt3O
q/EKAolS6iHE+ihfJfrLXnxRXdmK50IJWeECAwEAAQJAdeaEUdsOIRGQLYfGU1HI
7X2Zga16WJviPRW+KlxKx03ocZVlDNE+1mhFU4pSsmBueVv4F5qQmFoH44MM/mcL
pQIhAOEFboauaLHuR9DRm1+C3rUCJs+iDu73jMiKP/Vl+4rPAiEAw2lsk34smS8c
qA2MIX2nN5ELg5udu5Ida7T+PdFPPE8CIQCZS6EDYbfzV5hXOyS1Sau89o1IMGgq
Bj1DtWNjI6nc4wIgDGahVE7ah7IcsHGDphByTy1uPKDghqnEIjSvOb8RtzMCICNJ
b2/ZWhDMKr4vK9rPqr8878F5Hrdfh5dIggd+Gfmq
-----END RSA PRIVATE KEY-----
"""
