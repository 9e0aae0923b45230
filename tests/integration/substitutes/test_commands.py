"""``amends substitute`` and ``amends texts publish --via`` from outside: exit codes and one JSON document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from house import Site, omitted, page_of, planned
from typer.testing import CliRunner

from amends.apps.incidents.models import Incident
from amends.apps.notices.models import NoticeVersion
from amends.cli import substitute, texts
from amends.config.home import begin_incident_key


@pytest.fixture(autouse=True)
def _is_booted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The test's database is ready, and the keys are the test's own."""
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(substitute, "boot", lambda: None)
    monkeypatch.setattr(texts, "boot", lambda: None)


def amends(*words: str) -> tuple[int, Any]:
    app = typer.Typer()
    substitute.register(app)
    texts.register(app)
    done = CliRunner().invoke(app, [*words, "--json"])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, json.loads(done.stdout)


def test_owed_then_seen_then_not_yet_proven(
    incident: Incident, notice: NoticeVersion, site: Site, tmp_path: Path
) -> None:
    omitted(planned(incident, tmp_path, {"nobody": {}}), "nobody", "owed")
    code, told = amends("substitute", "check", incident.ref, "--cost-per-notice", "1.20")
    (law,) = [law for law in told["laws"] if law["law"].startswith("us-ca/civ-1798-82")]
    assert (code, law["owed"], law["shown"], law["passage"], law["days"]) == (1, True, False, "passed", 30)
    site.pages["/"] = page_of(notice)
    watched = ("substitute", "watch", incident.ref, "--page", site.home, "--says", "1-800-555-0100", "--once")
    measured = ("--measured-by", "halina", "--first-screen", "--link-px", "18", "--text-px", "16")
    code, told = amends(*watched, *measured)
    assert (code, told["found"], told["measured"], told["why_not"]) == (0, True, True, "")
    code, told = amends("substitute", "proof", incident.ref)
    assert (code, told["pages"][0]["missing"], told["pages"][0]["days_asked"]) == (1, ["30 of 30 days"], 30)
    assert any("style sheets" in item for item in told["not_checked"])


def test_page_without_the_notice_is_exit_one(incident: Incident, notice: NoticeVersion, site: Site) -> None:
    site.pages["/"] = "<p>Sale!</p>"
    code, told = amends("substitute", "watch", incident.ref, "--page", site.home, "--says", "Notice", "--once")
    assert (code, told["found"], told["why_not"][:8]) == (1, False, "missing:")
    assert amends("substitute", "watch", incident.ref, "--page", site.home, "--end", "moved", "--once")[0] == 0


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("check", "INC-NONE"), "incident.unknown"),
        (("check", "{ref}"), "substitute.not_planned"),
        (("check", "{ref}", "--cost-per-notice", "much"), "substitute.bad_cost"),
        (("watch", "{ref}", "--page", "x", "--says", "y"), "substitute.bad_page"),
        (("watch", "{ref}", "--page", "https://bank.example/"), "substitute.nothing_wanted"),
        (("watch", "{ref}", "--page", "https://bank.example/", "--says", "y", "--text", "zz"), "substitute.which_text"),
    ],
)
def test_bad_input_is_exit_two_with_one_error(
    incident: Incident, notice: NoticeVersion, words: tuple[str, ...], error: str
) -> None:
    code, told = amends("substitute", *(word.replace("{ref}", incident.ref) for word in words))
    assert (code, told["error"]["code"]) == (2, error)


def test_text_is_sent_by_its_provider(incident: Incident, notice: NoticeVersion, tmp_path: Path) -> None:
    begin_incident_key(incident.ref)
    place = "https://bank.example/notices"
    via = f"web+file://{tmp_path}/pages?base={place}&title=Notices&author=Bank"
    words = ("texts", "publish", incident.ref, notice.content_sha256[:12], place, "--via")
    code, told = amends(*words, via)
    assert code == 0, told
    assert (told["sent"]["outcome"], told["published_at"]) == ("accepted", [place])
    assert (tmp_path / "pages" / told["sent"]["ref"]).is_file()
    code, told = amends(*words, f"smsfile://{tmp_path}")
    assert (code, told["error"]["code"].partition(".")[0]) == (2, "provider")
