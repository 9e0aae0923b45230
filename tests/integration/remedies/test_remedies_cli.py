"""``amends remedies``: a plan, cards out and back, codes taken in, given and redeemed, and what cannot be used."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from amends.apps.looks.models import Look
from amends.apps.remedies.models import Card
from amends.cli import remedies as command
from amends.config.home import begin_incident_key

from .conftest import Planned, cards_csv

OFFER = ("--provider", "Watch", "--months", "24", "--redeem-by", "2099-12-31")


@pytest.fixture
def world(planned: Planned, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Planned:
    """An incident whose keys lie in a working folder of its own."""
    monkeypatch.setattr("amends.cli.remedies.boot", lambda: None)
    monkeypatch.setenv("AMENDS_HOME", str(tmp_path / "home"))
    begin_incident_key(planned.incident.ref)
    return planned


def amends(*words: str, code: int = 0, as_json: bool = True) -> Any:
    """What the command prints; in this process."""
    app = typer.Typer()
    command.register(app)
    done = CliRunner().invoke(app, ["remedies", *words, *(("--json",) if as_json else ())])
    assert done.exit_code == code, done.output
    return json.loads(done.stdout) if as_json else done.stdout


def test_plan_says_what_each_segment_is_owed_and_progress_where_it_stands(world: Planned) -> None:
    planned = amends("plan", world.incident.ref)
    assert planned["ok"] is True
    owed = {(row["residence"], row["code"]): row["persons"] for row in planned["plan"]["owed"]}
    assert {place for place, _ in owed} == {"PL", "US-CT"}
    assert max(owed.values()) == 30
    stands = amends("progress", world.incident.ref)
    assert (stands["ok"], stands["progress"]["unmet_wishes"]) == (True, 0)
    assert "people" in amends("plan", world.incident.ref, as_json=False)


def test_cards_are_listed_ordered_once_and_their_results_taken_twice(world: Planned) -> None:
    ref = world.incident.ref
    amends("plan", ref)
    cards = world.write("cards.csv", cards_csv(range(1, 6)))
    assert amends("cards", "list", ref, str(cards))["listing"]["listed"] == 5
    assert amends("cards", "list", ref, str(cards))["listing"]["known"] == 5
    [batch] = amends("cards", "export", ref, "--out", str(world.folder / "out"))["batches"]
    orders = list(csv.DictReader(Path(batch["file"]).read_text(encoding="utf-8").splitlines()))
    assert len(orders) == batch["orders"] == 5
    assert amends("cards", "export", ref, "--out", str(world.folder / "out"))["batches"] == []
    first, now = orders[0], datetime.now(UTC).isoformat()
    results = world.write(
        "results.csv",
        f"result_id,order_id,token,state,at\nR-00001,{first['order_id']},{first['token']},flown,{now}\n",
    )
    assert amends("cards", "import", ref, str(results), code=2)["error"]["code"] == "cards.results"
    results.write_text(results.read_text(encoding="utf-8").replace("flown", "personalised"), encoding="utf-8")
    assert amends("cards", "import", ref, str(results))["taken"]["moved"] == 1
    assert amends("cards", "import", ref, str(results))["taken"]["known"] == 1
    assert Card.objects.filter(state="personalised").count() == 1
    unknown = world.write(
        "more.csv",
        "result_id,order_id,token,state,at\nR-00002,ORD-00000000,tok_9999x,personalised,2026-06-10T10:00:00Z\n",
    )
    assert amends("cards", "import", ref, str(unknown), code=1)["ok"] is False


def test_codes_are_taken_in_given_once_and_marked_redeemed(world: Planned) -> None:
    ref = world.incident.ref
    amends("plan", ref)
    pool = world.write("codes.csv", "code\n" + "".join(f"AAAA-{n:04d}\n" for n in range(5)))
    assert amends("codes", "import", ref, str(pool), *OFFER)["codes"] == 5
    why = ("--reason", "The person calls.")
    given = amends("codes", "give", ref, "C-31", *why)
    assert given["months"] == 24
    assert amends("codes", "give", ref, "C-31", *why)["code"] == given["code"]
    assert Look.objects.count() == 2
    used = world.write("used.csv", f"code,redeemed_at\n{given['code']},{datetime.now(UTC).isoformat()}\n")
    assert amends("codes", "redeemed", str(used))["taken"]["redeemed"] == 1
    assert amends("codes", "redeemed", str(used))["taken"]["known"] == 1
    strange = world.write("strange.csv", "code,redeemed_at\nZZZZ-0000,2026-06-20T10:00:00+02:00\n")
    assert amends("codes", "redeemed", str(strange), code=1)["taken"]["unknown"] == 1


def test_steps_of_a_place_say_which_sources_nobody_opened() -> None:
    found = amends("steps", "--residence", "PL", "--elements", "pesel")
    assert [row["id"] for row in found["steps"]] == ["pl-pesel", "pl-bik"]
    assert found["old_sources"] == ["pl-bik"]


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("plan", "INC-0000000"), "incident.unknown"),
        (("progress", "INC-0000000"), "incident.unknown"),
        (("steps", "--residence", "Atlantis"), "place.unknown"),
        (("cards", "list", "{ref}", "missing.csv"), "remedies.no_file"),
        (("cards", "import", "{ref}", "missing.csv"), "remedies.no_file"),
        (("codes", "import", "{ref}", "missing.csv", *OFFER), "remedies.no_file"),
        (("codes", "import", "{ref}", "{pool}", "--provider", "W", "--months", "1", "--redeem-by", "June"),
         "remedies.bad_day"),
        (("codes", "give", "{ref}", "C-31", "--reason", ""), "look.reason"),
        (("codes", "redeemed", "missing.csv"), "remedies.no_file"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_clear_error(world: Planned, words: tuple[str, ...], error: str) -> None:
    names = {"ref": world.incident.ref, "pool": world.write("pool.csv", "code\nAAAA-0001\n")}
    told = amends(*(word.format(**names) for word in words), code=2)
    assert list(told) == ["error"]
    assert told["error"]["code"] == error


def test_offer_with_strings_attached_is_refused(world: Planned) -> None:
    pool = world.write("codes.csv", "code\nAAAA-0001\n")
    words = ("codes", "import", world.incident.ref, str(pool), *OFFER, "--needs-payment-card")
    told = amends(*words, code=1)
    assert list(told) == ["error"]
