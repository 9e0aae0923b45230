"""``amends record verify``: exit codes, the JSON answer, files and addresses."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from packs import PUBLIC as PACK_KEY
from packs import person_pack, rezipped
from typer.testing import CliRunner

from amends.cli import record
from amends.record import entry, public_key_text, write_record

AT = datetime(2026, 6, 13, 12, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_key_text(KEY.public_key())
OTHER = public_key_text(Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key())

app = typer.Typer()
record.register(app)
runner = CliRunner()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_record(tmp_path / "record", [entry("case.opened", AT)], origin="o", at=AT, private_key=KEY)
    return tmp_path / "record"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder.parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_record_that_holds_exits_zero_with_the_promised_fields(folder: Path) -> None:
    result = runner.invoke(app, ["record", "verify", str(folder), "--key", PUBLIC, "--json"])
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert set(answer) == {"ok", "tree_size", "root_hash", "why"}
    assert (answer["ok"], answer["tree_size"]) == (True, 1)


def test_altered_record_and_wrong_key_exit_one(folder: Path) -> None:
    assert runner.invoke(app, ["record", "verify", str(folder), "--key", OTHER]).exit_code == 1
    (folder / "entries.jsonl").write_bytes(b"")
    result = runner.invoke(app, ["record", "verify", str(folder), "--json"])
    assert (result.exit_code, json.loads(result.stdout)["ok"]) == (1, False)


def test_folder_without_a_record_and_a_key_that_is_none_exit_two(folder: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["record", "verify", str(tmp_path), "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == "record.missing"
    assert runner.invoke(app, ["record", "verify", str(folder), "--key", "AAAA"]).exit_code == 2


def test_record_is_verified_over_http(address: str) -> None:
    result = runner.invoke(app, ["record", "verify", f"{address}/record/", "--key", PUBLIC, "--json"])
    assert result.exit_code == 0, result.output


def test_address_without_a_record_and_without_a_server_exit_two(address: str) -> None:
    assert runner.invoke(app, ["record", "verify", f"{address}/nothing"]).exit_code == 2
    assert runner.invoke(app, ["record", "verify", "http://127.0.0.1:1/record"]).exit_code == 2
    assert runner.invoke(app, ["record", "verify", "http://"]).exit_code == 2


def test_a_pack_is_verified_as_a_file_and_over_http(folder: Path, address: str) -> None:
    path = person_pack(folder.parent / "pack.zip")
    for place in (str(path), f"{address}/pack.zip"):
        result = runner.invoke(app, ["record", "verify", place, "--key", PACK_KEY, "--json"])
        assert result.exit_code == 0, result.output
        answer = json.loads(result.stdout)
        assert set(answer) == {"ok", "tree_size", "root_hash", "why"}
        assert (answer["ok"], answer["tree_size"]) == (True, 7)


def test_an_altered_pack_exits_one_and_says_what_was_altered(tmp_path: Path) -> None:
    path = rezipped(person_pack(tmp_path / "pack.zip"), lambda found: found.update({"notice/pl.json": b"{}"}))
    result = runner.invoke(app, ["record", "verify", str(path)])
    assert result.exit_code == 1
    assert "notice/pl.json was altered" in result.stdout.replace("\n", " ")
