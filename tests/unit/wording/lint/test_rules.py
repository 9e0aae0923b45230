"""What the planted faults do not show: channels, doubt with a reason, missing inputs, hostile text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import msgspec
import pytest

from amends.core.case import parse_case
from amends.core.case.model import CohortStatus
from amends.core.errors import InputError
from amends.wording.lint import LintFacts, StructuredNotice, StructuredSentence, Verdict, facts_of, languages, lint
from amends.wording.lint.domains import parse_target, same_address
from amends.wording.lint.engine import all_rules
from amends.wording.lint.lexicon import lexicon
from amends.wording.lint.links import find_links

CLEAN = (Path(__file__).parent / "notices" / "clean.en.md").read_text(encoding="utf-8")
ELEMENTS = frozenset({"name", "pesel", "id_card", "card_number", "card_expiry"})
FACTS = LintFacts(elements=ELEMENTS, sectors=("bank",), brand_domains=("bankpolnocny.example",))


def _rules(text: str, facts: LintFacts = FACTS, channel: str = "email", severity: str = "error") -> set[str]:
    report = lint(text, language="en", channel=channel, facts=facts)
    return {finding.rule for finding in report.findings if finding.severity == severity}


def _with(**changes: object) -> LintFacts:
    return msgspec.structs.replace(FACTS, **changes)


def test_rules_are_found_by_where_they_are_and_each_has_its_own_number() -> None:
    numbers = [rule.RULE for rule in all_rules()]
    assert numbers == sorted(set(numbers))
    assert {"L03", "L04", "L05", "L07", "L12", "L17", "L19", "L24", "L25"} <= set(numbers)
    for rule in all_rules():
        assert Path(rule.__file__).name.startswith(rule.RULE.lower() + "_")
        assert rule.SOURCE


def test_every_lexicon_has_the_same_sections_and_elements() -> None:
    english = lexicon("en")
    for language in languages():
        assert lexicon(language).sections.keys() == english.sections.keys()
        assert lexicon(language).elements.keys() == english.elements.keys()
        assert all(entry.group.source for group in lexicon(language).sections.values() for entry in group)


def test_answer_has_the_promised_shape() -> None:
    report = msgspec.to_builtins(lint("Your money is safe.", language="en", channel="email", facts=FACTS))
    assert set(report) == {"verdict", "findings", "measures"}
    assert set(report["findings"][0]) == {"rule", "severity", "start", "end", "text", "why", "source", "fix"}
    assert report["verdict"] == "block"


def test_elements_are_not_judged_while_nobody_knows_them() -> None:
    report = lint("Hello.", language="en", channel="email", facts=_with(elements=None))
    assert "L03" in report.measures.not_judged
    assert all(finding.rule != "L03" for finding in report.findings)


def test_facts_of_a_case_are_the_union_of_its_cohorts() -> None:
    text = """
incident: {controller: {name: B, brand_domains: [b.example], contact: {dpo_email: Dpo@law.example}}}
cohorts:
  - {residence: PL, persons: 1, elements: [name]}
  - {residence: DE, persons: 1, elements: [iban], status: possible}
