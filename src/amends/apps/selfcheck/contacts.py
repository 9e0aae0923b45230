"""Who uses which contact on file: every customer, affected or not, by the reader and the steps of ``assess``."""
# ruff: noqa: S608  # every name in the SQL is a table or a column of our own making

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amends.apps.selfcheck.standing import Because, DoorKind, Kind
from amends.core.case import Case
from amends.core.channels import Channel
from amends.exposure.addressforms import contact_profile
from amends.exposure.detectors import classify_columns
from amends.exposure.engines import Engine
from amends.exposure.engines.duckdb import quoted
from amends.exposure.mailboxes import mailbox_keys
from amends.exposure.recheck import cells
from amends.exposure.sources import Loaded, Setting, load, side_table
from amends.exposure.steps import outcome, people, sharing

_NATIONAL = ("pesel", "ssn", "national_id")
_MAJORITY = 18
_NO_KEYS = "SELECT '' AS key WHERE false"


@dataclass(frozen=True, slots=True)
class OnFile:
    """A contact and what holds for whoever controls it; ``person`` and ``elements`` only for the affected."""

    door: DoorKind
    value: str
    kind: Kind
    because: Because | None = None
    person: str = ""
    elements: tuple[str, ...] = ()


def load_register(engine: Engine, folder: Path) -> None:
    """Leaves ``register`` and ``audience`` of an assessment in the engine, the columns that are needed here."""
    register, audience = (quoted(str(folder / f"{name}.parquet")) for name in ("register", "audience"))
    engine.table("register", f"SELECT person_ref, decision, elements FROM read_parquet({register})")
    engine.table(
        "audience",
        f"SELECT person_ref, conflicting, is_deceased, born_on, guardian FROM read_parquet({audience})",
    )


def contacts_on_file(
    engine: Engine, *, case: Case, base: Path, work: Path, today: date, with_phones: bool
) -> Iterator[OnFile]:
    """Each contact once, in no order that tells anything; memory is the engine's.  ``load_register`` comes first.

    Left out is what must not be written to: a stand-in, an address with two readings, and any contact of a
    person for whom it is not safe.  Raises as ``exposure.sources.load``.
    """
    setting = Setting(engine, base, work, case.incident.controller.established_in, today, classify_columns)
    customers = [_marked(load(setting, item, side="customers", index=at)) for at, item in enumerate(case.customers)]
    keys = side_table(setting, "customers", customers)
    _same_person(engine, keys)
    _mail_uses(engine, customers)
    ways = frozenset({Channel.EMAIL, Channel.SMS} if with_phones else {Channel.EMAIL})
    _unsafe(engine, customers, ways)
    yield from _told(engine, DoorKind.EMAIL, "email_uses", today)
    if with_phones and keys.get("phone"):
        engine.table("phone_uses", outcome.phone_uses(keys["phone"]))
        yield from _told(engine, DoorKind.PHONE, "phone_uses", today)


def _marked(item: Loaded) -> Loaded:
    """Only what tells that two records are one person is brought to normal form, beside the contacts."""
    return replace(item, prepared=replace(item.prepared, numbers=frozenset(_NATIONAL), details=frozenset()))


def _same_person(engine: Engine, keys: dict[str, tuple[str, ...]]) -> None:
    national = [key for code in _NATIONAL for key in keys.get(code, ())]
    sql = people.nobody_twice()
    if national:
        has_name, has_birth = bool(keys.get("name")), bool(keys.get("date_of_birth"))
        sql = people.same_person("customers", national, has_name=has_name, has_birth=has_birth)
    engine.table("same_person", sql)


def _mail_uses(engine: Engine, customers: Sequence[Loaded]) -> None:
    cells_of_mail = [sql for item in customers for sql in sharing.mail_cells(item.prepared)]
    engine.table("mail_cells", " UNION ALL ".join(cells_of_mail) or "SELECT '' AS ref, '' AS cell WHERE false")
    odd = [(str(cell), key) for (cell,) in engine.rows(sharing.odd_mail("mail_cells")) for key in mailbox_keys(cell)]
    engine.run("CREATE OR REPLACE TABLE odd_mail (cell VARCHAR, key VARCHAR)")
    engine.insert("odd_mail", ("cell", "key"), odd)
    engine.table("email_uses", sharing.mail_uses("mail_cells", "odd_mail"))
    # One address that two rules of international domains read as two: a code could go to a stranger.
    engine.table(
        "two_readings",
        "SELECT DISTINCT key FROM (SELECT key, count(DISTINCT key) OVER (PARTITION BY cell, split_part(key, '@', 1)) "
        "AS readings FROM (SELECT DISTINCT cell, key FROM odd_mail)) WHERE readings > 1"
        if odd
        else _NO_KEYS,
    )


