"""What is said around the matter: meanings near one another, in no fixed words."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from amends.triage import Intent, Sensitive, read_message
from amends.triage.lexicon import LANGUAGES, read_list
from amends.triage.meanings import rules

ROUGH = Path(__file__).resolve().parents[3] / "benchmarks" / "triage" / "rough.yaml"


def kinds(text: str) -> set[Sensitive]:
    return {found.kind for found in read_message(text).sensitive}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("everyone would be better off without me", Sensitive.THREAT_TO_SELF),
        ("I'm just a burden to my kids and I can't see a way out", Sensitive.THREAT_TO_SELF),
        ("nie widzę już sensu", Sensitive.THREAT_TO_SELF),
        ("jestem dla dzieci tylko ciezarem", Sensitive.THREAT_TO_SELF),
        ("ich kann nicht mehr", Sensitive.THREAT_TO_SELF),
        ("ab morgen fall ich keinem mehr zur last", Sensitive.THREAT_TO_SELF),
        ("دیگر نمی‌کشم", Sensitive.THREAT_TO_SELF),
        ("برای بچه‌هام فقط سربارم", Sensitive.THREAT_TO_SELF),
        ("He will know where I live now", Sensitive.VIOLENCE),
        ("my ex has my new address because of you", Sensitive.VIOLENCE),
        ("moj byly ma przez was moj nowy adres", Sensitive.VIOLENCE),
        ("mein ex hat wegen euch meine neue adresse", Sensitive.VIOLENCE),
        ("حالا می‌فهمد کجا زندگی می‌کنم", Sensitive.VIOLENCE),
        ("I can't feed my kids this week", Sensitive.LOSS_OF_LIVELIHOOD),
        ("the salary account is empty and rent is tomorrow", Sensitive.LOSS_OF_LIVELIHOOD),
        ("konto z pensja puste a jutro czynsz", Sensitive.LOSS_OF_LIVELIHOOD),
        ("gehaltskonto leer und morgen ist die miete fällig", Sensitive.LOSS_OF_LIVELIHOOD),
        ("پوشک تموم شده یارانه هم رفت", Sensitive.LOSS_OF_LIVELIHOOD),
        ("i come in person on friday and you will all regret it", Sensitive.THREAT_TO_OTHERS),
        ("der brief war für meinen mann. er ist seit ostern nicht mehr bei uns", Sensitive.BEREAVEMENT),
        ("mama weiß nix davon, gleich is mathe", Sensitive.MINOR),
        ("nie mam jak wykupic lekow na serce, od niedzieli nic nie biore", Sensitive.HEALTH_EMERGENCY),
    ],
)
def test_what_is_said_indirectly_is_heard(text: str, kind: Sensitive) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "your app is killing me",
        "I'm dying to know whether I'm on the list",
        "this is the end of my patience",
        "I can't go on explaining this to every new agent",
        "to juz koniec mojej cierpliwosci",
        "nie widze sensu dzwonic kolejny raz na infolinie",
        "ich kann eure ausreden nicht mehr hören",
        "ich will schluss machen mit dem vertrag",
        "دیگه صبرم تموم شد",
        "You will regret this, see you in court, my lawyer is writing",
    ],
)
def test_angry_letters_are_no_cry_for_help(text: str) -> None:
    assert kinds(text) == set()


def test_meanings_far_apart_say_nothing_together() -> None:
    near = "my ex has the new address"
    far = "my ex likes football. " + "We went there every week. " * 6 + "Is the new address of the branch open?"
    assert Sensitive.VIOLENCE in kinds(near)
    assert kinds(far) == set()


def test_what_a_rule_finds_is_not_sure_enough_for_a_machine_to_answer() -> None:
    found = read_message("plastic snapped in half. replacment how long?").intents[0]
    assert found.intent is Intent.NEW_CARD
    assert found.certainty < read_list("automatic", dict[str, object])["sure"]  # type: ignore[operator]


def test_refusal_before_a_rule_is_heard() -> None:
    assert read_message("I do not want another card").intent is not Intent.NEW_CARD


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_meaning_that_the_rules_name(language: str) -> None:
    listed = read_list(f"meanings/{language}", dict[str, tuple[str, ...]])
    known: Mapping[object, object] = {**rules().sensitive, **rules().intents}
    named = {
        name
        for many in known.values()
        for rule in many  # type: ignore[attr-defined]
        for slot in (*rule.all, *rule.unless)
        for name in slot.split("|")
    }
    assert named == set(listed)
    assert all(listed.values())


def test_working_point_has_an_owner_and_a_reason() -> None:
    assert rules().owner
    assert "life" in rules().reason


def rough(language: str) -> list[dict[str, object]]:
    return [row for row in yaml.safe_load(ROUGH.read_text(encoding="utf-8")) if row["language"] == language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rough_set_keeps_what_was_measured(language: str) -> None:
    rows = [(row, read_message(str(row["text"]))) for row in rough(language)]
    indirect = [reading.goes_to_person_first for row, reading in rows if row.get("indirect")]
    ordinary = [reading.goes_to_person_first for row, reading in rows if not row.get("sensitive")]
    right = [str(reading.intent) in row["intents"] for row, reading in rows]  # type: ignore[operator]
    assert sum(indirect) >= 0.9 * len(indirect)
    assert sum(ordinary) <= 2
    assert sum(right) >= 0.75 * len(right)


@pytest.mark.parametrize(
    "text",
    [
        "Ich komme vorbei und stech den Nächstbesten ab.",
        "Morgen stech ich die Mitarbeiter nieder.",
    ],
)
def test_a_threat_with_a_parted_verb_is_heard_whomever_it_names(text: str) -> None:
    assert Sensitive.THREAT_TO_OTHERS in {found.kind for found in read_message(text).sensitive}


@pytest.mark.parametrize(
    "text",
    [
        "Wir sind umgezogen, wo ändere ich die Adresse im Konto?",
        "Ich hab beinahe einen Herzinfarkt bekommen, als die SMS kam.",
        "I nearly had a heart attack reading your letter.",
        "Your chatbot will be the death of me.",
        "salam, sal pish hesabamo bastam",
    ],
)
def test_moving_house_and_a_manner_of_speaking_are_no_alarm(text: str) -> None:
    assert not read_message(text).sensitive