"""
    facts = facts_of(parse_case(text, name="x"))
    assert facts.elements == {"name", "iban"}
    assert set(facts.segments) == {frozenset({"name"}), frozenset({"iban"})}
    assert facts.status is CohortStatus.POSSIBLE
    assert facts.known_addresses == {"dpo@law.example"}


def test_doubt_about_possible_people_is_a_warning_unless_reason_and_date_are_given() -> None:
    facts = _with(status=CohortStatus.POSSIBLE)
    doubt = CLEAN.replace("and copied data about you", "and your data may have been copied")
    reason = "We do not yet know because we are still checking the logs. We will write again by 9 June."
    assert "L05" in _rules(doubt, facts, severity="warning")
    assert "L05" not in _rules(doubt, facts)
    assert "L05" not in _rules(doubt.replace("We are sorry.", reason), facts, severity="warning")


def test_text_of_a_link_that_describes_its_place_is_a_note() -> None:
    text = CLEAN.replace("https://bankpolnocny.example/check", "[this page](https://bankpolnocny.example/check)")
    assert "L19" not in _rules(text) | _rules(text, severity="warning")
    assert "L19" in _rules(text, severity="note")


def test_stranger_is_only_a_warning_where_the_facts_name_no_domain_of_the_brand() -> None:
    assert "L19" not in _rules(CLEAN, _with(brand_domains=()))
    assert "L19" in _rules(CLEAN, _with(brand_domains=()), severity="warning")
    hidden = CLEAN.replace("https://bankpolnocny.example/check", "https://bit.ly/3xYzAbC")
    assert "L19" in _rules(hidden, _with(brand_domains=()))


def test_short_message_that_leads_to_a_page_answers_what_fits() -> None:
    told = "Bank Polnocny: your name, PESEL, ID card, card number and its expiry date were stolen. You are affected."
    assert _rules(f"{told} What to do: https://bankpolnocny.example/incident", channel="sms") == set()
    assert {"L12", "L17"} <= _rules(told, channel="sms")
    bare = "Bank Polnocny: your data was stolen. See https://bankpolnocny.example/incident"
    assert _rules(bare, channel="sms") == set()
    assert "L03" in _rules(bare, channel="sms", severity="warning")


def test_card_and_account_are_asked_of_those_whose_card_or_account_was_exposed() -> None:
    text = CLEAN.partition("## Do I get a new card?")[0]
    assert "L17" in _rules(text)
    without = _with(elements=frozenset({"name", "pesel", "id_card"}))
    bare = text.replace("- your payment card number and its expiry date\n", "")
    assert _rules(bare, without) == set()
    assert "L17" in _rules(bare, without, severity="warning")


def test_notice_names_all_that_one_segment_lost_and_may_name_what_another_lost() -> None:
    facts = _with(elements=ELEMENTS | {"iban"}, segments=(ELEMENTS, frozenset({"name", "iban"})))
    assert "L03" not in _rules(CLEAN, facts)
    assert "L03" not in _rules(CLEAN.replace("- your PESEL number\n", "- your IBAN\n"), facts)
    assert "L03" in _rules(CLEAN.replace("- your PESEL number\n", ""), facts)
    assert "L03" in _rules(CLEAN.replace("- your PESEL", "- your passport number\n- your PESEL"), facts)
    one = msgspec.structs.replace(facts, elements=ELEMENTS)
    assert "L03" in _rules(CLEAN.replace("- your PESEL number\n", "- your IBAN\n"), one)
    report = lint(CLEAN, language="en", channel="email", facts=facts)
    assert "2 segments" in report.measures.not_judged["L03 by segment"]


def test_heading_that_tells_of_the_theft_does_not_excuse_a_text_that_opens_with_the_money() -> None:
    text = CLEAN.replace("Dear Anna Kowalska,", "# Your data was stolen\n\nYour money is safe.")
    assert _rules(text) == {"L04"}


def test_what_a_bare_text_cannot_show_is_said_not_to_be_judged() -> None:
    report = lint(CLEAN, language="en", channel="email", facts=FACTS)
    there = {rule.RULE for rule in all_rules()}
    assert {"L01", "L02", "L25", "L26", "L29", "L32"} & there <= report.measures.not_judged.keys()
    assert "L25" in there


def test_step_whose_verb_is_in_no_list_is_a_step() -> None:
    text = CLEAN.replace("2. Report your identity card", "2. Zap your identity card")
    report = lint(text, language="en", channel="email", facts=FACTS)
    assert report.findings == ()
    assert report.measures.numbered_actions == 3


def test_numbered_list_of_data_is_no_list_of_steps() -> None:
    steps = re.compile(r"^[123]\. .*\n", re.MULTILINE)
    text = steps.sub("", CLEAN).replace("- your ", "1. your ")
    assert "L12" in _rules(text)


@pytest.mark.parametrize("text", ["---\n", "---\nsubject: x\nDear Ann,\n", "---\n- a\n---\nhi", "---\nhello\n---\nhi"])
def test_front_matter_that_is_open_or_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        lint(text, language="en", channel="email", facts=FACTS)
    assert refused.value.code == "lint.front_matter"


def test_short_message_needs_no_numbered_list_but_must_say_what_to_do() -> None:
    told = "Bank Polnocny: your name, PESEL, ID card number, card number and its expiry date were stolen on 20 May."
    assert _rules(f"{told} Reserve your PESEL now. bankpolnocny.example/x", channel="sms") == set()
    assert "L12" in _rules(told, channel="sms")


def test_hospital_without_cards_is_warned_and_not_blocked_about_cards() -> None:
    text = CLEAN.replace(
        "## Do I get a new card?\n\nWe have blocked your card. A new one will reach", "The letter will reach"
    )
    facts = _with(elements=frozenset({"name", "medical"}), sectors=("health",))
    assert "L17" not in _rules(text, facts)
    assert "L17" in _rules(text, facts, severity="warning")
    assert "L17" in _rules(text)


def test_mail_of_the_controllers_own_contact_may_lie_elsewhere() -> None:
    text = CLEAN + "\nWrite to dpo@law.example.\n"
    assert "L19" in _rules(text)
    assert "L19" not in _rules(text, _with(known_addresses=frozenset({"dpo@law.example"})))


def test_structured_notice_blocks_on_a_fact_that_is_not_current() -> None:
    sentence = "We found out on 1 June 2026."
    text = CLEAN.replace("We are sorry.", sentence)
    for cited, current, severity in (
        (("anchor.aware@1",), {"anchor.aware@2"}, "error"),
        (("anchor.aware",), {"anchor.aware@2"}, "error"),
        ((), {"anchor.aware@2"}, "warning"),
        (("anchor.aware@2",), {"anchor.aware@2"}, None),
    ):
        notice = StructuredNotice((StructuredSentence(sentence, cited),), frozenset(current))
        report = lint(text, language="en", channel="email", facts=FACTS, structured=notice)
        found = [finding for finding in report.findings if finding.rule == "L25"]
        assert [finding.severity for finding in found] == ([severity] if severity else [])
        assert all(finding.text == sentence for finding in found)


def test_bare_text_is_not_judged_for_fact_versions() -> None:
    assert "L25" in lint(CLEAN, language="en", channel="email", facts=FACTS).measures.not_judged


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See e.g. m.in. z.B. 05.2026 report.pdf and sp. z o.o. now.Please", []),
        ("Go to www.bank.example, or bank.example/a(b).", ["https://www.bank.example", "https://bank.example/a(b"]),
        ("[a](https://x.example) <https://y.example>", ["https://x.example", "https://y.example"]),
        ("[a][1]\n\n[1]: https://x.example", ["https://x.example"]),
        ("Write to a.b@x.example!", ["mailto:a.b@x.example"]),
    ],
)
def test_addresses_are_told_from_abbreviations(text: str, targets: list[str]) -> None:
    found = [link for link in find_links(text) if not link.shown.startswith("[1]")]
    assert list(dict.fromkeys(link.target for link in found)) == targets


def test_visible_address_may_leave_out_the_scheme_and_www() -> None:
    target = parse_target("https://www.bank.example/check/")
    assert target is not None
    assert same_address("bank.example/check", target)
    assert not same_address("bank.example/other", target)


def test_unknown_language_and_channel_are_refused_with_the_list() -> None:
    with pytest.raises(InputError, match="de, en, es, fa, fr, it, pl, uk"):
        lint("x", language="xx", channel="email", facts=FACTS)
    with pytest.raises(InputError, match="press"):
        lint("x", language="en", channel="fax", facts=FACTS)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "--\n", "\x00" * 50, "(" * 20000, "a." * 20000, "{{" * 20000])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_hostile_text_is_judged_and_offsets_hold(text: str, language: str) -> None:
    started = time.monotonic()
    report = lint(text, language=language, channel="email", facts=FACTS)
    assert report.verdict is Verdict.BLOCK
    assert all(item.start is None or item.text == text[item.start : item.end] for item in report.findings)
    assert time.monotonic() - started < 20


def test_offsets_count_code_points_of_the_file_with_its_mark_and_emoji() -> None:
    text = "\ufeff😀😀 Dear Ann,\n\nThis is an isolated incident."
    found = [item for item in lint(text, language="en", channel="email", facts=FACTS).findings if item.rule == "L07"]
    assert [text[item.start : item.end] for item in found] == ["isolated incident"]
    assert re.search("isolated", text).start() == found[0].start
