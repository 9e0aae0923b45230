"""``amends contact decide`` as a person and a dialler call it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REQUEST: dict[str, Any] = {
    "person": {
        "ref": "C-1",
        "name": "Jan Kowalski",
        "language": "de",
        "residence": "PL",
        "contact_points": {"email": {"verified": True, "address": "jan@post.example"}},
        "account": {"balance": 4711.17, "currency": "PLN", "transactions": []},
    },
    "purpose": "service",
    "legal_basis": "contract",
    "channel": "email",
    "trigger": {"kind": "balance_zero"},
    "at": "2026-06-03T14:00:00+02:00",
}


def _amends(*args: str, home: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from amends.cli.main import run; run()", "contact", "decide", *args]
    environment = {**os.environ, "AMENDS_HOME": str(home)}
    return subprocess.run(
        command, check=False, input=given, capture_output=True, text=True, env=environment, timeout=120
    )


def test_exit_code_and_json_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps(REQUEST), "utf-8")
    allowed = _amends(str(file), "--json", home=tmp_path)
    answer = json.loads(allowed.stdout)
    assert allowed.returncode == 0
    assert set(answer) == {
        "decision", "not_before", "channel", "addressee", "because", "agent_view", "suppressed_alternatives",
        "explanation",
    }  # fmt: skip
    assert set(answer["because"][0]) == {"rule", "version", "citation", "text"}
    assert set(answer["explanation"]) == {"en", "de"}
    assert "4711" not in allowed.stdout

    denied = _amends("-", "--json", home=tmp_path, given=json.dumps({**REQUEST, "purpose": "sales"}))
    assert denied.returncode == 1
    assert json.loads(denied.stdout)["decision"] == "deny"


def test_words_for_a_person_and_yaml_as_well(tmp_path: Path) -> None:
    file = tmp_path / "request.yaml"
    file.write_text(json.dumps({**REQUEST, "channel": "voice"}), "utf-8")
    said = _amends(str(file), home=tmp_path)
    assert said.returncode == 0
    assert said.stdout.startswith("ALLOW by email")
    assert "We may offer help" in said.stdout


@pytest.mark.parametrize(
    ("args", "given", "code"),
    [
        (["-"], "{", "contact.bad_request"),
        (["-"], json.dumps({**REQUEST, "at": "2026-06-03T14:00:00"}), "contact.bad_request"),
        (["nowhere.json"], None, "contact.unreadable"),
        ([], None, "contact.usage"),
        (["-", "--out", "x"], "{}", "contact.usage"),
    ],
)
def test_bad_input_is_one_clear_error(args: list[str], given: str | None, code: str, tmp_path: Path) -> None:
    refused = _amends(*args, "--json", home=tmp_path, given=given)
    assert refused.returncode == 2
    error = json.loads(refused.stdout)["error"]
    assert error["code"] == code
    assert error["where"]
    assert error["fix"]
    assert "Traceback" not in refused.stderr


def _campaign(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            request = {**REQUEST, "id": number, "person": {**REQUEST["person"], "ref": f"C-{number}"}}
            request["purpose"] = "sales" if number % 3 == 0 else "service"
            if number % 5 == 1:
                request |= {"trigger": None, "channel": "voice", "at": "2026-06-03T02:00:00+02:00"}
                request["person"] = {**request["person"], "contact_points": {"voice": {"verified": True}}}
            file.write(json.dumps(request) + "\n")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_campaign_keeps_its_order_and_its_counts_add_up(jobs: str, tmp_path: Path) -> None:
    _campaign(tmp_path / "campaign.jsonl", 1200)
    out = tmp_path / "out"
    done = _amends("--bulk", str(tmp_path / "campaign.jsonl"), "--out", str(out), "--jobs", jobs, home=tmp_path)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in (out / "decisions.jsonl").read_text("utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == list(range(1200))
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["requests"] == 1200 == sum(summary["decisions"].values())
    for decision, count in summary["decisions"].items():
        assert count == sum(answer["decision"] == decision for answer in answers) > 0
        assert sum(summary["deciding_rules"][decision].values()) == count
    with (out / "suppressed.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == summary["decisions"]["deny"] == len({row["ref_digest"] for row in rows})
    text = (out / "suppressed.csv").read_text("utf-8")
    assert "jan@" not in text
    assert "C-" not in text
    assert "Kowalski" not in text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_line_leaves_nothing_half_written(jobs: str, tmp_path: Path) -> None:
    _campaign(tmp_path / "campaign.jsonl", 700)
    with (tmp_path / "campaign.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"person": {}}\n')
    out = tmp_path / "out"
    args = ["--bulk", str(tmp_path / "campaign.jsonl"), "--out", str(out), "--jobs", jobs, "--json"]
    refused = _amends(*args, home=tmp_path)
    assert refused.returncode == 2
    assert "line 701" in json.loads(refused.stdout)["error"]["where"]
    assert list(out.iterdir()) == []


def test_digests_of_the_suppressed_are_the_same_in_the_next_run_and_others_elsewhere(tmp_path: Path) -> None:
    _campaign(tmp_path / "campaign.jsonl", 3)
    lists = []
    for run, home in (("a", "one"), ("b", "one"), ("c", "two")):
        out = tmp_path / run
        _amends("--bulk", str(tmp_path / "campaign.jsonl"), "--out", str(out), home=tmp_path / home)
        lists.append((out / "suppressed.csv").read_text("utf-8"))
    assert lists[0] == lists[1]
    assert lists[0] != lists[2]


def test_record_decides_with_what_is_on_file_and_keeps_it_once(tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps(REQUEST), "utf-8")
    first, again = (json.loads(_amends(str(file), "--record", "--json", home=tmp_path).stdout) for _ in range(2))
    assert first == again
    assert first.pop("kept").startswith("CD-")
    assert set(first) == set(json.loads(_amends(str(file), "--json", home=tmp_path).stdout))
    lines = tmp_path / "campaign.jsonl"
    others = [{**REQUEST, "id": ref, "person": {**REQUEST["person"], "ref": ref}} for ref in ("C-1", "C-2")]
    lines.write_text("".join(json.dumps(other) + "\n" for other in others), "utf-8")
    done = _amends("--bulk", str(lines), "--out", str(tmp_path / "out"), "--record", "--json", home=tmp_path)
    assert done.returncode == 0
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["requests"] == sum(summary["decisions"].values()) == 2
    assert (summary["recorded"]["kept"], summary["recorded"]["kept_before"]) == (2, 0)  # with an id it is another one
    kept = [json.loads(line) for line in (tmp_path / "out" / "decisions.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in kept] == ["C-1", "C-2"]
    assert len({line["kept"] for line in kept}) == 2


@pytest.mark.parametrize(
    ("args", "given", "code"),
    [
        (["-", "--record", "--incident", "INC-NOWHERE"], json.dumps(REQUEST), "incident.unknown"),
        (["-", "--record"], json.dumps({**REQUEST, "person": {"ref": None}}), "contacts.nobody"),
        (["-", "--by", "anna"], json.dumps(REQUEST), "contact.usage"),
        (["--bulk", "bad.jsonl", "--out", "out", "--record"], None, "contacts.nobody"),
        (["--bulk", "bad.jsonl", "--out", "out", "--record", "--jobs", "2"], None, "contact.usage"),
    ],
)
def test_bad_input_records_nothing(args: list[str], given: str | None, code: str, tmp_path: Path) -> None:
    nobody = {**REQUEST, "person": {"ref": " "}}
    (tmp_path / "bad.jsonl").write_text(json.dumps(REQUEST) + "\n" + json.dumps(nobody) + "\n", "utf-8")
    named = [str(tmp_path / one) if one in ("bad.jsonl", "out") else one for one in args]
    refused = _amends(*named, "--json", home=tmp_path, given=given)
    assert refused.returncode == 2
    assert json.loads(refused.stdout)["error"]["code"] == code
    assert not (tmp_path / "out").exists()
