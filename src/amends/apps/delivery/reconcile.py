"""The proof that adds up: affected = notified + excepted + owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count

from amends.apps.delivery.models import Campaign, Message
from amends.apps.delivery.plan import is_asking
from amends.apps.delivery.states import MessageState
from amends.apps.delivery.tally import tally

MOST_REASONS = 50  # that a person can read
_TOLD = (MessageState.ACCEPTED, MessageState.DELIVERED)


@dataclass(frozen=True, kw_only=True)
class Reconciliation:
    """Counts of persons, and the reasons behind them.

    ``duplicates``: persons for whom the ledger knows more than one accepted message of the same
    notice on the same channel.  ``possible_duplicates``: messages accepted after a try whose answer
    never came; their copy, if any, bears the same Message-ID.  ``misdirected``: messages that left
    for another address than derivation B gives.  ``unknown``: persons whose message may or may not
    have arrived; they are counted as owed.  ``owed_because`` names the commonest reasons apart, so that
    a server that answers everybody in other words does not fill the proof.  ``unserved``: persons, of those
    notified, whom no message reached by a channel that their law accepts; ``unserved_because`` counts them by law.
    Who was only asked to get in touch is owed.
    """

    affected: int
    notified: int
    excepted: int
    owed: int
    unknown: int
    duplicates: int
    possible_duplicates: int
    misdirected: int
    held: int
    refused: int
    excepted_because: dict[str, int] = field(default_factory=dict)
    owed_because: dict[str, int] = field(default_factory=dict)
    unserved: int = 0
    unserved_because: dict[str, int] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        return self.affected == self.notified + self.excepted + self.owed


def reconcile_campaign(
    *campaigns: Campaign,
    affected: Iterable[str],
    address_digest_for: Callable[[str, str], str | None],
    unserved_laws: Callable[[str, Collection[str]], Collection[str]] = lambda person, channels: (),
) -> Reconciliation:
    """Compares the register's affected persons with the ledger of a notice and of its escalations.

    ``affected`` are the references in the register, read anew.  ``address_digest_for`` gives, for a
    person and a channel, the digest of the address by derivation B (``None`` if there is none).
    ``unserved_laws`` gives the laws that accept none of the channels by which a person was told.
    """
    telling = [campaign for campaign in campaigns if not is_asking(campaign)]
    by_law = [laws for person, channels in _told(telling) if (laws := unserved_laws(person, channels))]
    notified, unknown, persons = 0, 0, 0
    excepted, owed = Counter[str](), Counter[str]()
    for counted, why, is_unknown, count in tally(telling, affected):
        persons += count
        unknown += count * is_unknown
        notified += count if counted == "notified" else 0
        if counted != "notified":
            (excepted if counted == "excepted" else owed)[why] += count
    return Reconciliation(
        affected=persons,
        notified=notified,
        excepted=excepted.total(),
        owed=owed.total(),
        unknown=unknown,
        duplicates=_duplicates(campaigns),
        possible_duplicates=Message.objects.filter(campaign__in=campaigns, state__in=_TOLD, doubts__gt=0).count(),
        misdirected=misdirected_messages(campaigns, address_digest_for),
        held=Message.objects.filter(campaign__in=campaigns, state=MessageState.HELD).count(),
        refused=Message.objects.filter(campaign__in=campaigns, state=MessageState.REFUSED).count(),
        excepted_because=dict(excepted),
        owed_because=_commonest(owed),
        unserved=len(by_law),
        unserved_because=dict(sorted(Counter(law for laws in by_law for law in laws).items())),
    )


def _told(campaigns: Sequence[Campaign]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each person with the channels by which they were told, streamed."""
    rows = Message.objects.filter(campaign__in=campaigns, state__in=_TOLD).order_by("person_ref")
    pairs = rows.values_list("person_ref", "channel").iterator(5000)
    for person, group in groupby(pairs, key=lambda pair: pair[0]):
        yield person, frozenset(channel for _, channel in group)


def _commonest(reasons: Counter[str]) -> dict[str, int]:
    named = dict(reasons.most_common(MOST_REASONS))
    rest = reasons.total() - sum(named.values())
    return named | ({"for other reasons, which the ledger tells": rest} if rest else {})


def _duplicates(campaigns: Sequence[Campaign]) -> int:
    told = Message.objects.filter(campaign__in=campaigns, state__in=_TOLD)
    groups = told.values("person_ref", "channel", "notice_sha256")
    return groups.annotate(copies=Count("id")).filter(copies__gt=1).count()


def misdirected_messages(campaigns: Sequence[Campaign], address_digest_for: Callable[[str, str], str | None]) -> int:
    """How many messages left for another address than derivation B gives."""
    left = Message.objects.filter(campaign__in=campaigns, attempts__gt=0)
    rows = left.values_list("person_ref", "channel", "address_sha256").iterator(5000)
    return sum(address_digest_for(person, channel) != digest for person, channel, digest in rows)
