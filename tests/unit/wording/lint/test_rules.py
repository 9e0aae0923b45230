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


def test_rules_of_the_issue_are_found_by_where_they_are() -> None:
    assert [rule.RULE for rule in all_rules()] == ["L03", "L04", "L05", "L07", "L12", "L17", "L19", "L24", "L25"]


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
    assert facts.status is CohortStatus.POSSIBLE
    assert facts.known_addresses == {"dpo@law.example"}


def test_doubt_about_possible_people_is_a_warning_unless_reason_and_date_are_given() -> None:
    facts = _with(status=CohortStatus.POSSIBLE)
    doubt = CLEAN.replace("and copied data about you", "and your data may have been copied")
    reason = "We do not yet know because we are still checking the logs. We will write again by 9 June."
    assert "L05" in _rules(doubt, facts, severity="warning")
    assert "L05" not in _rules(doubt, facts)
    assert "L05" not in _rules(doubt.replace("We are sorry.", reason), facts, severity="warning")


def test_hidden_address_is_only_a_warning_on_the_brands_own_page() -> None:
    text = CLEAN.replace("https://bankpolnocny.example/check", "[this page](https://bankpolnocny.example/check)")
    assert "L19" in _rules(text)
    assert "L19" not in _rules(text, channel="web")
    assert "L19" in _rules(text, channel="web", severity="warning")


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
    with pytest.raises(InputError, match="de, en, fa, pl"):
        lint("x", language="fr", channel="email", facts=FACTS)
    with pytest.raises(InputError, match="press"):
        lint("x", language="en", channel="fax", facts=FACTS)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "---\n", "\x00" * 50, "(" * 20000, "a." * 20000, "{{" * 20000])
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
