"""A print and post service behind HTTP: ``print+https://print.example/v1?password=env:PRINT_KEY&duplex=yes``.

There is no standard for this, so the interface is a small one of our own, written down as OpenAPI in
docs/providers/print-service.md:

* ``POST /letters``: one PDF, with ``Idempotency-Key`` our identity; ``201`` with ``id``, ``409`` for a letter that is
  there already (as the United Kingdom's DVLA answers GOV.UK Notify);
* ``GET /letters/{reference}``: its state, by our identity or by theirs; ``404`` means that it never arrived;
* a signed webhook with states (service_receipts.py).

Options: ``format`` (multipart or json), ``colour``, ``duplex`` (yes, no), ``postage`` (economy, standard, express,
registered), ``country`` (where from, to tell abroad from home), ``timeout``, ``concurrency``, ``most_mb``.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
from urllib.parse import quote

import msgspec
import pikepdf

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Wire, failure

SCHEMES = ("print+https", "print+http")
POSTAGE = ("economy", "standard", "express", "registered")
_OPTIONS = frozenset("format colour duplex postage country timeout concurrency most_mb".split())
_IDENTITY = re.compile(r"[!-~]{1,200}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_MOST_PAGES = 99  # the bar code of a page has two digits for it
_TAKEN = ("received", "printing", "printed", "posted", "delivered", "returned")
_LINE = b"\r\n"


def provider(address: Address) -> PrintService:
    """The provider of a URL; raises ``InputError``."""
    address.require_options(_OPTIONS)
    if address.scheme == "print+http" and address.host not in LOOPBACK:
        raise _bad("scheme", "print+https; print+http is for this machine alone", address, code="provider.insecure")
    if not address.password:
        raise _bad("password", "password=env:NAME", address, code="provider.no_secret")
    return PrintService(address)


class PrintService:
    """Hands over one PDF for each letter; the same letter twice is one letter."""

    channel = Channel.POST
    doubt = Doubt.IDEMPOTENT

    def __init__(self, address: Address) -> None:
        self.name = address.name
        self.concurrency = int(address.number("concurrency", 4, 1, 16))
        self._most_bytes = int(address.number("most_mb", 10, 0.01, 100) * 1_000_000)
        self._is_json = _choice(address, "format", ("multipart", "json")) == "json"
        self._wish = {
            "colour": _choice(address, "colour", ("no", "yes")) == "yes",
            "duplex": _choice(address, "duplex", ("yes", "no")) == "yes",
            "postage": _choice(address, "postage", ("standard", *POSTAGE)),
            "country": _country(address),
        }
        self._base = address.base_url
        self._wire = Wire(
            timeout_s=address.number("timeout", 60, 0.1, 600),
            headers={"Authorization": f"Bearer {address.password}", "Accept": "application/json"},
            reuses=True,
        )

    def objection(self, parcel: Parcel) -> str | None:
        """See ``Provider``."""
        if parcel.channel is not Channel.POST:
            return "it is meant for another channel"
        if not _IDENTITY.fullmatch(parcel.message_id):
            return "its identity cannot stand in a header"
        if len(parcel.content) > self._most_bytes:
            return "it is larger than the service takes"
        return _fault_of_pdf(parcel.content)

    async def open(self) -> None:
        """See ``Provider``."""
        await self._wire.open()

    async def close(self) -> None:
        """See ``Provider``."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """See ``Provider``."""
        if why := self.objection(parcel):  # a letter is made when it is sent: nobody has seen this PDF before
            return Outcome(OutcomeKind.HELD, code="objection", reason=why)
        letter = self._letter(parcel)
        kind, data = _as_json(letter, parcel.content) if self._is_json else _as_form(letter, parcel.content)
        headers = {"Content-Type": kind, "Idempotency-Key": parcel.message_id}
        answer = await self._wire.ask("POST", f"{self._base}/letters", data=data, headers=headers)
        if isinstance(answer, Outcome):
            return answer
        told = answer.json()
        if answer.status == 409:
            return _known_already(told, str(letter["sha256"]), parcel.message_id)
        if not answer.is_success:
            return failure(answer, self.name, is_idempotent=True)
        if not isinstance(told.get("id"), str) or told.get("sha256") != letter["sha256"]:
            return Outcome(OutcomeKind.DOUBT, code=str(answer.status), reason="the answer is not about this letter")
        return Outcome(OutcomeKind.ACCEPTED, code=str(answer.status), ref=told["id"][:200])

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """See ``Provider``."""
        answer = await self._wire.ask("GET", f"{self._base}/letters/{quote(ref or message_id, safe='')}")
        if isinstance(answer, Outcome):
            return None
        told = answer.json()
        if answer.status == 404 and told.get("error") == "not_found":
            return Outcome(OutcomeKind.UNSENT, code="404", reason="the service never got it")
        if not answer.is_success or told.get("reference") != message_id:
            return None
        state = str(told.get("state"))[:20]
        if state in _TAKEN:
            return Outcome(OutcomeKind.ACCEPTED, code=state, ref=str(told.get("id", ref))[:200])
        is_refused = state == "rejected"
        return Outcome(OutcomeKind.REFUSED, code=state, reason="the service refused it") if is_refused else None

    def _letter(self, parcel: Parcel) -> dict[str, object]:
        return {
            "reference": parcel.message_id,
            "sha256": hashlib.sha256(parcel.content).hexdigest(),
            "is_exercise": parcel.is_exercise,
            **self._wish,
        }


def _fault_of_pdf(content: bytes) -> str | None:
    if not content.startswith(b"%PDF-"):
        return "its content is no PDF"
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            pages, is_locked = len(document.pages), document.is_encrypted
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return "its PDF cannot be read"
    if is_locked:
        return "its PDF is locked"
    return None if 1 <= pages <= _MOST_PAGES else f"it has not 1 to {_MOST_PAGES} pages"


def _known_already(told: dict[str, object], sha256: str, message_id: str) -> Outcome:
    """``409``: under our identity there is a letter; is it this one?"""
    if told.get("sha256", sha256) != sha256:
        return Outcome(OutcomeKind.REFUSED, code="409", reason="under this identity there is another letter")
    return Outcome(OutcomeKind.ACCEPTED, code="409", ref=str(told.get("id") or message_id)[:200])


def _as_json(letter: dict[str, object], pdf: bytes) -> tuple[str, bytes]:
    document = base64.b64encode(pdf).decode("ascii")
    return "application/json", msgspec.json.encode({**letter, "document": document})


def _as_form(letter: dict[str, object], pdf: bytes) -> tuple[str, bytes]:
    """RFC 7578; the boundary is made of the content's own hash, so that equal letters give equal bytes."""
    boundary = f"amends-{letter['sha256']}".encode("ascii")
    head = b"Content-Disposition: form-data; name="
    parts = (
        head + b'"letter"' + _LINE + b"Content-Type: application/json" + _LINE * 2 + msgspec.json.encode(letter),
        head + b'"document"; filename="letter.pdf"' + _LINE + b"Content-Type: application/pdf" + _LINE * 2 + pdf,
    )
    body = b"".join(b"--" + boundary + _LINE + part + _LINE for part in parts) + b"--" + boundary + b"--" + _LINE
    return f"multipart/form-data; boundary={boundary.decode()}", body


def _choice(address: Address, option: str, known: tuple[str, ...]) -> str:
    text = address.options.get(option, known[0])
    if text not in known:
        raise _bad(option, " or ".join(dict.fromkeys(known)), address)
    return text


def _country(address: Address) -> str:
    text = address.options.get("country", "")
    if text and not _COUNTRY.fullmatch(text):
        raise _bad("country", "two capital letters, such as DE", address)
    return text


def _bad(option: str, fix: str, address: Address, *, code: str = "provider.bad_option") -> InputError:
    return InputError(
        "The URL of a print service cannot be used.",
        code=code,
        where=f"{address.name}, {option}",
        fix=f"Write {fix}.",
    )
