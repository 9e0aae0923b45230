"""Hostile files: every record is parsed, repaired or refused, once, and its number is right."""

from __future__ import annotations

import gzip
import json

import pytest

from amends.core.errors import InputError
from tests.unit.exposure.conftest import case_text, customer, run, write_csv

CUSTOMERS = [
    customer("A", given_name="Anna", family_name="Żółć", email="anna@poczta.example"),
    customer("B", given_name="Bartosz", family_name="Łoś", email="bartosz@poczta.example"),
    customer("C", given_name="Celina", family_name="Kos", email="celina@poczta.example"),
]


def leaked(folder, content: bytes, name: str = "leak.csv"):
    write_csv(folder / "customers.csv", CUSTOMERS)
    (folder / name).write_bytes(content)
    return run(folder, case_text(["customers.csv"], [name]))


def rows_of(result) -> dict[str, list[int]]:
    return {ref: [place["row"] for place in row["evidence"]] for ref, row in result.affected.items()}


def assert_adds_up(result) -> None:
    evidence = result.summary.evidence
    assert evidence.rows == evidence.linked + evidence.review + evidence.unmatched + evidence.rejected
    assert len(result.table("unmatched")) == evidence.unmatched
    assert len(result.table("rejected")) == evidence.rejected
    for name in ("rows", "linked", "review", "unmatched", "rejected"):
        assert getattr(evidence, name) == sum(getattr(file, name) for file in result.summary.files)


def test_clean_file_is_numbered_from_one(tmp_path):
    result = leaked(tmp_path, b"email,other\nx@y.example,1\nanna@poczta.example,2\n,\nbartosz@poczta.example,3\n")
    assert rows_of(result) == {"A": [2], "B": [4]}
    assert result.summary.evidence.rows == 4
    assert_adds_up(result)


def test_stray_quote_swallows_no_row(tmp_path):
    lines = [
        "id2,email,other",
        '1,"x@y.example,a',
        "2,anna@poczta.example,b",
        "3,bartosz@poczta.example,c",
        '4,celina@poczta.example",d',
    ]
    result = leaked(tmp_path, "\n".join(lines).encode())
    assert result.summary.evidence.rows == 4
    assert rows_of(result)["A"] == [2]
    assert rows_of(result)["B"] == [3]
    assert_adds_up(result)


def test_embedded_newlines_make_one_record(tmp_path):
    result = leaked(tmp_path, b'email,other\nx@y.example,"first\nsecond, third"\nanna@poczta.example,z\n')
    assert rows_of(result) == {"A": [2]}
    assert result.summary.evidence.rows == 2


def test_quote_that_is_never_closed_loses_no_row(tmp_path):
    body = "".join(f"{number},u{number}@y.example,z\n" for number in range(200))
    result = leaked(tmp_path, f'id2,email,other\n0,"x@y.example,q\n{body}1,anna@poczta.example,z\n'.encode())
    assert result.summary.evidence.rows == 202
    assert rows_of(result) == {"A": [202]}


def test_zero_bytes_are_taken_out_and_counted_as_repaired(tmp_path):
    result = leaked(tmp_path, b"email,other\nan\0na@poczta.example,1\nbartosz@poczta.example,2\n")
    assert rows_of(result) == {"A": [1], "B": [2]}
    assert result.summary.files[0].repaired == 1


def test_missing_field_is_refused_with_its_reason_and_raw_line(tmp_path):
    good = "".join(f"n{number} m,u{number}@y.example,{number}000000\n" for number in range(20))
    result = leaked(
        tmp_path,
        f"name,email,other\n{good}anna@poczta.example,123456\nBartosz Łoś,bartosz@poczta.example,1000000\n".encode(),
    )
    [refused] = result.table("rejected")
    assert (refused["row"], refused["raw"]) == (21, "anna@poczta.example,123456")
    assert "2 fields instead of 3" in refused["reason"]
    assert rows_of(result) == {"B": [22]}
    assert_adds_up(result)


def test_bare_delimiter_in_a_value_is_repaired_where_only_one_reading_fits(tmp_path):
    good = "".join(f"Street {number},u{number}@y.example,{number}000000\n" for number in range(20))
    result = leaked(tmp_path, f"street,email,other\n{good}Long street, flat 3,anna@poczta.example,123456\n".encode())
    assert rows_of(result) == {"A": [21]}
    assert result.summary.files[0].repaired == 1
    assert result.summary.evidence.rejected == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859-2", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_change_nothing(tmp_path, encoding, delimiter):
    row = delimiter.join(["Żółć Anna", "anna@poczta.example"])
    result = leaked(
        tmp_path, f"name{delimiter}email\n{row}\nŁoś Bartosz{delimiter}bartosz@poczta.example\n".encode(encoding)
    )
    assert rows_of(result) == {"A": [1], "B": [2]}
    reported = result.summary.files[0].encoding
    assert (tmp_path / "leak.csv").read_bytes().decode(reported).lstrip("\ufeff").encode(encoding)


def test_mixed_encodings_are_read_line_by_line(tmp_path):
    lines = [
        b"name;email",
        "Żółć Anna;anna@poczta.example".encode("cp1250"),
        "Łoś Bartosz;bartosz@poczta.example".encode(),
    ]
    result = leaked(tmp_path, b"\r\n".join(lines))
    assert rows_of(result) == {"A": [1], "B": [2]}
    assert (tmp_path / "leak.csv").read_bytes().decode(result.summary.files[0].encoding)


