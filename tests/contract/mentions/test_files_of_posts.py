"""Posts in files: every row is a post, or is told with its line."""

from __future__ import annotations

import json
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amends.core.errors import InputError
from amends.providers.mentions.files import BadRow, posts_in
from amends.providers.mentions.model import Post

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
HEAD = "network,post_id,author,posted_at,text,url,language"
AT = "2026-06-01T10:00:00+02:00"


def read(path: Path, data: str | bytes, name: str = "posts.csv") -> list[Post | BadRow]:
    file = path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(posts_in(file, now=NOW))


def test_each_row_is_a_post_or_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [
        f'X,1,@anna,{AT},"two\nlines",https://x.example/1,PL-pl',
        f"X,,@anna,{AT},no id,,",
        "X,3,@anna,2026-06-01 10:00,no offset,,",
        "X,4,@anna,2026-07-01T10:00:00Z,tomorrow,,",
        f"X,5,@anna,{AT},too,few",
        f"bad network!,6,@anna,{AT},x,,",
        f"X,7,@anna,{AT},last,,",
    ]
    found = read(tmp_path, "\r\n".join([HEAD, *rows]))
    assert [item.line for item in found if isinstance(item, BadRow)] == [4, 5, 6, 7, 8]
    first, last = (item for item in found if isinstance(item, Post))
    assert (first.network, first.text, first.language, first.author) == ("x", "two\nlines", "pl", "@anna")
    assert last.text == "last"
    assert not any("anna" in item.why for item in found if isinstance(item, BadRow))


def test_a_formula_stays_the_text_that_it_is(tmp_path: Path) -> None:
    (post,) = read(tmp_path, f'{HEAD}\nx,1,=cmd|a,{AT},"=HYPERLINK(""http://e.example"")",,\n')
    assert isinstance(post, Post)
    assert (post.text, post.author) == ('=HYPERLINK("http://e.example")', "=cmd|a")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_the_encoding_is_told_by_the_bytes(tmp_path: Path, codec: str) -> None:
    (post,) = read(tmp_path, f"{HEAD.replace(',', ';')}\nx;1;anna;{AT};Zażółć gęślą jaźń;;\n".encode(codec))
    assert isinstance(post, Post)
    assert post.text == "Zażółć gęślą jaźń"


def test_two_encodings_in_one_file_are_read_cell_by_cell(tmp_path: Path) -> None:
    one, other = f"x,1,anna,{AT},Zażółć gęślą,,\n".encode(), f"x,2,anna,{AT},Zażółć gęślą,,\n".encode("cp1250")
    found = read(tmp_path, HEAD.encode() + b"\n" + one + other)
    assert {item.text for item in found if isinstance(item, Post)} == {"Zażółć gęślą"}


def test_a_quote_that_never_ends_costs_what_is_told_and_not_the_rest(tmp_path: Path) -> None:
    good = "".join(f"x,{number},anna,{AT},{'y' * 60},,\n" for number in range(3_000))
    found = read(tmp_path, f'{HEAD}\nx,0,anna,{AT},"open,,\n{good}')
    assert isinstance(found[0], BadRow)
    assert "up to line" in found[0].why
    assert sum(isinstance(item, Post) for item in found) > 1_000


def test_json_lines_are_read_as_well(tmp_path: Path) -> None:
    good = {"network": "x", "post_id": "1", "author": "anna", "posted_at": AT, "text": "Hi"}
    lines = [json.dumps(good), "{", "[1]", json.dumps(good | {"post_id": 5}), "", json.dumps(good)]
    found = read(tmp_path, "\n".join(lines), "posts.jsonl")
    assert [item.line if isinstance(item, BadRow) else item.text for item in found][1:4] == [2, 3, 4]
    assert isinstance(found[-1], Post)


@pytest.mark.parametrize("head", ["", "network,post_id", HEAD + ",text"])
def test_a_file_without_its_columns_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(InputError):
        read(tmp_path, head + "\n")
    with pytest.raises(InputError):
        list(posts_in(tmp_path / "missing.csv", now=NOW))


def test_a_hundred_thousand_rows_are_read_in_little_memory(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    with file.open("w") as stream:
        stream.write(HEAD + "\n")
        stream.writelines(f"x,{number},anna,{AT},Am I affected?,,\n" for number in range(100_000))
    tracemalloc.start()
    begun = time.monotonic()
    assert sum(isinstance(item, Post) for item in posts_in(file, now=NOW)) == 100_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - begun < 60
    assert peak < 20_000_000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["posts.csv", "posts.jsonl"]))
def test_no_row_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    folder = tmp_path_factory.mktemp("rows")
    assert all(isinstance(item, Post | BadRow) for item in read(folder, HEAD.encode() + b"\n" + data, name))
