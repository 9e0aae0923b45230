"""Files: formats, encodings, headerless tables, single cells, and clear errors."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest
import typer
from madeup_numbers import a_pesel, digits
from typer.testing import CliRunner

from amends.cli.detect import register
from amends.core.errors import InputError
from amends.exposure.detectors.files import Finding, Skipped, detect_file

PEOPLE = [("Łukasz Żak", a_pesel()), ("Anna Müller", a_pesel()), ("Jan Nowak", a_pesel())]


def findings(path: Path, work: Path) -> list[Finding]:
    work.mkdir(exist_ok=True)
    return [item for item in detect_file(path, file=path.name, work=work) if isinstance(item, Finding)]


def columns(path: Path, work: Path) -> dict[str | None, str]:
    return {item.column: item.element for item in findings(path, work) if item.row is None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimited_files_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [("imię i nazwisko", "nr pesel"), *PEOPLE]
    path = tmp_path / "leak.csv"
    path.write_bytes("\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert columns(path, tmp_path / "w") == {"imię i nazwisko": "name", "nr pesel": "pesel"}


def test_a_table_without_headers_names_its_columns_by_number(tmp_path: Path) -> None:
    path = tmp_path / "leak.csv"
    path.write_text("Jan,Kowalski,Warszawa\nAnna,Nowak,Kraków\nPiotr,Lis,Gdańsk\n")
    assert columns(path, tmp_path / "w") == {"column1": "name", "column2": "name", "column3": "postal_address"}


def test_cells_of_free_text_are_searched_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(
        "id,note\n1,klient prosi o telefon na +48 601 234 567 po południu\n2,nic nowego w tej sprawie dziś\n"
    )
    found = [item for item in findings(path, tmp_path / "w") if item.row is not None]
    assert [(item.row, item.column, item.element, item.value) for item in found] == [
        (1, "note", "phone", "+48 601 234 567")
    ]
    assert (found[0].start, found[0].end) == (26, 41)
    assert found[0].value_sha256 == sha256(b"+48 601 234 567").hexdigest()


def test_a_column_of_order_numbers_yields_no_cards_from_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("order_no,amount\n" + "\n".join(f"{digits(16)},{digits(3)}" for _ in range(300)))
    assert findings(path, tmp_path / "w") == []


def test_repeated_headers_are_kept_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("email,email\na@b.example,c@d.example\n")
    assert [item.column for item in findings(path, tmp_path / "w")] == ["email", "email"]


def test_json_lines_json_documents_and_parquet_are_tables(tmp_path: Path) -> None:
    records = [{"person": {"email": f"u{n}@mail.example"}, "n": n} for n in range(5)]
    lines, document, parquet = tmp_path / "a.jsonl", tmp_path / "b.json", tmp_path / "c.parquet"
    lines.write_text("\n".join(json.dumps(record) for record in records))
    document.write_text(json.dumps({"count": 5, "rows": records}, indent=1))
    duckdb.sql(f"COPY (SELECT 'u' || range || '@mail.example' AS email, range AS n FROM range(5)) TO '{parquet}'")
    assert columns(lines, tmp_path / "w") == {"person.email": "email"}
    assert columns(document, tmp_path / "w") == {"person.email": "email"}
    assert columns(parquet, tmp_path / "w") == {"email": "email"}


def test_a_log_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_text("2026-05-20 INFO start\n\n2026-05-20 INFO ż login user=jan7 from 203.0.113.9\n")
    found = findings(path, tmp_path / "w")
    assert [(item.row, item.column, item.element, item.start) for item in found] == [
        (3, None, "username", 29),
        (3, None, "ip_address", 39),
    ]


def test_a_list_of_addresses_and_passwords_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "combo.txt"
    path.write_text("\n".join(f"u{n}@mail.example:Hunter{n}!x" for n in range(20)))
    assert columns(path, tmp_path / "w") == {"column1": "email", "column2": "password"}


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "leak.csv.gz"
    path.write_bytes(gzip.compress(b"email\na@b.example\nc@d.example\n"))
    assert columns(path, tmp_path / "w") == {"email": "email"}


def test_a_column_damaged_by_a_spreadsheet_is_reported_as_skipped(tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text("name,card\nJan Nowak,5.54563E+15\nAnna Lis,4.1E+15\n")
    (tmp_path / "w").mkdir()
    skipped = [item for item in detect_file(path, file="x", work=tmp_path / "w") if isinstance(item, Skipped)]
    assert [item.column for item in skipped] == ["card"]


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    for name in ("empty.csv", "empty.txt", "empty.json"):
        (tmp_path / name).write_bytes(b"")
        assert findings(tmp_path / name, tmp_path / "w") == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xlsx", b"PK\x03\x04rest", "detect.unsupported"),
        ("a.bin", bytes(range(256)) * 9, "detect.unsupported"),
        ("a.csv.gz", b"\x1f\x8b\x08\x00broken", "detect.damaged"),
        ("a.parquet", b"PAR1 cut off", "detect.damaged"),
        ("b.parquet", b"PAR1 nonsense PAR1", "detect.damaged"),
        ("gone.csv", None, "detect.missing_file"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_error(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as caught:
        findings(tmp_path / name, tmp_path / "w")
    assert caught.value.code == code
    assert caught.value.fix


KEYS = ["file", "row", "column", "start", "end", "element", "value_sha256", "certainty", "validated_by"]


def command_line() -> typer.Typer:
    app = typer.Typer()
    app.callback()(lambda: None)
    register(app)
    return app


def test_the_command_prints_findings_without_values_unless_asked(tmp_path: Path) -> None:
    app = command_line()
    path = tmp_path / "note.txt"
    path.write_text("mail jan.nowak@example.com\n")
    plain = CliRunner().invoke(app, ["detect", str(path), "--json"])
    shown = CliRunner().invoke(app, ["detect", str(path), "--json", "--show"])
    human = CliRunner().invoke(app, ["detect", str(path)])
    assert (plain.exit_code, shown.exit_code, human.exit_code) == (0, 0, 0)
    (finding,) = json.loads(plain.stdout)
    assert list(finding) == KEYS
    assert (finding["file"], finding["row"], finding["element"]) == (str(path), 1, "email")
    assert json.loads(shown.stdout)[0]["value"] == "jan.nowak@example.com"
    assert "jan.nowak" not in plain.stdout + human.stdout


def test_one_bad_file_among_good_ones_stops_the_command(tmp_path: Path) -> None:
    app = command_line()
    good = tmp_path / "a.csv"
    good.write_text("email\na@b.example\n")
    answer = CliRunner().invoke(app, ["detect", str(good), str(tmp_path / "gone.csv"), "--json"])
    assert answer.exit_code == 2
    assert json.loads(answer.stdout)["error"]["code"] == "detect.missing_file"


def test_json_nested_too_deeply_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text('{"email":"a@b.example"}\n{"z":' + "[" * 3000 + "]" * 3000 + "}\n")
    found = list(detect_file(path, file="deep.jsonl", work=tmp_path / "work"))
    assert [item.element for item in found if isinstance(item, Finding)] == ["email"]


def test_lists_in_json_are_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "lists.jsonl"
    path.write_text('{"ids":["536-22-1234"]}\n{"ids":["536-22-1235"]}\n')
    found = list(detect_file(path, file="lists.jsonl", work=tmp_path / "work"))
    assert [(item.element, item.row) for item in found if isinstance(item, Finding)] == [("ssn", 1), ("ssn", 2)]
