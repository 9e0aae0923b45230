"""Loads the files of a case and makes them ready for linking, one table per side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from amends.core.case.model import Source
from amends.core.errors import InputError
from amends.core.places import country_of
from amends.exposure.columns import Classifier, Columns, resolve_columns
from amends.exposure.engines import Engine
from amends.exposure.oddities import day_order, is_order_told, mapped_days, mapped_phones
from amends.exposure.readers.open import load_source
from amends.exposure.readers.staged import Staged
from amends.exposure.spotting import Watched, watched_columns, with_spotted
from amends.exposure.steps import prepare
from amends.exposure.steps.normalise.day import DayOrder
from amends.exposure.steps.prepare import Prepared
from amends.exposure.whereabouts import calling_code_of, residence_of

_SAMPLE_HEAD, _SAMPLE_SPREAD = 1_500, 500


@dataclass(frozen=True)
class Setting:
    """What all sources of a run share: ``home`` is the controller's country, ``today`` the day of the run."""

    engine: Engine
    base: Path
    work: Path
    home: str | None
    today: date
    classify: Classifier


@dataclass(frozen=True)
class Loaded:
    """A source in the engine: its account, its columns, and how to bring it to normal form."""

    source: Source
    staged: Staged
    prepared: Prepared
    watched: tuple[Watched, ...] = ()


def load(setting: Setting, source: Source, *, side: str, index: int) -> Loaded:
    """Reads one source into ``raw_<side>_<index>`` and finds its columns.

    Raises ``InputError`` for what cannot be read, and for named columns that are not there.
    """
    table = f"raw_{side}_{index}"
    staged = load_source(setting.engine, table, base=setting.base, file=source.path, work=setting.work)
    samples = _samples(setting.engine, table, staged)
    watched: tuple[Watched, ...] = ()
    columns = resolve_columns(source, staged.headers, samples, setting.classify)
    if side == "evidence":
        columns = _evidence_columns(columns)
        watched = watched_columns(columns, samples)
        table, columns = with_spotted(setting.engine, table, columns, watched, setting.work)
    prepared = Prepared(index=index, table=table, columns=columns, today=setting.today)
    return Loaded(source, staged, _with_findings(setting, prepared, samples, side), watched)


def _evidence_columns(columns: Columns) -> Columns:
    """In evidence a bare ``id`` may be any running number; only a person can say it is the customer's."""
    places = dict(columns.places)
    identity = places.pop("id", ())
    if "id" in columns.named:
        places["customer_number"] = identity
    return Columns(columns.headers, places, columns.named)


def _samples(engine: Engine, table: str, staged: Staged) -> dict[str, Sequence[str]]:
    step = max(1, (staged.rows - _SAMPLE_HEAD) // _SAMPLE_SPREAD)
    rows = list(engine.rows(f"SELECT * FROM {table} WHERE row <= {_SAMPLE_HEAD} OR row % {step} = 0 ORDER BY row"))
    return {
        header: [row[place + 1] for row in rows if row[place + 1] is not None]
        for place, header in enumerate(staged.headers)
    }


def _with_findings(setting: Setting, source: Prepared, samples: dict[str, Sequence[str]], side: str) -> Prepared:
    columns = source.columns
    american = setting.home is not None and country_of(setting.home) == "US"
    orders = {
        place: _day_order(samples.get(columns.headers[place], ()), side, month_first_is_usual=american)
        for place in columns.of("date_of_birth")
    }
    code = calling_code_of(setting.home) if setting.home else None
    places, codes = _places(setting, source, side) if prepare.has_place(columns) else (None, {None})
    codes = {known or code for known in codes}
    only = len(codes) == 1
    calling = prepare.literal_or_null(codes.pop()) if only else f"coalesce(calling, {prepare.literal_or_null(code)})"
    return Prepared(
        index=source.index,
        table=source.table,
        columns=columns,
        today=source.today,
        orders=orders,
        calling=calling,
        has_calling_column=not only,
        places=places,
    )


def _day_order(samples: Sequence[str], side: str, *, month_first_is_usual: bool) -> DayOrder:
    """In evidence a guess could decide between two people born on 3 April and on 4 March, so none is made."""
    if side == "evidence" and not is_order_told(samples):
        return DayOrder.UNKNOWN
    return day_order(samples, month_first_is_usual=month_first_is_usual)


def _places(setting: Setting, source: Prepared, side: str) -> tuple[str, set[str | None]]:
    """The table of the file's places, and the calling codes in it."""
    table = f"places_{side}_{source.index}"
    setting.engine.run(f"CREATE TABLE {table} (place VARCHAR, residence VARCHAR, country VARCHAR, calling VARCHAR)")
    rows = []
    for place, residence, country, region in list(setting.engine.rows(prepare.distinct_places(source))):
        code = residence_of(residence or None, country or None, region or None, default=setting.home)
        land = country_of(code) if code != "ZZ" else None
        rows.append((place, code, land, calling_code_of(code) if land else None))
    setting.engine.insert(table, ("place", "residence", "country", "calling"), rows)
    return table, {calling for _, _, _, calling in rows}


def side_table(setting: Setting, name: str, loaded: Sequence[Loaded]) -> dict[str, tuple[str, ...]]:
    """Builds ``customers`` or ``evidence`` from its sources; gives the key columns by element."""
    engine = setting.engine
    make = prepare.customer_rows if name == "customers" else prepare.evidence_rows
    names = tuple(
        sorted(
            {key for item in loaded for key in item.prepared.key_names()}
            | ({"k_id_0"} if name == "customers" and any(item.prepared.compares_own_ids for item in loaded) else set())
        )
    )
    engine.table(name, " UNION ALL ".join(make(item.prepared, names) for item in loaded))
    for odd in (key for key in names if key.startswith("o_")):
        _map_odd(setting, name, odd, loaded)
    if name == "evidence":
        engine.table("evidence", prepare.with_masks("evidence", names))
    keys: dict[str, tuple[str, ...]] = {}
    for key in (key for key in names if key.startswith("k_")):
        keys[prepare.key_code(key)] = (*keys.get(prepare.key_code(key), ()), key)
    return keys


def _map_odd(setting: Setting, name: str, odd: str, loaded: Sequence[Loaded]) -> None:
    """Looks closer at each distinct value that SQL did not understand, and puts the keys in."""
    engine = setting.engine
    values = (row[0] for row in engine.rows(prepare.odd_values(name, odd)))
    if prepare.key_code(odd) == "phone":
        mapped = list(mapped_phones(values, country_of(setting.home) if setting.home else None))
    else:
        orders = [order for item in loaded for order in item.prepared.orders.values()]
        mapped = list(mapped_days(values, orders[0] if orders else DayOrder.DAY_FIRST, setting.today))
    if mapped:
        engine.run(f"CREATE TABLE mapped_{name}_{odd} (value VARCHAR, mapped VARCHAR)")
        engine.insert(f"mapped_{name}_{odd}", ("value", "mapped"), mapped)
        engine.table(name, prepare.with_mapped(name, odd.replace("o_", "k_", 1), f"mapped_{name}_{odd}"))


def require_customers(loaded: Sequence[Loaded]) -> None:
    """Raises ``InputError`` (``customers.empty``) if no customer file holds a single record."""
    if not any(item.staged.rows - item.staged.rejected for item in loaded):
        raise InputError(
            "There are no customers to compare the evidence with.",
            code="customers.empty",
            where=", ".join(item.staged.file for item in loaded),
            why="No record of the customer files could be read.",
            fix="Check that the right files are named, and that they have a header and rows.",
        )
