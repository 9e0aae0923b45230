"""A small case in a folder, assessed; headers are codes, so that linking is tested and not detection."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from amends.core.case import parse_case
from amends.exposure import Summary, assess

AT = datetime(2026, 6, 1, tzinfo=UTC)
ROLES = frozenset(
    "id residence language given_name family_name street postcode city region country deceased guardian status "
    "preferred_channel no_email time_zone uses_inbox safe_contact do_not_contact refused_channels next_of_kin".split()
)
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Named:
    element: str | None
    role: str | None
    certainty: float = 1.0


def by_header(samples: Mapping[str, Sequence[str]]) -> dict[str, Named]:
    """The double of the detectors: a header is its own code."""
    return {
        header: Named(None, code)
        if (code := header.partition("__")[0]) in ROLES
        else Named(None if header in ("other", "safe_contct") else code, None)
        for header in samples
    }


@dataclass(frozen=True)
class Result:
    out: Path
    summary: Summary

    def table(self, name: str) -> list[dict[str, Any]]:
        cursor = duckdb.connect().execute(f"SELECT * FROM read_parquet('{self.out / name}.parquet')")
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    @property
    def affected(self) -> dict[str, dict[str, Any]]:
        return {row["person_ref"]: row for row in self.table("register") if row["decision"] == "affected"}

    @property
    def review(self) -> dict[str, dict[str, Any]]:
        return {row["person_ref"]: row for row in self.table("review")}

    def json(self, name: str) -> Any:
        return json.loads((self.out / f"{name}.json").read_text(encoding="utf-8"))


def write_csv(path: Path, rows: Rows, **options: Any) -> None:
    """The rows as CSV; the columns are all keys of all rows."""
    headers = list(dict.fromkeys(key for row in rows for key in row))
    encoding = options.pop("encoding", "utf-8")
    with path.open("w", newline="", encoding=encoding) as stream:
        writer = csv.writer(stream, **options)
        writer.writerow(headers)
        writer.writerows([row.get(header, "") for header in headers] for row in rows)


def case_text(customers: Sequence[str], evidence: Sequence[str], **more: Any) -> str:
    document = {
        "incident": {"title": "Test", "controller": {"name": "Bank", "established_in": "PL"}},
        "customers": [{"path": path} for path in customers],
        "evidence": [{"path": path} | more for path in evidence],
    }
    return json.dumps(document)


def run(folder: Path, text: str) -> Result:
    case = parse_case(text, name="case.yaml")
    out = folder / "out"
    summary = assess(case, base=folder, out=out, as_of=AT, progress=lambda stage, share: None, classify=by_header)
    return Result(out, summary)


@pytest.fixture
def assessed(tmp_path: Path) -> Callable[[Rows, Rows], Result]:
    """Assesses customers and one evidence file given as rows."""

    def make(customers: Rows, evidence: Rows) -> Result:
        write_csv(tmp_path / "customers.csv", customers)
        write_csv(tmp_path / "leak.csv", evidence)
        return run(tmp_path, case_text(["customers.csv"], ["leak.csv"]))

    return make


def customer(ref: str, **fields: Any) -> dict[str, Any]:
    """A customer with plain fields; what is given replaces the default."""
    blank = dict.fromkeys(("pesel", "date_of_birth", "email", "phone", "iban"), "")
    name = {"id": ref, "given_name": "Jan", "family_name": "Kowalski"}
    address = {"street": "Lipowa 1", "postcode": "00-001", "city": "Warszawa", "country": "PL"}
    return name | blank | address | fields