def _unsafe(engine: Engine, customers: Sequence[Loaded], ways: frozenset[Channel]) -> None:
    """(person): whom a message that they did not ask for themselves could put in danger."""
    engine.run("CREATE OR REPLACE TABLE unsafe_refs (ref VARCHAR)")
    for item in customers:
        for code in ("safe_contact", "do_not_contact"):
            for place in item.prepared.columns.of(code):
                cell = f"trim(c{place})"
                distinct = engine.rows(f"SELECT DISTINCT {cell} FROM {item.prepared.table} WHERE {cell} <> ''")
                unsafe = [(str(text),) for (text,) in distinct if _forbids(code, str(text), ways)]
                engine.run("CREATE OR REPLACE TABLE unsafe_cells (cell VARCHAR)")
                engine.insert("unsafe_cells", ("cell",), unsafe)
                engine.run(
                    f"INSERT INTO unsafe_refs SELECT k.ref FROM (SELECT *, {item.prepared.identity_sql()} AS c FROM "
                    f"{item.prepared.table}) AS r JOIN customers AS k ON k.c = r.c "
                    f"SEMI JOIN unsafe_cells AS u ON u.cell = trim(r.c{place})"
                )
    engine.table(
        "unsafe",
        "SELECT DISTINCT coalesce(s.person, u.ref) AS person FROM unsafe_refs AS u "
        "LEFT JOIN same_person AS s ON s.ref = u.ref",
    )


def _forbids(code: str, cell: str, ways: frozenset[Channel]) -> bool:
    rule = contact_profile({code: cell}).safe_contact
    return rule is not None and not ways <= rule.only


def _told(engine: Engine, door: DoorKind, uses: str, today: date) -> Iterator[OnFile]:
    prefix = "'+' || " if door is DoorKind.PHONE else ""
    sql = (
        f"SELECT {prefix}g.key, g.persons, g.person, r.decision, r.elements, a.conflicting, a.is_deceased, a.born_on, "
        "a.guardian FROM (SELECT key, count(*) AS persons, min(person) AS person, "
        "bool_or(is_unsafe) AS is_unsafe FROM (SELECT DISTINCT u.key, coalesce(s.person, u.ref) AS person, "
        f"n.person IS NOT NULL AS is_unsafe FROM {uses} AS u LEFT JOIN same_person AS s ON s.ref = u.ref "
        "LEFT JOIN unsafe AS n ON n.person = coalesce(s.person, u.ref)) GROUP BY key) AS g "
        "ANTI JOIN two_readings AS t ON t.key = g.key LEFT JOIN register AS r ON r.person_ref = g.person "
        "LEFT JOIN audience AS a ON a.person_ref = g.person WHERE NOT g.is_unsafe ORDER BY hash(g.key)"
    )
    for value, persons, person, decision, found, conflicting, is_dead, born, guardian in engine.rows(sql):
        if door is DoorKind.EMAIL and cells.email(value) is None:
            continue  # a word for nobody, which somebody else may well receive
        is_spoken_for = bool(is_dead or guardian or (born is not None and _is_minor(born, today)))
        kind, because = _answer(door, int(persons), decision, frozenset(conflicting or ()), is_spoken_for)
        is_affected = kind is Kind.AFFECTED
        yield OnFile(door, value, kind, because, person if is_affected else "", tuple(found) if is_affected else ())


def _answer(
    door: DoorKind, persons: int, decision: str | None, conflicting: frozenset[str], is_spoken_for: bool
) -> tuple[Kind, Because | None]:
    if persons > 1:
        return Kind.CANNOT_TELL, Because.SHARED
    if decision is None:
        return Kind.NOT_IN_THIS_INCIDENT, None
    if decision != "affected":
        return Kind.CANNOT_TELL, Because.REVIEW
    if str(door) in conflicting:
        return Kind.CANNOT_TELL, Because.DISAGREE
    return (Kind.CANNOT_TELL, Because.BY_LETTER) if is_spoken_for else (Kind.AFFECTED, None)


def _is_minor(born: date, today: date) -> bool:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < _MAJORITY
