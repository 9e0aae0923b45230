"""Messages of which nobody knows whether they arrived: the provider's evidence first, then a person."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from amends.apps.delivery.models import Message
from amends.apps.delivery.states import MessageState
from amends.core.ports import Outcome, OutcomeKind, Provider

_FOUND = {OutcomeKind.ACCEPTED: MessageState.ACCEPTED, OutcomeKind.REFUSED: MessageState.REFUSED}


@dataclass(frozen=True, slots=True)
class Unknown:
    """One message without an answer; ``provider_ref`` is empty where the provider never named it."""

    message_id: str
    provider_ref: str


def unknown_messages(campaign_id: int, channel: str, provider: str) -> list[Unknown]:
    """The messages of a channel that a provider may have; another's name for a message may be anybody's here."""
    unknown = Message.objects.filter(campaign_id=campaign_id, channel=channel, state=MessageState.UNKNOWN)
    rows = unknown.filter(provider=provider).order_by("id")
    return [Unknown(message_id, ref) for message_id, ref in rows.values_list("message_id", "provider_ref")]


async def ask_provider(campaign_id: int, provider: Provider, *, desk: Executor, clock: Callable[[], datetime]) -> int:
    """Asks the provider for each unknown message and keeps what it knows; gives how many were resolved."""
    loop = asyncio.get_running_loop()
    unknown = await loop.run_in_executor(desk, unknown_messages, campaign_id, str(provider.channel), provider.name)
    if not unknown:
        return 0
    resolved = 0
    await provider.open()
    try:
        for message in unknown:
            found = await provider.look_up(message.message_id, message.provider_ref)
            if found is not None and found.kind in _FOUND:
                resolved += await loop.run_in_executor(desk, keep_finding, message.message_id, found, clock())
    finally:
        await provider.close()
    return resolved


def keep_finding(message_id: str, found: Outcome, now: datetime) -> bool:
    """Writes what the provider itself knows; false where the message is no longer unknown."""
    state = _FOUND[found.kind]
    changed = Message.objects.filter(message_id=message_id, state=MessageState.UNKNOWN).update(
        state=state, at=now, provider_ref=found.ref[:200], reason=f"the provider knows it: {found.reason}"[:300]
    )
    return changed == 1
