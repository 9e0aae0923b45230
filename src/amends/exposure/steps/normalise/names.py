"""Names and street lines in a form in which spelling habits no longer differ."""

from __future__ import annotations

from amends.exposure.steps.normalise.layers import Layer
from amends.exposure.steps.normalise.text import fold_layers

_ODD = "[^a-z ]|  "
_TITLES = "mr|mrs|ms|miss|dr|prof|herr|frau|pan|pani|mgr|inz|ing|sir"
_STREET_WORDS = "ulica|ul|aleja|al|osiedle|os|street|st|road|rd|avenue|ave"


def name_layers() -> tuple[Layer, ...]:
    """Layers to the words of a name, folded and sorted, so that their order does not matter."""
    return (*word_layers(), lambda sql: f"nullif(array_to_string(list_sort(string_split({sql}, ' ')), ' '), '')")


def word_layers() -> tuple[Layer, ...]:
    """Layers to the words of a name, folded, in their own order, without titles and punctuation."""
    return (
        *fold_layers(),
        lambda sql: f"CASE WHEN regexp_matches({sql}, '{_ODD}') THEN {_words(sql)} ELSE {sql} END",
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '\\b({_TITLES})\\b') THEN "
            f"trim(regexp_replace(regexp_replace({sql}, '\\b({_TITLES})\\b', ' ', 'g'), ' +', ' ', 'g')) ELSE {sql} END"
        ),
    )


def street_layers() -> tuple[Layer, ...]:
    """Layers to the letters and digits of a street line, without the words for "street"."""
    return (
        *fold_layers(),
        lambda sql: f"replace(regexp_replace({sql}, '\\b({_STREET_WORDS})\\b', ' ', 'g'), 'strasse', 'str')",
        lambda sql: f"nullif(regexp_replace({sql}, '[^\\p{{L}}0-9]+', '', 'g'), '')",
    )


def address_layers() -> tuple[Layer, ...]:
    """Layers to the words of an address, folded and sorted, for comparing addresses of different make."""
    return (
        *fold_layers(),
        lambda sql: f"trim(regexp_replace(replace({sql}, 'strasse', 'str'), '[^\\p{{L}}0-9]+', ' ', 'g'))",
        lambda sql: f"nullif(array_to_string(list_sort(string_split({sql}, ' ')), ' '), '')",
    )


def postcode_layers() -> tuple[Layer, ...]:
    """Layers to the letters and digits of a postcode, upper case."""
    return (
        lambda sql: (
            f"CASE WHEN regexp_matches({sql}, '^[0-9]+$') THEN {sql} "
            f"ELSE nullif(regexp_replace(upper(trim({sql})), '[^0-9A-Z]', '', 'g'), '') END"
        ),
    )


def _words(sql: str) -> str:
    plain = f"regexp_replace({sql}, '[''’`.]', '', 'g')"
    return f"trim(regexp_replace({plain}, '[^\\p{{L}}]+', ' ', 'g'))"
