"""`amends compose` and `amends advise`: every text from a small file of facts, judged, in the form of its channel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from amends.cli import advise as advise_command
from amends.cli import compose as compose_command
from amends.cli.main import app

FACTS = """
incident:
  title: Customer file published
  controller:
    name: Bank Wisła
    established_in: PL
    sectors: [bank]
    brand_domains: [bank.example]
    contact:
      {phone: "+48 22 555 01 00", hours: "24/7", email: help@bank.example, dpo_name: Ewa Z, dpo_email: dpo@bank.example}
  malicious: true
  anchors: {occurred: 2026-06-01T02:00:00+02:00, discovered: 2026-06-03T09:00:00+02:00}
  assessment: {exfiltration: confirmed, cause: web_attack}
remedies: {monitoring_months: 24, card_reissue: true}
cohorts: [{residence: PL, persons: 80000, elements: [name, pesel, card_number, email]}]
"""
WRITTEN = {
    ("alert", "email"): {"notice.txt", "notice.html", "notice.json"},
    ("alert", "post"): {"notice.txt", "notice.pdf", "notice.json"},
    ("alert", "sms"): {"notice.txt", "notice.json"},
    ("alert", "push"): {"notice.txt", "push.json", "notice.json"},
    ("alert", "voice"): {"notice.txt", "notice.ssml", "notice.json"},
    ("holding", "web"): {"notice.txt", "notice.html", "notice.json"},
    ("holding", "social"): {"notice.txt", "notice.json"},
    ("ivr", "voice"): {"notice.txt", "notice.ssml", "ivr.json", "notice.json"},
}


@pytest.fixture(autouse=True, scope="module")
def registered() -> None:
    compose_command.register(app)
    advise_command.register(app)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def composed(facts: Path, template: str, *words: str | Path) -> dict[str, Any]:
    done = run("compose", facts, "--template", template, "--as-of", "2026-06-10T12:00:00+02:00", "--json", *words)
    assert done.exit_code in (0, 1), done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    assert (done.exit_code == 1) == (answer["lint"]["verdict"] == "block")
    return answer


@pytest.mark.parametrize("language", ["de", "en", "fa", "pl"])
@pytest.mark.parametrize("template", ["alert", "reissue", "holding", "media", "faq", "status_update", "update"])
def test_texts_for_people_and_public_are_not_blocked(facts: Path, template: str, language: str) -> None:
    channel = "email" if template in ("alert", "reissue", "update") else "web"
    answer = composed(facts, template, "--lang", language, "--channel", channel)
    assert [item for item in answer["lint"]["findings"] if item["severity"] == "error"] == []


@pytest.mark.parametrize(("template", "channel"), WRITTEN)
def test_each_channel_has_its_form(facts: Path, tmp_path: Path, template: str, channel: str) -> None:
    out = tmp_path / "out"
    composed(facts, template, "--channel", channel, "--out", out)
    assert {path.name for path in out.iterdir()} == WRITTEN[template, channel]
    assert all(path.stat().st_size for path in out.iterdir())


def test_every_sentence_of_every_text_names_its_facts_or_is_fixed_or_advice(facts: Path) -> None:
    book = {"controller.name", "anchor.occurred", "assessment.cause"}
    notice = composed(facts, "alert")["notice"]
    keys = {
        ref.rpartition("@")[0] for block in notice["blocks"] for item in block["sentences"] for ref in item["facts"]
    }
    assert book <= keys
    assert all(item["kind"] != "fact" or item["facts"] for block in notice["blocks"] for item in block["sentences"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--template", "nothing"), "compose.template"),
        (("--elements", "unicorn"), "element.unknown"),
        (("--template", "holding", "--audience", "adult"), "wording.audience"),
        (("--elements", ""), "wording.nothing_exposed"),
    ],
)
def test_bad_requests_are_one_clear_error(facts: Path, words: tuple[str, ...], code: str) -> None:
    done = run("compose", facts, *words)
    assert done.exit_code in (1, 2)
    assert code in done.output + (done.stderr or "")


def test_templates_are_listed_with_whom_they_address(facts: Path) -> None:
    rows = json.loads(run("compose", facts, "--list", "--json").stdout)
    assert {"template": "not_affected", "speaks_to": ["adult", "guardian", "next_of_kin"]} in rows
    assert not [row for row in rows if row["template"].endswith(("_sms", "_push", "_voice"))]


def test_advice_shows_the_strength_of_its_evidence_and_promises_no_paradox(facts: Path) -> None:
    answer = json.loads(run("advise", facts, "--json").stdout)
    strengths = {item["finding"]["strength"] for piece in answer["strategies"] for item in piece["evidence"]}
    assert strengths <= {"strong", "moderate", "weak", "anecdote"}
    assert strengths
    text = run("advise", facts).stdout
    assert "Do not expect that people will be more loyal than before" in " ".join(text.split())
