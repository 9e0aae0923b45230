"""E-mail addresses: lower case and trimmed, none of them a stand-in."""

from __future__ import annotations

from amends.exposure.steps.normalise.layers import Layer
from amends.exposure.steps.normalise.text import is_one_of

_NOBODY = (
    "brak brakmaila brak.maila brak-maila bezmaila nieznany niema nie.ma nie_ma noemail no-email no.email "
    "no_email nomail "
    "none null unknown na n.a n/a keine kein keineemail noreply no-reply donotreply empty dummy anonymous test xxx aaa"
).split()
_LONGEST = max(map(len, _NOBODY))


def email_layers() -> tuple[Layer, ...]:
    """Layers to the normal form of an address, or to NULL if it is malformed or a placeholder."""
    return (
        lambda sql: f"lower(trim({sql}))",
        lambda sql: f"CASE WHEN starts_with({sql}, 'mailto:') THEN substr({sql}, 8) ELSE {sql} END",
        _addressable,
    )


def _addressable(sql: str) -> str:
    """The address if it has the shape of one and its local part is no word for nobody."""
    local = f"split_part({sql}, '@', 1)"
    named = f"(strpos({sql}, '@') > {_LONGEST + 1} OR NOT {is_one_of(local, _NOBODY)})"
    return f"CASE WHEN {sql} LIKE '%_@_%._%' AND strpos({sql}, ' ') = 0 AND {named} THEN {sql} END"
