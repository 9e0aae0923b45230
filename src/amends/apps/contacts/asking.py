"""Is this one person, or this one address, on the list: yes or no, and why; who asked is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amends.apps.contacts.models import ListQuestion
from amends.apps.contacts.suppression import Suppressed, standing_entries


@dataclass(frozen=True, kw_only=True)
class OnList:
    """The answer; ``entries`` are those that stand about this one, for the channel asked about or for all."""

    entries: tuple[Suppressed, ...]

    @property
    def is_on(self) -> bool:
        return bool(self.entries)


@transaction.atomic
def ask_list(*, digest: str, channel: str = "", by: str, now: datetime) -> OnList:
    """Whether a digest stands on the list: by the channel, or by any where none is named."""
    found = tuple(
        entry for entry in standing_entries(at=now, digests=(digest,)) if not channel or entry.channel in ("", channel)
    )
    ListQuestion.objects.create(digest=digest, channel=channel[:10], is_on=bool(found), by=by[:150], at=now)
    return OnList(entries=found)
