"""The traps of the bundled case: what goes wrong in real breaches, laid on purpose.

Each function of this package lays one trap and says, in its ``Trap``, what is right.  ``lay_all`` lays every one.

| trap | right |
|---|---|
| twins by PESEL; twins by initial | only the twin whose number leaked; both to review |
| father and son | name and e-mail alone: review; the son's PESEL: the son only |
| shared phone; shared e-mail | alone: review; with a PESEL: that person only |
| moved | affected; the letter goes to the new address |
| deceased; minor; former customer | affected; excepted; to the guardian; affected like others |
| no customer; namesake | nobody is written to |
| placeholders | 00000000000 and brak@brak.example link nobody |
| one digit wrong; birth date differs; two people in one row | conflict: review, never a letter |
| duplicates; lost letters; contact point only | one person once; the number decides; may go either way |
| broken lines | repaired, or kept apart with a reason, and no neighbour swallowed |
"""

from __future__ import annotations

from amends.cases.traps import alike, lives, numbers_at_odds, rows
from amends.cases.world import World

# The order is part of what a seed repeats.
_TRAPS = (
    alike.twins_by_pesel,
    alike.twins_by_initial,
    alike.father_and_son,
    alike.shared_phone,
    alike.shared_email,
    lives.moved,
    lives.deceased,
    lives.minors,
    lives.former_customers,
    alike.no_customers,
    alike.namesakes,
    numbers_at_odds.placeholders,
    numbers_at_odds.one_digit_wrong,
    numbers_at_odds.birth_date_differs,
    numbers_at_odds.two_in_one_row,
    rows.duplicates,
    rows.lost_letters,
    rows.contact_point_only,
    rows.broken_lines,
)


def lay_all(world: World) -> None:
    """Lays every trap in the world."""
    for lay in _TRAPS:
        world.traps.append(lay(world))
