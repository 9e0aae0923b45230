"""Step: which contact points of the persons lead to another customer as well."""

from __future__ import annotations

from amends.exposure.steps.normalise.layers import Layer, layered
from amends.exposure.steps.normalise.names import address_layers, postcode_layers, street_layers
from amends.exposure.steps.normalise.text import joined
from amends.exposure.steps.own import letters_layers
from amends.exposure.steps.prepare import Prepared

_PLAIN = "^[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]+$"


def mail_cells(source: Prepared) -> list[str]:
    """(ref, cell) of every cell of an email column that holds an address at all."""
    return [
        f"SELECT k.ref, lower(trim(r.c{place})) AS cell FROM (SELECT *, {source.identity_sql()} AS c FROM "
        f"{source.table}) AS r JOIN customers AS k ON k.c = r.c WHERE r.c{place} IS NOT NULL "
        f"AND regexp_matches(r.c{place}, '[@\\x{{FF20}}\\x{{FE6B}}]')"
        for place in source.columns.of("email")
    ]


def odd_mail(cells: str) -> str:
    """The distinct cells that are no plain address: several in one, an international domain, signs around it."""
    return f"SELECT DISTINCT cell FROM {cells} WHERE {_is_odd('cell')}"


def mail_uses(cells: str, odd: str) -> str:
    """(ref, key): who uses which mailbox, however it is written; ``odd`` is (cell, key)."""
    return (
        f"SELECT ref, cell AS key FROM {cells} WHERE NOT {_is_odd('cell')} UNION ALL "
        f"SELECT m.ref, o.key FROM {cells} AS m JOIN {odd} AS o ON o.cell = m.cell"
    )


def _is_odd(sql: str) -> str:
    """An ASCII form of an international domain stands for a second one, and so is odd as well."""
    return f"(NOT regexp_matches({sql}, '{_PLAIN}') OR contains({sql}, '@xn--') OR contains({sql}, '.xn--'))"


def sharers(uses: str) -> str:
    """(person): the persons of whom a key is another's too."""
    told = (
        f"SELECT DISTINCT u.key, coalesce(s.person, u.ref) AS person FROM {uses} AS u "
        "LEFT JOIN same_person AS s ON s.ref = u.ref"
    )
    crowded = f"SELECT key FROM ({told}) GROUP BY key HAVING count(*) > 1"
    return f"SELECT DISTINCT t.person FROM ({told}) AS t SEMI JOIN ({crowded}) AS d ON d.key = t.key"


def namesakes() -> str:
    """The names that several records have, as a table of keys: nobody else can have a namesake."""
    return "SELECT k_name_0 FROM customers WHERE k_name_0 IS NOT NULL GROUP BY k_name_0 HAVING count(DISTINCT ref) > 1"


def dwellings(source: Prepared, names: str) -> str:
    """(ref, key): name and address of every record whose name is in ``names``, by up to three ways to tell a place."""
    columns = source.columns
    street = columns.sql("street") or columns.sql("postal_address")
    if not street:
        return "SELECT '' AS ref, '' AS key WHERE false"
    nothing: tuple[str, tuple[Layer, ...]] = ("CAST(NULL AS VARCHAR)", ())
    postcode, city = columns.sql("postcode"), columns.sql("city")
    parts = [sql for code in ("postal_address", "street", "postcode", "city") if (sql := columns.sql(code))]
    rows = (
        f"(SELECT r.*, k.ref, k.k_name_0 FROM (SELECT *, {source.identity_sql()} AS c FROM {source.table}) AS r "
        f"JOIN customers AS k ON k.c = r.c SEMI JOIN {names} AS n ON n.k_name_0 = k.k_name_0)"
    )
    forms = layered(rows, ["ref", "k_name_0"], {
        "street": (street, street_layers()),
        "postcode": (postcode, postcode_layers()) if postcode else nothing,
        "city": (city, letters_layers()) if city else nothing,
        "whole": (joined(parts), address_layers()),
    })  # fmt: skip
    ways = ("'p|' || street || '|' || postcode", "'c|' || street || '|' || city", "'w|' || whole")
    key = f"unnest([{', '.join(ways)}]) || '|' || k_name_0"
    return f"SELECT ref, key FROM (SELECT ref, {key} AS key FROM ({forms})) WHERE key IS NOT NULL"
