"""Posts on a Mastodon server: https://docs.joinmastodon.org/methods/statuses/#create.

The server keeps an ``Idempotency-Key`` for an hour: within it a repetition gives the first status again and changes
nothing.  Later it would post a second copy under the same words, which is lawful for what is said to everybody, and
the API has no place for an identity of ours by which the first could be found.  Hence ``Doubt.REPEAT``, and a doubt is
best resolved within the hour.
"""

from __future__ import annotations

import re

from amends.core.channels import Channel
from amends.core.envelope import Envelope
from amends.core.errors import InputError, MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.social.parts import of_a_thread, posts_of, social_envelope
from amends.providers.way import Address
from amends.providers.wire import Reply, Wire, failure, origin
from amends.wording.render.graphemes import shortened_count

SCHEMES = ("mastodon",)

_OPTIONS = frozenset({"token", "visibility", "characters", "timeout"})
_VISIBILITIES = ("public", "unlisted", "private")
_USUAL_MOST = 500  # characters of a status where the server has not said otherwise
_MENTION = re.compile(r"(?<![\w/])@\w")
_STATUS = re.compile(r"[A-Za-z0-9]{1,40}")


def provider(address: Address) -> Mastodon:
    """The provider of ``mastodon://SERVER?token=env:NAME``; raises ``InputError``."""
    return Mastodon(address)


class Mastodon:
    """Posts the parts of a message one after another, each a reply to the one before."""

    channel = Channel.SOCIAL
    doubt = Doubt.REPEAT
    concurrency = 1  # a timeline has an order

    def __init__(self, address: Address) -> None:
        address.require_options(_OPTIONS)
        self.name, self._base = address.name, origin(address.host, address.port)
        token = address.options.get("token", "")
        self._visibility = address.options.get("visibility", "public")
        if not (token.isascii() and token.isprintable() and token.strip()):
            raise _bad(self.name, "the option token is missing or cannot stand in a header")
        if self._visibility not in _VISIBILITIES:
            raise _bad(self.name, "the option visibility must be one of " + ", ".join(_VISIBILITIES))
        self._most = int(address.number("characters", _USUAL_MOST, 1, 100_000))
        self._wire = Wire(
            timeout_s=address.number("timeout", 20, 0.1, 120), headers={"Authorization": f"Bearer {token}"}
        )

    def objection(self, parcel: Parcel) -> str | None:
        """Why the server cannot show exactly this; ``None`` if it can."""
        envelope = social_envelope(parcel, self._fault)
        return envelope if isinstance(envelope, str) else None

    async def open(self) -> None:
        """Asks the server how long a status may be; raises ``MachineError`` where it does not answer."""
        await self._wire.open()
        reply = await self._wire.ask("GET", f"{self._base}/api/v2/instance")
        if isinstance(reply, Outcome) or not reply.is_success:
            why = reply.reason if isinstance(reply, Outcome) else f"it answered {reply.status}"
            await self._wire.close()
            raise MachineError("A server of Mastodon is out of reach.", code="provider.down", where=self.name, why=why)
        self._most = _limit(reply) or self._most

    async def close(self) -> None:
        """Lets go of the connection."""
        await self._wire.close()

    async def send(self, parcel: Parcel) -> Outcome:
        """Posts every part; ``ref`` is the id of the first status.

        What was posted of a thread before a failure is not posted again by a repetition within the hour.
        """
        envelope = social_envelope(parcel, self._fault)
        if isinstance(envelope, str):
            return Outcome(OutcomeKind.HELD, "objection", reason="the server cannot show it exactly")
        first = before = ""
        for number, post in enumerate(posts_of(envelope), 1):
            reply = await self._post(envelope, number, post, before)
            if isinstance(reply, Outcome):
                return of_a_thread(reply, number)
            before = str(reply.json().get("id", ""))
            if not reply.is_success or not _STATUS.fullmatch(before):
                return of_a_thread(failure(reply, self.name, is_idempotent=False), number)
            first = first or before
        return Outcome(OutcomeKind.ACCEPTED, "200", first)

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        """Whether the status ``ref`` stands; without it ``None``, for a status carries no identity of ours."""
        if not _STATUS.fullmatch(ref):
            return None
        reply = await self._wire.ask("GET", f"{self._base}/api/v1/statuses/{ref}")
        if isinstance(reply, Outcome) or not reply.is_success or reply.json().get("id") != ref:
            return None
        return Outcome(OutcomeKind.ACCEPTED, "200", ref)

    async def _post(self, envelope: Envelope, number: int, post: str, before: str) -> Reply | Outcome:
        form = {"status": post, "visibility": self._visibility, "language": envelope.language.partition("-")[0]}
        headers = {"Idempotency-Key": f"{envelope.message_id}/{number}"}
        after = {"in_reply_to_id": before} if before else {}
        return await self._wire.ask("POST", f"{self._base}/api/v1/statuses", data=form | after, headers=headers)

    def _fault(self, post: str) -> str:
        if _MENTION.search(post):
            return "a post would call an account by its name"
        if shortened_count(post) > self._most:
            return f"a post has more than {self._most} characters"
        return ""


def _limit(reply: Reply) -> int | None:
    """``configuration.statuses.max_characters`` of https://docs.joinmastodon.org/entities/Instance/."""
    found: object = reply.json()
    for name in ("configuration", "statuses", "max_characters"):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, int) and found > 0 else None


def _bad(name: str, why: str) -> InputError:
    return InputError(
        "The URL of a provider cannot be used.",
        code="provider.bad_url",
        where=name,
        why=why,
        fix="See docs/providers/social.md.",
    )
