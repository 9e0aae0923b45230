"""Calls through an API that speaks TwiML: the Calls resource of Twilio, and those who copy it.

https://www.twilio.com/docs/voice/api/call-resource.  The API has no idempotency key, and a second call to a frightened
person harms: a doubt is held for a person (``Doubt.HOLD``), unless the call itself resolves it, for the key pressed
and the end of the call are reported under our own message id (``callbacks.py``).
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import aiohttp

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.reading import released_envelope
from amends.providers.voice.documents import MOST_CHARACTERS, greeting, words
from amends.providers.way import Address
from amends.providers.wire import LOOPBACK, Reply, Wire, failure

SCHEMES = ("twiml+https", "twiml+http")

_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_CALL = re.compile(r"CA[0-9a-fA-F]{32}")
# https://www.twilio.com/docs/voice/api/call-resource#call-status-values
_UNDER_WAY = frozenset({"queued", "initiated", "ringing", "in-progress", "completed"})
_REACHED_NOBODY = frozenset({"busy", "no-answer", "failed", "canceled"})
_OPTIONS = frozenset({"from", "answer", "voice", "ring", "timeout", "machine"})
_DETECTION = ("Enable", "DetectMessageEnd", "")
# 403 that is about this number and not about the account: the country is not enabled, the number is barred.
_BARRED = frozenset({"13225", "13226", "13227", "21215", "21216"})


def provider(address: Address) -> TwimlCalls:
    """The provider of ``twiml+https://ACCOUNT:SECRET@HOST?from=NUMBER&answer=URL``; raises ``InputError``."""
    return TwimlCalls(address)


class TwimlCalls:
    """Places one call per parcel; what is said after the key comes from the address ``answer``."""

    channel = Channel.VOICE
    doubt = Doubt.HOLD
    concurrency = 4  # an account starts with one call a second; more only wait in its queue

    def __init__(self, address: Address) -> None:
        address.require_options(_OPTIONS)
        self.name = address.name
        self._from = "+" + address.options.get("from", "").strip().lstrip("+")
        self._answer = address.options.get("answer", "").rstrip("/")
        self._voice = address.options.get("voice", "")
        self._machine = address.options.get("machine", "Enable")
        self._ring = str(int(address.number("ring", 30, 5, 600)))
        _require_usable(address, self._from, self._answer, self._machine)
        self._calls = f"{address.base_url}/2010-04-01/Accounts/{quote(address.user, safe='')}/Calls"
        self._wire = Wire(
            timeout_s=address.number("timeout", 20, 0.1, 120),
            headers={"Authorization": aiohttp.encode_basic_auth(address.user, address.password, "utf-8")},
        )

    def objection(self, parcel: Parcel) -> str | None:
        """Why the call cannot say exactly this; ``None`` if it can."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str):
            return envelope
        if not _NUMBER.fullmatch(parcel.to):
            return "the number is not in international form"
        if not envelope.markup:
            return "it has no form to be spoken"
        if not envelope.title.strip():
            return "it has no line that an answering machine may hear"
        try:
            longest = max(len(self._greeting(envelope)), len(words(envelope, self._address(envelope, "/again"))))
        except InputError as error:
            return f"{error.what} {error.why}".strip()
        return f"it takes more than {MOST_CHARACTERS} characters of TwiML" if longest > MOST_CHARACTERS else None

    async def open(self) -> None:
        """Makes ready; the account is tried with the first call."""
        await self._wire.open()

    async def close(self) -> None:
        """Lets go of the connection."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """Asks for the call; ``ACCEPTED`` means that it is in the service's queue, ``ref`` is its sid."""
        envelope = released_envelope(parcel, self.channel)
        if isinstance(envelope, str) or self.objection(parcel):
            return Outcome(OutcomeKind.HELD, "objection", reason="it cannot be conveyed exactly")
        reply = await self._wire.ask("POST", f"{self._calls}.json", data=self._form(envelope))
        return reply if isinstance(reply, Outcome) else self._placed(reply)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """What became of the call ``ref``; ``None`` without it, or if the service says nothing that is known.

        ``REFUSED`` for a call that ended before anybody took it: it will not be put through any more.

        The list of calls can be filtered by number and time, but a call carries no identity of ours there: two calls
        to one household in one hour look alike, and a wrong match would hide that somebody was never called.
        """
        if not _CALL.fullmatch(ref):
            return None
        reply = await self._wire.ask("GET", f"{self._calls}/{ref}.json")
        if isinstance(reply, Outcome) or not reply.is_success or reply.json().get("sid") != ref:
            return None
        status = str(reply.json().get("status", ""))
        if status in _REACHED_NOBODY:
            return Outcome(OutcomeKind.REFUSED, status, ref, reason="the call reached nobody")
        return Outcome(OutcomeKind.ACCEPTED, status, ref) if status in _UNDER_WAY else None

    def _form(self, envelope: Envelope) -> dict[str, str]:
        form = {
            "To": envelope.to,
            "From": self._from,
            "Twiml": self._greeting(envelope),
            "Timeout": self._ring,
            "StatusCallback": self._address(envelope, "/status"),
            "StatusCallbackMethod": "POST",
        }
        return form | ({"MachineDetection": self._machine} if self._machine else {})

    def _greeting(self, envelope: Envelope) -> str:
        return greeting(envelope, self._address(envelope), self._voice)

    def _address(self, envelope: Envelope, what: str = "") -> str:
        return f"{self._answer}/{quote(envelope.message_id, safe='@')}{what}"

    def _placed(self, reply: Reply) -> Outcome:
        """Errors: https://www.twilio.com/docs/api/errors; their words quote the number and are not passed on."""
        found = reply.json()
        sid, code = str(found.get("sid", "")), str(found.get("code", ""))
        if reply.is_success and _CALL.fullmatch(sid):
            return Outcome(OutcomeKind.ACCEPTED, str(reply.status), sid)
        code = code if code.isdigit() else ""
        if reply.status == 403 and code in _BARRED:
            return Outcome(OutcomeKind.REFUSED, code, reason="the service does not call this number")
        return failure(reply, self.name, is_idempotent=False, code=code)


def _require_usable(address: Address, caller: str, answer: str, machine: str) -> None:
    secure = urlsplit(answer).scheme == "https" or urlsplit(answer).hostname in LOOPBACK
    faults = {
        "plain HTTP is for the loopback only": address.scheme == "twiml+http" and address.host not in LOOPBACK,
        "the account is missing": not address.user or not address.password,
        "the option from must be a number in international form": not _NUMBER.fullmatch(caller),
        "the option answer must be an https address of this installation": not answer or not secure,
        f"the option machine must be one of {', '.join(filter(None, _DETECTION))}": machine not in _DETECTION,
    }
    for why, is_so in faults.items():
        if is_so:
            raise InputError(
                "The URL of a provider cannot be used.",
                code="provider.bad_url",
                where=address.name,
                why=why,
                fix="See docs/providers/voice.md.",
            )
