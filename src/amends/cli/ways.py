"""The ways out as options: ``--via URL`` once for each channel."""

from __future__ import annotations

from typing import Annotated

import typer

from amends.core.channels import Channel
from amends.core.errors import InputError
from amends.providers.way import provider_for

VIA = Annotated[
    list[str] | None,
    typer.Option("--via", metavar="URL", help="A provider, once for each channel; docs/providers lists them."),
]
_PERSONAL = (Channel.EMAIL, Channel.POST, Channel.SMS, Channel.VOICE, Channel.PUSH, Channel.INBOX)


def ways_of(urls: list[str]) -> dict[Channel, str]:
    """The URL of each channel's provider; raises ``InputError`` for a URL that cannot be used, or two of a channel."""
    ways: dict[Channel, str] = {}
    for url in urls:
        provider = provider_for(url)
        if provider.channel not in _PERSONAL:
            raise InputError(
                "This provider speaks to everybody, not to one person.",
                code="via.not_personal",
                where=provider.name,
                fix="Use it with `amends texts publish`.",
            )
        if provider.channel in ways:
            raise InputError("Two providers are given for one channel.", code="via.twice", where=str(provider.channel))
        ways[provider.channel] = url
    return ways
