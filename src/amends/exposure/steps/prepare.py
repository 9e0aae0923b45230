"""Step: raw rows to rows with identifiers in normal form, one table per side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from amends.core.elements import IdentityRole, elements
from amends.exposure.columns import Columns
from amends.exposure.steps.normalise.day import DayOrder, day_layers
from amends.exposure.steps.normalise.email import email_layers
from amends.exposure.steps.normalise.layers import Layer, layered
from amends.exposure.steps.normalise.names import (
    address_layers,
    name_layers,
    postcode_layers,
    street_layers,
    word_layers,
)
from amends.exposure.steps.normalise.numbers import number_layers
from amends.exposure.steps.normalise.phone import phone_layers
from amends.exposure.steps.normalise.text import joined, known, known_layers, literal

ROW_BITS = 40  # a row's identity is source << 40 | row: a trillion records a file
NUMBERS = tuple(code for code, element in elements().items() if element.role is IdentityRole.PRIMARY)
CONTACTS = ("email", "phone")
KEYED = (*NUMBERS, "date_of_birth", *CONTACTS, "username")
DETAILS = frozenset({"given_name", "family_name", "street", "postcode", "address", "username"})
ODD = ("phone", "date_of_birth")  # may be written in ways that SQL does not understand
_MOST_COLUMNS = 5  # of one element that take part in linking


@dataclass(frozen=True)
class Prepared:
    """How one source is read: its number, raw table, columns, and what was found out beforehand.

    ``calling`` is the SQL of the calling code, joined from ``places`` if ``has_calling_column``.
    ``details`` are the codes of which the other side has keys too; ``has_whole_addresses`` says that
    one of the sides has addresses in one piece, so that both are compared in that form.  ``numbers``
    are the codes of the numbers that are worth bringing to normal form.
    """

    index: int
    table: str
    columns: Columns
    today: date
    orders: Mapping[int, DayOrder] = field(default_factory=dict)
    calling: str = "NULL"
    has_calling_column: bool = False
    places: str | None = None
    has_whole_addresses: bool = False
    details: frozenset[str] = DETAILS
    numbers: frozenset[str] = frozenset(NUMBERS)

    def keys(self) -> dict[str, tuple[str, tuple[Layer, ...]]]:
        """Each key column by name: the SQL it starts from, and its layers."""
        found: dict[str, tuple[str, tuple[Layer, ...]]] = {}
        for code in KEYED:
            if (code in NUMBERS and code not in self.numbers) or (code == "username" and code not in self.details):
                continue
            for number, place in enumerate(self.columns.of(code)[:_MOST_COLUMNS]):
                found[f"k_{code}_{number}"] = (f"c{place}", self._layers(code, place))
                if code in ODD:
                    found[f"o_{code}_{number}"] = (f"c{place}", ())
        name = self.name_sql()
        if name:
            found["k_name_0"] = (name, (*known_layers(), *name_layers()))
        return found | self._details()

    @property
    def compares_own_ids(self) -> bool:
        """Whether the customer's own id is looked for in the evidence."""
        return "customer_number" in self.numbers

    def key_names(self) -> tuple[str, ...]:
        """The names of the key columns."""
        return tuple(self.keys())

    def _details(self) -> dict[str, tuple[str, tuple[Layer, ...]]]:
        """What narrows a doubt and decides nothing: parts of the name and of the address."""
        layers = {
            "given_name": word_layers(),
            "family_name": word_layers(),
            "street": street_layers(),
            "postcode": postcode_layers(),
        }
        found = {
            f"k_{code}_0": (sql, (*known_layers(), *made))
            for code, made in layers.items()
            if code in self.details and (sql := self.columns.sql(code))
        }
        parts = [sql for code in ("postal_address", "street", "postcode", "city") if (sql := self.columns.sql(code))]
        if self.has_whole_addresses and "address" in self.details and parts:
            found["k_address_0"] = (joined(parts), (*known_layers(), *address_layers()))
        return found

    def name_sql(self) -> str | None:
        """The whole name of a row as SQL."""
        whole = self.columns.sql("name")
        parts = [sql for code in ("given_name", "family_name") if (sql := self.columns.sql(code))]
        if len(parts) == 2 or (parts and not whole):
            return joined(parts)
        return whole

    def source_sql(self) -> str:
        """The raw table, joined with its places where their calling codes differ."""
        if not self.has_calling_column:
            return self.table
        join = f"LEFT JOIN {self.places} AS p ON p.place = {place_sql(self.columns, 'r.')}"
        return f"(SELECT r.*, p.calling AS calling FROM {self.table} AS r {join})"

    def identity_sql(self) -> str:
        """The row's identity within its side."""
        return f"(CAST({self.index} AS BIGINT) << {ROW_BITS}) + row"

    def _layers(self, code: str, place: int) -> tuple[Layer, ...]:
        if code == "email":
            return email_layers()
        if code == "phone":
            return phone_layers(self.calling)
        if code == "date_of_birth":
            return day_layers(order=self.orders.get(place, DayOrder.DAY_FIRST), today=self.today)
        if code == "username":
            return (known, lambda sql: f"lower({sql})")
        return number_layers(code)


def place_sql(columns: Columns, prefix: str = "") -> str:
    """The text by which a row's place is looked up: residence, country and region in one."""
    parts = [columns.sql(code) for code in ("residence", "country", "region")]
    return " || '|' || ".join(f"coalesce(trim({prefix}{part}), '')" if part else "''" for part in parts)


