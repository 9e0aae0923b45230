"""One evidence row beside one customer: spelling is no difference, a stand-in no agreement, and little is shown."""

import json
from pathlib import Path

import pytest

from amends.core.errors import InputError
from amends.exposure.sidebyside import Compared, own_record, side_by_side

_CODES = {
    "name": "n",
    "email": "e",
    "phone": "p",
    "date_of_birth": "d",
    "pesel": "x",
    "postal_address": "a",
    "balance": "b",
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A register's folder and the case's, with the columns named as in ``_CODES``; the rows are the test's."""
    columns = {code: [header] for code, header in _CODES.items()}
    shared = {"format": "csv", "encoding": "utf-8", "date_orders": {"d": "day_first"}, "watched": []}
    frozen = {
        "as_of": "2026-06-02T12:00:00+00:00",
        "home": "PL",
        "customers": [
            shared | {"file": "c.csv", "headers": ["i", *_CODES.values()], "columns": columns | {"id": ["i"]}}
        ],
        "evidence": [shared | {"file": "l.csv", "headers": list(_CODES.values()), "columns": columns}],
    }
    (tmp_path / "columns.json").write_text(json.dumps(frozen))
    return tmp_path, tmp_path


def told(folders: tuple[Path, Path], evidence: dict[str, str], customer: dict[str, str]) -> dict[str, Compared]:
    out, base = folders
    header = ";".join(_CODES.values())
    rows = {name: ";".join(row.get(code, "") for code in _CODES) for name, row in (("l", evidence), ("c", customer))}
    (base / "l.csv").write_text(f"{header}\nAn Other;;;;;;\n{rows['l']}\n", encoding="utf-8")
    (base / "c.csv").write_text(f"i;{header}\n6;An Other;;;;;;\n7;{rows['c']}\n", encoding="utf-8")
    return {one.element: one for one in side_by_side(out, base, file="l.csv", row=2, person_ref="7")}


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("name", "KOWALSKA Anna", "Anna Kowalska"),
        ("name", "Łukasz Żak", "Zak Lukasz"),
        ("email", "Anna@Poczta.Example", "anna@poczta.example"),
        ("phone", "500 000 001", "+48500000001"),
        ("date_of_birth", "01.02.1985", "1985-02-01"),
        ("pesel", "850101-12345", "85010112345"),
        ("postal_address", "ul. Lipowa 1, 00-001 Warszawa", "Lipowa 1 00-001 Warszawa ul."),
    ],
)
def test_habits_of_writing_are_no_difference(folders: tuple[Path, Path], code: str, one: str, other: str) -> None:
    found = told(folders, {"name": "A", code: one}, {"name": "A", code: other})[code]
    assert found.agrees is True
    assert found.evidence == ((one, False),)


def test_what_differs_is_marked_where_it_differs(folders: tuple[Path, Path]) -> None:
    found = told(folders, {"pesel": "85010112345"}, {"pesel": "85010112354"})["pesel"]
    assert found.agrees is False
    assert found.evidence == (("850101123", False), ("45", True))
    assert found.customer == (("850101123", False), ("54", True))


@pytest.mark.parametrize(
    ("code", "text"), [("pesel", "00000000000"), ("email", "brak@brak.example"), ("phone", "000000000")]
)
def test_a_stand_in_agrees_with_nobody(folders: tuple[Path, Path], code: str, text: str) -> None:
    assert told(folders, {code: text}, {code: text})[code].agrees is None


def test_what_one_side_alone_has_is_shown_only_if_it_helps(folders: tuple[Path, Path]) -> None:
    both = {"name": "Anna", "phone": "+48500000001"}
    found = told(folders, {"email": "a@x.example", "balance": "1200"} | both, {"pesel": "85010112345"} | both)
    assert found["email"].evidence == (("a@x.example", False),)
    assert (found["balance"].is_withheld, found["balance"].evidence) == (True, ())
    assert (found["pesel"].is_withheld, found["pesel"].is_in_evidence, found["pesel"].customer) == (True, False, ())


def test_markup_in_a_cell_stays_text(folders: tuple[Path, Path]) -> None:
    found = told(folders, {"name": "<script>alert(1)</script>"}, {"name": "Anna"})["name"]
    assert "".join(text for text, _ in found.evidence) == "<script>alert(1)</script>"


def test_a_row_or_a_customer_that_is_not_there_is_said(folders: tuple[Path, Path]) -> None:
    told(folders, {"name": "Anna"}, {"name": "Anna"})
    out, base = folders
    for row, ref in ((3, "7"), (2, "8")):
        with pytest.raises(InputError) as caught:
            side_by_side(out, base, file="l.csv", row=row, person_ref=ref)
        assert caught.value.code == "review.gone"
    with pytest.raises(InputError):
        side_by_side(out, base, file="../l.csv", row=2, person_ref="7")


def test_a_customer_s_own_record_leaves_out_what_does_not_identify(folders: tuple[Path, Path]) -> None:
    told(folders, {"name": "Anna"}, {"name": "Anna", "email": "a@x.example", "balance": "9"})
    out, base = folders
    own = own_record(out, base, person_ref="7")
    assert (own["name"], own["email"]) == ("Anna", "a@x.example")
    assert "balance" not in own
    assert own_record(out, base, person_ref="8") == {}


@pytest.mark.parametrize(
    ("ids", "person_ref"),
    [
        (("6", "7"), "7"),
        (("6", " 7 "), "7"),
        (("77", "7"), "7"),  # the first holds the text of the second
        (("6", '"a ""b"" c"'), 'a "b" c'),  # written otherwise than it reads
        (("6", ""), "row 2"),
        (("6", "n/a"), "row 2"),
    ],
)
def test_the_customer_is_found_however_the_id_is_written(
    folders: tuple[Path, Path], ids: tuple[str, str], person_ref: str
) -> None:
    out, base = folders
    header = ";".join(_CODES.values())
    lines = [f"{own};{name};;;;;;" for own, name in zip(ids, ("An Other", "Anna Kowalska"), strict=True)]
    (base / "c.csv").write_text("\n".join([f"i;{header}", *lines, ""]), encoding="utf-8")
    assert own_record(out, base, person_ref=person_ref)["name"] == "Anna Kowalska"
