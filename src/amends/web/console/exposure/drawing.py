"""The charts of the people page, each drawn once for a register, a role's view of it and a ground."""

from __future__ import annotations

from functools import lru_cache

from amends.recovery.people_charts import DARK, LIGHT, bars_chart, places_map
from amends.web.console.exposure.counting import CountTable

CHARTS = frozenset({"places", "elements", "languages", "contacts", "channels"})
_KEPT = 64


@lru_cache(maxsize=_KEPT)
def drawn(table: CountTable, *, is_dark: bool) -> bytes:
    """The table as SVG; what it does not show is not drawn either."""
    scheme = DARK if is_dark else LIGHT
    if table.name == "places":
        counts = {row.code: row.persons for row in table.rows}
        return places_map(counts, scheme=scheme, title=table.title, told=table.told).encode()
    bars = [(row.label, row.persons) for row in table.rows if row.persons is not None]
    return bars_chart(bars, scheme=scheme, title=table.title, told=table.told).encode()