def test_empty_file_and_header_alone_are_no_rows(tmp_path):
    for content in (b"", b"email,other\n", b"\xef\xbb\xbf", b"\n\n"):
        result = leaked(tmp_path, content)
        assert result.summary.evidence.rows == 0
        assert result.affected == {}
        assert_adds_up(result)


def test_repeated_headers_keep_both_columns(tmp_path):
    result = leaked(tmp_path, b"email,other,other\nanna@poczta.example,1,2\n")
    assert rows_of(result) == {"A": [1]}
    assert result.json("columns")["evidence"][0]["headers"] == ["email", "other", "other_2"]


def test_json_lines_are_numbered_and_broken_ones_refused(tmp_path):
    lines = [
        json.dumps({"email": "anna@poczta.example", "deep": {"phone": 1}}),
        "{broken",
        "[1]",
        json.dumps({"email": "bartosz@poczta.example"}),
    ]
    result = leaked(tmp_path, "\n".join(lines).encode(), "leak.jsonl")
    assert rows_of(result) == {"A": [1], "B": [4]}
    assert [row["row"] for row in result.table("rejected")] == [2, 3]
    assert_adds_up(result)


def test_gzip_is_read_as_what_it_holds(tmp_path):
    result = leaked(tmp_path, gzip.compress(b"email,other\nanna@poczta.example,1\n"), "leak.csv.gz")
    assert rows_of(result) == {"A": [1]}
    assert result.summary.files[0].file == "leak.csv.gz"


def test_parquet_is_numbered_in_file_order(tmp_path):
    import duckdb

    sql = (
        "SELECT 'u' || i || '@y.example' AS email, i AS other FROM range(5000) r(i) UNION ALL SELECT "
        "'anna@poczta.example', 1"
    )
    duckdb.connect().execute(f"COPY ({sql}) TO '{tmp_path / 'source.parquet'}' (FORMAT parquet, ROW_GROUP_SIZE 2048)")
    result = leaked(tmp_path, (tmp_path / "source.parquet").read_bytes(), "leak.parquet")
    assert rows_of(result) == {"A": [5001]}


def test_row_numbers_hold_in_a_large_clean_file(tmp_path):
    body = "".join(f"u{number}@y.example,{'z' * (number % 50)}\n" for number in range(1, 60_000))
    result = leaked(tmp_path, f"email,other\n{body}anna@poczta.example,end\n".encode())
    assert rows_of(result) == {"A": [60_000]}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("leak.xlsx", b"PK\x03\x04....", "reader.unsupported"),
        ("leak.sql", b"INSERT INTO t VALUES (1);", "reader.unsupported"),
        ("leak.csv.gz", b"\x1f\x8b\x08broken", "reader.damaged"),
    ],
)
def test_what_cannot_be_read_is_one_clear_error_and_leaves_nothing(tmp_path, name, content, code):
    with pytest.raises(InputError) as caught:
        leaked(tmp_path, content, name)
    assert caught.value.code == code
    assert not (tmp_path / "out").exists()


def test_missing_file_missing_column_and_no_customers_are_clear_errors(tmp_path):
    write_csv(tmp_path / "customers.csv", CUSTOMERS)
    (tmp_path / "empty.csv").write_bytes(b"id,email\n")
    write_csv(tmp_path / "leak.csv", [{"email": "anna@poczta.example"}])
    faults = {
        "reader.missing_file": case_text(["customers.csv"], ["nowhere.csv"]),
        "columns.missing": case_text(["customers.csv"], ["leak.csv"], columns={"pesel": "no such"}),
        "customers.empty": case_text(["empty.csv"], ["leak.csv"]),
    }
    for code, text in faults.items():
        with pytest.raises(InputError) as caught:
            run(tmp_path, text)
        assert caught.value.code == code
        assert not (tmp_path / "out").exists()


def test_lines_before_the_header_are_no_records(tmp_path):
    result = leaked(tmp_path, b"Export vom 1.1.2026\n\ngiven_name,family_name,email\nAnna,Zolc,anna@poczta.example\n")
    assert rows_of(result) == {"A": [1]}
    assert result.summary.evidence.rows == 1


def test_a_header_narrower_than_its_records_loses_no_row(tmp_path):
    result = leaked(tmp_path, b"email\nanna@poczta.example,x,y\nbartosz@poczta.example,x,y\n")
    evidence = result.summary.evidence
    assert evidence.rows == evidence.linked + evidence.review + evidence.unmatched + evidence.rejected >= 2


def test_names_of_people_in_the_first_row_are_no_header(tmp_path):
    result = leaked(tmp_path, b"Jan,Kowalski,Warszawa\nAnna,Nowak,Gdynia\nPiotr,Mazur,Lublin\n")
    assert result.summary.evidence.rows == 3


def test_parquet_with_a_damaged_body_is_one_clear_error(tmp_path):
    import duckdb

    path = tmp_path / "source.parquet"
    sql = "SELECT md5(i::VARCHAR) AS email, i AS other FROM range(20000) r(i)"
    duckdb.connect().execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")
    body = bytearray(path.read_bytes())
    body[100:40_000] = b"\xff" * 39_900
    with pytest.raises(InputError) as caught:
        leaked(tmp_path, bytes(body), "leak.parquet")
    assert caught.value.code == "reader.damaged"
    assert not (tmp_path / "out").exists()


def test_excels_separator_line_is_no_header(tmp_path):
    result = leaked(tmp_path, b"sep=;\ngiven_name;email\nAnna;anna@poczta.example\n")
    assert rows_of(result) == {"A": [1]}
