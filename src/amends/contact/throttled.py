"""Whether an outcome asks for less speed."""

from __future__ import annotations

import re

from amends.core.ports import OutcomeKind

# "Not so fast", and not "this mailbox is full" or "come back later": 421 (RFC 5321), X.7 of a temporary answer
# (RFC 3463: policy, rate limits live there), 429 (RFC 6585) and 503 (RFC 9110), SMPP's ESME_RTHROTTLED and RMSGQFUL.
_THROTTLED = re.compile(r"\b(?:421|429|503|4\.7\.\d+|(?:ESME_)?R?THROTTLED|0x0*58|(?:ESME_)?RMSGQFUL|0x0*14)\b", re.I)


def is_throttled(kind: OutcomeKind, code: str, retry_after_s: float | None = None) -> bool:
    """Whether an outcome asks for less speed.

    >>> is_throttled(OutcomeKind.TEMPORARY, "421 4.7.28"), is_throttled(OutcomeKind.TEMPORARY, "452 4.2.2")
    (True, False)
    """
    if kind is not OutcomeKind.TEMPORARY:
        return False
    return retry_after_s is not None or _THROTTLED.search(code) is not None
