"""Runs the linking steps: sure links first, then a closer look at the rows they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from amends.exposure.engines import Engine
from amends.exposure.linking.trust import is_trusted
from amends.exposure.steps import compare, doubt, judge, match, people, reasons
from amends.exposure.steps.units import Keys, Tier, Unit, shared_units

_NATIONAL = ("pesel", "ssn", "national_id")


@dataclass(frozen=True)
class Linking:
    """What the linking left in the engine: ``links``, ``doubts`` and ``people``; and what it noticed."""

    units: tuple[Unit, ...]
    notes: tuple[str, ...]
    unmatched_reason: str


def link(
    engine: Engine, evidence: Keys, customers: Keys, *, named: frozenset[str], tick: Callable[[float], None]
) -> Linking:
    """Fills ``links`` (e, c, person, certainty, because), ``doubts`` likewise, ``decided`` (e) and ``people``.

    ``named`` are the codes that the case itself named in the evidence: they need no test of trust.
    """
    notes: list[str] = []
    units = shared_units(evidence, customers)
    _match(engine, units)
    units, distrusted = _trusted(engine, units, evidence, customers, named)
    notes += distrusted
    tick(0.4)
    _people(engine, units, customers)
    notes += _notes_of_same(engine)
    tick(0.6)
    names = bool(evidence.get("name") and customers.get("name"))
    _judge(engine, units, names)
    tick(0.8)
    _doubts(engine, units, evidence, customers, names)
    engine.table("decided", "SELECT DISTINCT e FROM links UNION SELECT DISTINCT e FROM doubts")
    return Linking(units, tuple(notes), reasons.because_unmatched(_crowded(engine, units)))


def _keys(units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.is_key]


def _match(engine: Engine, units: Sequence[Unit]) -> None:
    for unit in _keys(units):
        engine.table(f"wanted_{unit.name}", match.wanted(unit))
        engine.table(f"found_{unit.name}", match.found(unit, f"wanted_{unit.name}"))
        engine.table(f"usable_{unit.name}", match.usable(f"found_{unit.name}"))


def _trusted(
    engine: Engine, units: tuple[Unit, ...], evidence: Keys, customers: Keys, named: frozenset[str]
) -> tuple[tuple[Unit, ...], list[str]]:
    if "customer_number" in named or is_trusted(engine, units):
        return units, []
    fewer = {code: keys for code, keys in evidence.items() if code != "customer_number"}
    note = (
        "A column that looks like a customer number is not one of these customers' numbers; it was not used "
        "for linking."
    )
    kept = shared_units(fewer, customers)
    return kept, [note]


def _people(engine: Engine, units: Sequence[Unit], customers: Keys) -> None:
    pairs = [(f"found_{unit.name}", f"usable_{unit.name}") for unit in _keys(units)]
    engine.table("reached_ids", match.reached_ids(pairs) if pairs else "SELECT c FROM customers WHERE false")
    engine.table("reached", people.reached("customers", "reached_ids"))
    national = [key for code in _NATIONAL for key in customers.get(code, ())]
    if national:
        engine.table("reached_ids", people.with_same_number("reached_ids", "reached", national))
        engine.table("reached", people.reached("customers", "reached_ids"))
    sql = people.nobody_twice()
    if national:
        has_name, has_birth = bool(customers.get("name")), bool(customers.get("date_of_birth"))
        sql = people.same_person("reached", national, has_name=has_name, has_birth=has_birth)
    engine.table("same_person", sql)
    engine.table("people", people.people("reached", "same_person"))
    for unit in _keys(units):
        found, usable = f"found_{unit.name}", f"usable_{unit.name}"
        engine.table(f"holders_{unit.name}", match.holders(found, usable, "people"))


def _notes_of_same(engine: Engine) -> list[str]:
    extra = int(next(engine.rows("SELECT count(*) FROM same_person WHERE ref <> person"))[0])
    if not extra:
        return []
    return [f"{extra} customer ids belong to a person who has another id as well; each such person is counted once."]


def _judge(engine: Engine, units: Sequence[Unit], names: bool) -> None:
    hit_queries = [match.hits(unit, f"found_{unit.name}", f"holders_{unit.name}") for unit in _keys(units)]
    hit_queries.append(people.other_records(hit_queries, "people"))
    engine.table("pairs", match.pairs(hit_queries))
    engine.table("compared", compare.compared("pairs", "people", units, names=names))
    engine.table("judged", judge.judged("compared", units))
    engine.table("person_rows", judge.by_person("judged", units))
    because = reasons.because_affected(units)
    engine.table("links", f"SELECT *, {because} AS because FROM ({judge.linked('person_rows', units)})")


def _doubts(engine: Engine, units: Sequence[Unit], evidence: Keys, customers: Keys, names: bool) -> None:
    """Looks the remaining rows up by looser keys and keeps what a person should judge."""
    engine.table("residue", "SELECT * FROM evidence AS v ANTI JOIN links AS l ON l.e = v.e")
    shared = [key for code, keys in evidence.items() for key in keys if key in customers.get(code, ())]
    hit_queries = ["SELECT p.e, p.c, p.hit AS unit, p.sole FROM pairs AS p SEMI JOIN residue AS r ON r.e = p.e"]
    ids = ["SELECT c FROM reached_ids"]
    for number, key in enumerate(doubt.loose_keys(shared)):
        unit = Unit(f"loose_{number}", Tier.COMBINED, (key,), (key,))
        engine.table(f"wanted_loose_{number}", match.wanted(unit, "residue"))
        engine.table(f"found_loose_{number}", match.found(unit, f"wanted_loose_{number}"))
        engine.table(f"usable_loose_{number}", match.usable(f"found_loose_{number}", doubt.MOST_HOLDERS))
        hit_queries.append(doubt.loose_hits(key, f"found_loose_{number}", f"usable_loose_{number}", "residue"))
        ids.append(f"SELECT c FROM found_loose_{number} SEMI JOIN usable_loose_{number} USING (key)")
    engine.table("all_reached_ids", " UNION ".join(ids))
    engine.table("all_reached", people.reached("customers", "all_reached_ids"))
    engine.table("people", people.people("all_reached", "same_person"))
    engine.table("loose_pairs", match.pairs(hit_queries))
    engine.table("loose_compared", compare.compared("loose_pairs", "people", units, names=names, evidence="residue"))
    engine.table("loose_judged", judge.judged("loose_compared", units))
    engine.table("weighed", doubt.weighed("loose_judged", "people", "residue", units, shared))
    because = reasons.because_review(units)
    engine.table("doubts", f"SELECT *, {because} AS because FROM ({doubt.candidates('weighed', units)})")


def _crowded(engine: Engine, units: Sequence[Unit]) -> str | None:
    """SQL that tells whether a row of ``evidence AS v`` holds a key that was set aside, or None if none was."""
    keys: list[tuple[str, str]] = []
    for unit in (unit for unit in _keys(units) if unit.tier is not Tier.COMBINED):
        engine.table(f"crowded_{unit.name}", match.crowded(f"found_{unit.name}"))
        if int(next(engine.rows(f"SELECT count(*) FROM crowded_{unit.name}"))[0]):
            keys += [(f"crowded_{unit.name}", key) for key in unit.evidence]
    if not keys:
        return None
    parts = " UNION ".join(
        f"SELECT e FROM (SELECT e, {key} AS key FROM evidence) SEMI JOIN {table} USING (key)" for table, key in keys
    )
    engine.table("crowded_rows", parts)
    return "v.e IN (SELECT e FROM crowded_rows)"
