"""What other parts ask of the remedies, in one place."""

from __future__ import annotations

from datetime import datetime

from amends.apps.remedies.giving import answer_wishes, code_at_desk, code_for_person, extend_codes, give_code, wish_code
from amends.apps.remedies.listing import list_cards
from amends.apps.remedies.moving import card_by_ref, move_card
from amends.apps.remedies.ordering import export_orders, order_waves, treat_cards
from amends.apps.remedies.planning import plan_incident
from amends.apps.remedies.pools import import_pool, import_redemptions
from amends.apps.remedies.results import import_results, take_results
from amends.apps.remedies.stepping import note_action, say_step

__all__ = [
    "answer_wishes",
    "card_by_ref",
    "code_at_desk",
    "code_for_person",
    "do_desk_work",
    "export_orders",
    "extend_codes",
    "give_code",
    "import_pool",
    "import_redemptions",
    "import_results",
    "list_cards",
    "move_card",
    "note_action",
    "order_waves",
    "plan_incident",
    "say_step",
    "take_results",
    "treat_cards",
    "wish_code",
]


def do_desk_work(*, secret: bytes, pepper: bytes, now: datetime) -> int:
    """What the staff's side does every second: gives the codes that the portal asked for.

    ``secret`` is ``desk.key``, ``pepper`` is ``portal.pepper``.
    """
    return answer_wishes(secret=secret, pepper=pepper, now=now)