def has_place(columns: Columns) -> bool:
    """Whether the file says anything of where people live."""
    return any(columns.of(code) for code in ("residence", "country", "region"))


def customer_rows(source: Prepared, all_keys: tuple[str, ...]) -> str:
    """(c, ref, every key): one row per customer record."""
    keys = source.keys()
    identity = source.columns.sql("id") or source.columns.sql("customer_number")
    if "k_id_0" in all_keys:
        keys["k_id_0"] = (identity or "NULL", (*known_layers(), *number_layers("customer_number")))
    ref = f"coalesce({known(identity)}, 'row ' || CAST(row AS VARCHAR))" if identity else "CAST(row AS VARCHAR)"
    return _rows(source, [f"{source.identity_sql()} AS c", f"{ref} AS ref"], keys, all_keys)


def evidence_rows(source: Prepared, all_keys: tuple[str, ...]) -> str:
    """(e, seen, every key): one row per evidence record; ``seen`` has a bit per exposed element that is no key."""
    keys = source.keys()
    return _rows(source, [f"{source.identity_sql()} AS e", f"{_mask(source.columns, keys)} AS seen"], keys, all_keys)


def with_masks(table: str, names: tuple[str, ...]) -> str:
    """The evidence with ``mask``: what was seen, and the bits of every identifier that has a normal form."""
    bits = ["seen"]
    for element in (*NUMBERS, *CONTACTS, "date_of_birth"):
        held = [name for name in names if name.startswith("k_") and key_code(name) == element]
        if held:
            shown = f"coalesce({', '.join(held)}) IS NOT NULL"
            if element == "date_of_birth":
                shown = " OR ".join([shown, *(_reads_two_ways(key.replace("k_", "o_", 1)) for key in held)])
            bits.append(f"CASE WHEN {shown} THEN {bit(element)} ELSE 0 END")
    return f"SELECT *, CAST({' | '.join(bits)} AS BIGINT) AS mask FROM {table}"


def _reads_two_ways(odd: str) -> str:
    """Whether a date is one by either order of day and month: exposed all the same, though it decides nothing."""
    return (
        f"(regexp_matches({odd}, '^(0?[1-9]|1[0-2])[-/](0?[1-9]|1[0-2])[-/](19|20)[0-9]{{2}}$') "
        f"AND split_part(translate({odd}, '-', '/'), '/', 1) <> split_part(translate({odd}, '-', '/'), '/', 2))"
    )


def key_code(name: str) -> str:
    """The code of a key column.

    >>> key_code("k_bank_account_0")
    'bank_account'
    """
    return name[2:].rpartition("_")[0]


def bit(element: str) -> int:
    """The element's bit in a mask: its place in the vocabulary."""
    return 1 << list(elements()).index(element)


def _mask(columns: Columns, keys: Mapping[str, object]) -> str:
    """Bits of the elements that are no identifier: exposed where the cell says anything."""
    terms = ["CAST(0 AS BIGINT)"]
    for element in columns.elements():
        if element not in ("name", "username") and any(key_code(name) == element for name in keys):
            continue
        shown = " OR ".join(
            f"nullif(trim({known(f'c{place}')}, '*•'), '') IS NOT NULL" for place in columns.holding(element)
        )
        terms.append(f"CASE WHEN {shown} THEN {bit(element)} ELSE 0 END")
    return "(" + " | ".join(terms) + ")"


def _rows(
    source: Prepared, keep: list[str], keys: dict[str, tuple[str, tuple[Layer, ...]]], all_keys: tuple[str, ...]
) -> str:
    names = [item.rpartition(" AS ")[2] for item in keep]
    passing = [*keep, "calling"] if source.has_calling_column else keep
    inner = layered(source.source_sql(), passing, keys)
    chosen = [_final(name) if name in keys else f"CAST(NULL AS VARCHAR) AS {name}" for name in all_keys]
    return f"SELECT {', '.join([*names, *chosen])} FROM ({inner})"


def _final(name: str) -> str:
    if not name.startswith("o_"):
        return name
    return f"CASE WHEN {name.replace('o_', 'k_', 1)} IS NULL THEN nullif(trim({name}), '') END AS {name}"


def odd_values(table: str, odd: str) -> str:
    """The distinct values of an ``o_`` column: they say something but have no normal form yet."""
    return f"SELECT DISTINCT {odd} FROM {table} WHERE {odd} IS NOT NULL"


def with_mapped(table: str, key: str, mapping: str) -> str:
    """The table with the keys that a closer look gave to its odd values; ``mapping`` is (value, mapped)."""
    return (
        f"SELECT t.* REPLACE (coalesce(t.{key}, m.mapped) AS {key}) FROM {table} AS t "
        f"LEFT JOIN {mapping} AS m ON m.value = t.{key.replace('k_', 'o_', 1)}"
    )


def distinct_places(source: Prepared) -> str:
    """Every way in which the file names a place: (place, residence, country, region)."""
    parts = [source.columns.sql(code) for code in ("residence", "country", "region")]
    named = [
        f"trim({part}) AS p{number}" if part else f"CAST(NULL AS VARCHAR) AS p{number}"
        for number, part in enumerate(parts)
    ]
    return f"SELECT DISTINCT {place_sql(source.columns)} AS place, {', '.join(named)} FROM {source.table}"


def literal_or_null(text: str | None) -> str:
    """The text as an SQL literal, None as NULL."""
    return "CAST(NULL AS VARCHAR)" if text is None else literal(text)
