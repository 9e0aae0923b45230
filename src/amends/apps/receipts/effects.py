"""What a receipt does to the state of its message: now, later, or nothing.  Pure: values in, values out.

Receipts come late, twice and in any order.  A step is taken only where the ledger's own table has it, so a
bounce is never undone by a delivery that was told late, and nothing moves what was settled otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from amends.apps.delivery.states import STEPS, MessageState
from amends.core.ports import ReceiptKind

_TARGETS = {
    ReceiptKind.ACCEPTED: MessageState.ACCEPTED,
    ReceiptKind.DELIVERED: MessageState.DELIVERED,
    ReceiptKind.BOUNCED: MessageState.BOUNCED,
}
_NOT_SETTLED = frozenset((MessageState.SENDING, MessageState.PLANNED, MessageState.HELD, MessageState.OWED))
# Mail services tell of each failed attempt and go on trying: there only a permanent bounce is the end.  Every
# other source speaks when it has given up, whatever its status class says.
_GOES_ON = frozenset("brevo mailersend mailgun mailjet postmark resend scaleway sendgrid sparkpost".split())


class When(StrEnum):
    NOW = "now"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True)
class Effect:
    """When a receipt changes its message, and to what (``kind`` as the ledger is told)."""

    when: When
    kind: ReceiptKind | None = None


_NONE = Effect(When.NEVER)


def effect_of(*, source: str, kind: ReceiptKind, is_permanent: bool, state: MessageState) -> Effect:
    """What to do with a receipt of this kind for a message in this state."""
    told = _told(source, kind, state, is_permanent=is_permanent)
    if told is None:
        return _NONE
    if state in _NOT_SETTLED:
        return Effect(When.LATER, told)
    return Effect(When.NOW, told) if _TARGETS[told] in STEPS[state] else _NONE


def _told(source: str, kind: ReceiptKind, state: MessageState, *, is_permanent: bool) -> ReceiptKind | None:
    if kind is ReceiptKind.BOUNCED and not is_permanent and source in _GOES_ON:
        return None
    if kind is ReceiptKind.DELAYED and (state is MessageState.UNKNOWN or state in _NOT_SETTLED):
        return ReceiptKind.ACCEPTED  # whoever still tries has taken charge of it
    return kind if kind in _TARGETS else None
