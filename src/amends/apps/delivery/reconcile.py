"""The proof that adds up: affected = notified + excepted + owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from amends.apps.delivery.models import Campaign, Message, Omission
from amends.apps.delivery.states import MessageState

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
    a server that answers everybody in other words does not fill the proof.
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

    @property
    def adds_up(self) -> bool:
        return self.affected == self.notified + self.excepted + self.owed


def reconcile_campaign(
    campaign: Campaign, *, affected: Iterable[str], address_digest_for: Callable[[str, str], str | None]
) -> Reconciliation:
    """Compares the register's affected persons with the ledger.

    ``affected`` are the references in the register, read anew.  ``address_digest_for`` gives, for a
    person and a channel, the digest of the address by derivation B (``None`` if there is none).
    """
    told, states, because = _by_person(campaign)
    omissions = {o.person_ref: o for o in Omission.objects.filter(campaign=campaign)}
    notified, excepted, owed = 0, Counter[str](), Counter[str]()
    unknown, persons = 0, set(affected)
    for person in persons:
        omission = omissions.get(person)
        if person in told:
            notified += 1
        elif omission is not None and omission.fate == "excepted":
            excepted[omission.reason] += 1
        else:
            unknown += MessageState.UNKNOWN in states.get(person, ())
            owed[_why_owed(omission, states.get(person), because.get(person, ""))] += 1
    return Reconciliation(
        affected=len(persons),
        notified=notified,
        excepted=excepted.total(),
        owed=owed.total(),
        unknown=unknown,
        duplicates=_duplicates(campaign),
        possible_duplicates=Message.objects.filter(campaign=campaign, state__in=_TOLD, doubts__gt=0).count(),
        misdirected=_misdirected(campaign, address_digest_for),
        held=Message.objects.filter(campaign=campaign, state=MessageState.HELD).count(),
        refused=Message.objects.filter(campaign=campaign, state=MessageState.REFUSED).count(),
        excepted_because=dict(excepted),
        owed_because=_commonest(owed),
    )


def _by_person(campaign: Campaign) -> tuple[set[str], dict[str, set[str]], dict[str, str]]:
    told: set[str] = set()
    states: dict[str, set[str]] = {}
    because: dict[str, str] = {}
    rows = Message.objects.filter(campaign=campaign).values_list("person_ref", "state", "reason")
    for person, state, reason in rows.iterator(5000):
        if state in _TOLD:
            told.add(person)
        else:
            states.setdefault(person, set()).add(state)
            because[person] = reason
    return told, states, because


def _why_owed(omission: Omission | None, states: set[str] | None, reason: str) -> str:
    if omission is not None:
        return omission.reason
    if not states:
        return "no message was planned"
    return f"{'/'.join(sorted(states))}: {reason}" if reason else "/".join(sorted(states))


def _commonest(reasons: Counter[str]) -> dict[str, int]:
    named = dict(reasons.most_common(MOST_REASONS))
    rest = reasons.total() - sum(named.values())
    return named | ({"for other reasons, which the ledger tells": rest} if rest else {})


def _duplicates(campaign: Campaign) -> int:
    groups = Message.objects.filter(campaign=campaign, state__in=_TOLD).values("person_ref", "channel", "notice_sha256")
    return groups.annotate(copies=Count("id")).filter(copies__gt=1).count()


def _misdirected(campaign: Campaign, address_digest_for: Callable[[str, str], str | None]) -> int:
    left = Message.objects.filter(campaign=campaign, attempts__gt=0)
    rows = left.values_list("person_ref", "channel", "address_sha256").iterator(5000)
    return sum(address_digest_for(person, channel) != digest for person, channel, digest in rows)
