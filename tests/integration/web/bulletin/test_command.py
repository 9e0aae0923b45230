"""``amends portal``: publish, versions, export."""

import json
from pathlib import Path

import pytest
import typer
from rehearsed import Finished
from typer.testing import CliRunner, Result

from amends.cli import portal
from amends.core.ids import new_ref

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def booted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' database is ready."""
    monkeypatch.setattr("amends.cli.portal.boot", lambda: None)


def run(*arguments: str) -> Result:
    app = typer.Typer()
    portal.register(app)
    return CliRunner().invoke(app, ["portal", *arguments])


def test_a_page_is_published_once_and_listed(finished: Finished) -> None:
    ref = finished().ref
    options = ("--by", "anna", "--next-update", "2099-06-05T12:00:00+02:00", "--json")
    first = json.loads(run("publish", ref, *options).stdout)["versions"][0]
    again = json.loads(run("publish", ref, *options).stdout)["versions"][0]
    assert first == again
    assert (first["number"], first["by"], first["next_update_at"]) == (1, "anna", "2099-06-05T10:00:00+00:00")
    listed = run("versions", ref)
    assert listed.exit_code == 0
    assert listed.stdout.count("version 1") == 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--next-update", "2020-01-01T00:00:00Z"), "bulletin.next_update"),
        (("--next-update", "2099-01-01T00:00:00"), "time.no_offset"),
        (("--next-update", "soon"), "time.not_an_instant"),
        (("--note", "x" * 2001), "bulletin.note"),
    ],
)
def test_what_cannot_be_published_is_refused_with_one_error(
    finished: Finished, options: tuple[str, ...], code: str
) -> None:
    result = run("publish", finished().ref, "--by", "anna", "--json", *options)
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == code


def test_an_incident_that_is_none_is_bad_input() -> None:
    assert run("versions", new_ref("INC")).exit_code == 2


def test_an_export_says_what_it_wrote(finished: Finished, tmp_path: Path) -> None:
    run("publish", finished().ref, "--by", "anna")
    result = run("export", "--out", str(tmp_path / "copy"), "--live", "https://bank.example/", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["live"] == "https://bank.example"
    assert (tmp_path / "copy" / "en" / "index.html").is_file()


@pytest.mark.parametrize(
    "live", ["bank.example", "ftp://bank.example", "https://", "https://a.example/?x=1", 'https://a.example/"><b>', ""]
)
def test_what_is_no_web_address_is_refused_and_nothing_is_written(tmp_path: Path, live: str) -> None:
    result = run("export", "--out", str(tmp_path / "copy"), "--live", live)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
