"""The index of a source gives each record as reading the whole file gives it, or says that it cannot."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from amends.exposure.recheck import places as module
from amends.exposure.recheck.census import ref_of
from amends.exposure.recheck.places import places_of
from amends.exposure.recheck.rows import Reading, records

_HEADERS = ("id", "name", "email", "note")
_COLUMNS = {"id": ("id",), "name": ("name",), "email": ("email",)}
_ROWS = [
    "id,name,email,note",
    *(f"C-{number},Anna {number},a{number}@mail.example,ok" for number in range(1, 60)),
    'C-60,"Nowak, Jan",jan@mail.example,"said ""yes"""',
    "",
    'C-61,Ola,ola@mail.example,"two',
    'lines"',
    "C-62,Kowalski, Piotr,piotr@mail.example,ok",  # a bare comma in a name: repaired, or refused
    "C-63,short",
    'C-64,Stray "quote,stray@mail.example,ok',
    "C-65,Zażółć,z@mail.example,ok\rC-66,After a lone CR,cr@mail.example,ok",
    "C-5,The same id again,again@mail.example,ok",
    "C-67,Nul\0l,nul@mail.example,ok",
    "C-68,Last,last@mail.example,ok",
]


def reading(name: str = "c.csv", **more: str) -> Reading:
    return Reading(file=name, format=more.get("format", "csv"), headers=_HEADERS, columns=_COLUMNS)


def require_same(found: Reading, folder: Path, *, least: int) -> None:
    """Every number and every id, against the whole file read."""
    index = places_of(found, folder, folder)
    assert index is not None
    whole = {record.row: record for record in records(found, folder)}
    direct = {number: index.record(number) for number in range(-1, max(whole) + 3)}
    assert {number: one for number, one in direct.items() if one} == {
        number: whole[number] for number, one in direct.items() if one
    }
    assert sum(one is not None for one in direct.values()) >= least
    first: dict[str, int] = {}
    for record in whole.values():
        first.setdefault(ref_of(found, record), record.row)
    assert {ref: index.number_of(ref) for ref in first} == first
    assert index.number_of("C-none") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_record_of_an_untidy_file_opens_as_if_all_were_read(tmp_path: Path, encoding: str, end: str) -> None:
    (tmp_path / "c.csv").write_bytes((end.join(_ROWS) + end).encode(encoding))
    require_same(reading(), tmp_path, least=60)


def test_lines_of_json_open_alone_too(tmp_path: Path) -> None:
    lines = [f'{{"id": "C-{number}", "name": "Żak {number}", "email": "", "note": {{"x": 1}}}}' for number in range(30)]
    (tmp_path / "c.jsonl").write_text("\n".join([*lines[:10], "", "{broken", *lines[10:]]), encoding="utf-8")
    require_same(reading("c.jsonl", format="jsonl"), tmp_path, least=30)


def test_an_index_is_made_once_and_again_when_the_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, made = tmp_path / "c.csv", []
    make = module._make
    monkeypatch.setattr(module, "_make", lambda *given: (made.append(given), make(*given)))
    source.write_text("\n".join(_ROWS), encoding="utf-8")
    for _ in range(3):
        require_same(reading(), tmp_path, least=60)
    assert len(made) == 1
    source.write_text("\n".join([_ROWS[0], "C-0,New first,new@mail.example,ok", *_ROWS[1:]]), encoding="utf-8")
    require_same(reading(), tmp_path, least=60)
    assert len(made) == 2


def test_a_broken_index_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("\n".join(_ROWS), encoding="utf-8")
    require_same(reading(), tmp_path, least=60)
    for index in (tmp_path / "places").iterdir():
        index.write_bytes(b"{broken")
    require_same(reading(), tmp_path, least=60)


def test_what_cannot_have_an_index_has_none(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_bytes(gzip.compress("\n".join(_ROWS).encode()))
    assert places_of(reading(), tmp_path, tmp_path) is None
    (tmp_path / "c.csv").write_text("\n".join(_ROWS), encoding="utf-16")
    assert places_of(reading(), tmp_path, tmp_path) is None
    (tmp_path / "c.csv").write_text("one;two\n1;2\n", encoding="utf-8")
    assert places_of(reading(), tmp_path, tmp_path) is None, "no longer the columns that were frozen"
    assert places_of(reading("gone.csv"), tmp_path, tmp_path) is None


def test_the_index_holds_no_value_of_any_row(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("\n".join(_ROWS), encoding="utf-8")
    require_same(reading(), tmp_path, least=60)
    kept = b"".join(path.read_bytes() for path in (tmp_path / "places").iterdir())
    assert not [word for word in (b"Anna", b"mail.example", b"C-60") if word in kept]
