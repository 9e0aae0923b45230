"""`amends assess` at scale, beside a hand-written query that only joins normalised keys.

    .venv/bin/python benchmarks/assess_scale.py --customers 10000000 --leaked 1000000

Both run on the same engine, one after the other, on files of the same seeded people: `assess` on
what a bank and a thief would really have (spellings differ, a fifth are no customers), the query on
a copy whose keys are already in normal form.  The query reads, joins each key and counts persons;
it knows no conflicts, no reasons and no register: it is the least that any answer costs.
Prints one JSON document: seconds, peak resident memory, ratio, and why the two count different
persons: the query takes everybody who shares a key with a row, ``assess`` whom the row belongs to.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

_CASE = """
incident:
  title: Scale
  controller: {name: "Bank", established_in: PL}
customers: [{path: customers.EXT, columns: {id: customer_no}}]
evidence: [{path: leak.EXT}]
"""
_GIVEN = (
    "Anna Maria Jan Piotr Krzysztof Agnieszka Tomasz Barbara Ewa Paweł Michał Zofia Łukasz Marta Adam Julia".split()
)
_FAMILY = "Nowak Kowalska Wiśniewski Wójcik Kamińska Lewandowski Zielińska Szymański Woźniak Dąbrowski Kozłowska Mazur".split()  # noqa: E501


def people(customers: int, leaked: int, seed: int) -> str:
    """SQL of all people: customers first, then the strangers of the leak.  Repeatable by the seed."""
    pick = "CAST(hash({0}, {1}) % {2} AS INTEGER)"
    given = (
        f"{_GIVEN!r}[1 + {pick.format('i', seed, len(_GIVEN))}] || CASE WHEN i % 5 = 0 THEN '' ELSE chr(97 + "
        f"{pick.format('i', seed + 8, 26)}) END"
    )
    family = (
        f"{_FAMILY!r}[1 + {pick.format('i', seed + 1, len(_FAMILY))}] || chr(97 + "
        f"{pick.format('i', seed + 2, 26)}) || chr(97 + {pick.format('i', seed + 3, 26)})"
    )
    return (
        f"SELECT i, {given} AS given, {family} AS family, DATE '1940-01-01' + "
        f"{pick.format('i', seed + 4, 24000)} AS born, "
        "CAST(44000000000 + i * 97 AS VARCHAR) AS number, 'osoba' || i || '@poczta' || (i % 37) || '.example' "
        "AS email, "
        f"'48' || CAST(500000000 + i AS VARCHAR) AS phone, 'Lipowa ' || (1 + i % 150) AS street, "
        f"lpad(CAST(i % 99 AS VARCHAR), 2, '0') || '-' || lpad(CAST(i % 997 AS VARCHAR), 3, '0') AS postcode "
        f"FROM range({customers + leaked // 5}) AS r(i)"
    )


def generate(folder: Path, customers: int, leaked: int, extension: str, seed: int) -> None:
    """Writes the messy and the normalised files of both sides."""
    options = "FORMAT parquet" if extension == "parquet" else "FORMAT csv, HEADER"
    step = max(1, customers // (leaked - leaked // 5))
    source = f"({people(customers, leaked, seed)})"
    customer = f"SELECT * FROM {source} WHERE i < {customers}"
    leak = f"SELECT * FROM {source} WHERE i >= {customers} OR i % {step} = 0 LIMIT {leaked}"
    queries = {
        "customers": "SELECT 'C' || i AS customer_no, given AS given_name, family AS family_name, number AS pesel, born AS date_of_birth, "  # noqa: E501
        "CASE WHEN i % 3 = 0 THEN upper(email) ELSE email END AS email, '+' || phone AS phone, street, "
        "postcode, 'Łódź' AS city, "
        f"'PL' AS country FROM ({customer})",
        "leak": "SELECT upper(family) || ' ' || given AS name, CASE WHEN i % 2 = 0 THEN number END AS pesel, "
        "strftime(born, '%d.%m.%Y') AS date_of_birth, CASE WHEN i % 3 > 0 THEN ' ' || email END AS email, "
        "substr(phone, 3, 3) || ' ' || substr(phone, 6, 3) || ' ' || substr(phone, 9) AS phone, "
        f"'4' || CAST(hash(i) % 1000000000000000 AS VARCHAR) AS card_number FROM ({leak})",
    }
    keys = "lower(given || ' ' || family) || '|' || born AS name_birth, number, email, phone"
    queries["customer_keys"] = f"SELECT i AS person, {keys} FROM ({customer})"
    queries["leak_keys"] = f"SELECT i AS e, {keys} FROM ({leak})"
    with duckdb.connect() as connection:
        for name, sql in queries.items():
            connection.execute(f"COPY ({sql}) TO '{folder / name}.{extension}' ({options})")
    (folder / "case.yaml").write_text(_CASE.replace("EXT", extension))


def baseline(folder: Path, extension: str) -> None:
    """The hand-written query: equal keys, one identifier at a time, persons counted."""
    read = "read_parquet('{0}')" if extension == "parquet" else "read_csv('{0}', all_varchar = true)"
    keys, leak = (read.format(folder / f"{name}.{extension}") for name in ("customer_keys", "leak_keys"))
    with duckdb.connect(str(folder / "baseline.duckdb")) as connection:
        connection.execute(f"CREATE TABLE customers AS SELECT * FROM {keys}")
        connection.execute(f"CREATE TABLE leak AS SELECT * FROM {leak}")
        joins = " UNION ALL ".join(
            f"SELECT e, person FROM leak JOIN customers USING ({key})"
            for key in ("number", "email", "phone", "name_birth")
        )
        connection.execute(f"CREATE TABLE links AS SELECT person, count(*) AS keys FROM ({joins}) GROUP BY person")
        print(json.dumps({"persons": connection.execute("SELECT count(*) FROM links").fetchone()[0]}))  # type: ignore[index]


def explained(folder: Path, extension: str, customers: int, leaked: int) -> dict[str, int]:
    """Why the counts of persons differ, after both have run; the generator knows who is in the leak."""
    read = "read_parquet('{0}')" if extension == "parquet" else "read_csv('{0}', all_varchar = true)"
    leak = read.format(folder / f"leak_keys.{extension}")
    with duckdb.connect(str(folder / "baseline.duckdb")) as connection:
        connection.execute(
            f"CREATE TEMP TABLE judged AS SELECT CAST(substr(person_ref, 2) AS BIGINT) AS i, decision FROM "
            f"read_parquet('{folder / 'out' / 'register.parquet'}')"
        )
        connection.execute(
            "CREATE TEMP TABLE told AS SELECT coalesce(j.i, CAST(l.person AS BIGINT)) AS i, l.person IS NOT NULL AS "
            "is_joined, j.decision, t.e IS NOT NULL AS is_in_leak FROM (SELECT * FROM links) AS l "
            "FULL JOIN judged AS j ON j.i = CAST(l.person AS BIGINT) LEFT JOIN "
            f"(SELECT CAST(e AS BIGINT) AS e FROM {leak}) AS t ON t.e = coalesce(j.i, CAST(l.person AS BIGINT))"
        )
        wanted = {
            "customers_in_leak": "is_in_leak",
            "in_leak_and_affected": "is_in_leak AND decision = 'affected'",
            "in_leak_and_in_review": "is_in_leak AND decision = 'review'",
            "namesakes_joined": "is_joined AND NOT is_in_leak",
            "namesakes_affected": "NOT is_in_leak AND decision = 'affected'",
            "namesakes_in_review": "NOT is_in_leak AND decision = 'review'",
            "namesakes_set_aside": "is_joined AND NOT is_in_leak AND decision IS NULL",
            "affected_and_not_joined": "decision = 'affected' AND NOT is_joined",
        }
        counts = ", ".join(f"count(*) FILTER ({condition})" for condition in wanted.values())
        row = connection.execute(f"SELECT {counts} FROM told").fetchone() or ()
    return dict(zip(wanted, row, strict=True))


_EXPLANATION = (
    "A namesake is a customer who is not in the leak and was born on the same day under the same name as somebody who "
    "is. The query joins them all. Amends sets them aside where the row names its person by a number, an address or a "
    "telephone; a namesake is affected only if the row is a stranger's, gives no number, and nobody else fits."
)


def measured(command: list[str]) -> dict[str, float]:
    """Seconds of wall and processor time and peak resident memory of one process."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = child.stdout.read() if child.stdout else ""
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{command[-3:]} failed with status {status}")
    answer = json.loads(output)
    return {
        "persons": answer["persons"] if isinstance(answer["persons"], int) else answer["persons"]["affected"],
        "seconds": round(time.monotonic() - started, 1),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 1),
        "peak_mb": round(usage.ru_maxrss / 1024),
    }


def main() -> None:
    """Generates, measures both, prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--customers", type=int, default=1_000_000)
    parser.add_argument("--leaked", type=int, default=100_000)
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    parser.add_argument("--seed", type=int, default=20260601)
    parser.add_argument("--baseline-in", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.baseline_in:
        baseline(chosen.baseline_in, chosen.format)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, chosen.customers, chosen.leaked, chosen.format, chosen.seed)
        query = measured([sys.executable, __file__, "--baseline-in", name, "--format", chosen.format])
        command = [
            str(Path(sys.executable).with_name("amends")),
            "assess",
            str(folder / "case.yaml"),
            "--out",
            str(folder / "out"),
            "--json",
        ]
        run = measured(command)
        ratio = {
            "ratio": round(run["seconds"] / query["seconds"], 2),
            "cpu_ratio": round(run["cpu_seconds"] / query["cpu_seconds"], 2),
        }
        sizes = {"customers": chosen.customers, "leaked": chosen.leaked}
        why = {"persons": explained(folder, chosen.format, **sizes) | {"why": _EXPLANATION}}
        print(json.dumps(sizes | {"assess": run, "join_only": query} | ratio | why, indent=1))


if __name__ == "__main__":
    main()
