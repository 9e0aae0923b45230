"""Whose messages a source may speak of: a secret for one way out settles nothing that left by another."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from amends.apps.delivery.models import Message
from amends.core.channels import Channel
from amends.providers.email.service_catalogue import SERVICES


@dataclass(frozen=True)
class Scope:
    """Messages of a channel (any if ``None``) that left by one of these kinds of provider (any if empty).

    A message that no provider has taken yet, and mail that left by SMTP, have none: then the channel decides,
    and with no channel nothing fits.
    """

    channel: Channel | None
    kinds: tuple[str, ...] = ()

    def query(self) -> Q:
        """The messages of this scope."""
        by_kind = Q(provider__isnull=True) if self.channel and self.kinds else Q()
        for kind in self.kinds:
            by_kind |= Q(provider__startswith=f"{kind}:")
        return by_kind & Q(channel=self.channel) if self.channel else by_kind

    def covers(self, message: Message) -> bool:
        """The same of one message in memory."""
        if self.channel is not None and message.channel != self.channel:
            return False
        if not self.kinds or (message.provider is None and self.channel is not None):
            return True
        return (message.provider or "").partition(":")[0] in self.kinds


_SCOPES = {
    **dict.fromkeys(("dsn", "bounce", "arf", "mdn"), Scope(Channel.EMAIL)),
    **{service: Scope(Channel.EMAIL, (service,)) for service in SERVICES},
    "smpp": Scope(Channel.SMS, ("smpp", "smpps")),
    **dict.fromkeys(("sms-gateway", "kannel"), Scope(Channel.SMS, ("sms",))),
    "twiml": Scope(Channel.VOICE, ("twiml",)),
    "print": Scope(Channel.POST, ("print",)),
    "post-scan": Scope(Channel.POST),
    "inbox": Scope(Channel.INBOX, ("inbox",)),
    "inbox-api": Scope(Channel.INBOX),
    "hook": Scope(None, ("hook",)),  # the channel is what the message left by, which its provider's URL says
}


def scope_of(source: str) -> Scope | None:
    """The scope of a source; ``None`` for one that may speak of no message."""
    return _SCOPES.get(source)
