"""Which remedy is for whom: a card is replaced for whose card was exposed, and nobody else is told so."""

from __future__ import annotations

from collections.abc import Collection

_ONLY_FOR = {
    "card_reissue": frozenset({"card_number", "card_code"}),
    "document_replacement": frozenset({"passport", "driving_licence", "id_card", "military_id"}),
}


def is_for(remedy: str, elements: Collection[str]) -> bool:
    """Whether a remedy (a field of ``core.case.model.Remedies``) concerns somebody with these elements.

    >>> is_for("card_reissue", ["name"]), is_for("card_reissue", ["card_number"]), is_for("legal_help", ["name"])
    (False, True, True)
    """
    return remedy not in _ONLY_FOR or not _ONLY_FOR[remedy].isdisjoint(elements)
