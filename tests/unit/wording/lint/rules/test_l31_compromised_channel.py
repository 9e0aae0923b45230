"""L31: neither the notice nor its words use a channel that the thieves control."""

from __future__ import annotations

import msgspec
import pytest
from lint_cases import FACTS, cases, found

from amends.wording.lint.channelnames import channel_named

_BOX = "Ihr.Postfach@bankpolnocny.example"


def _facts(*channels: str) -> object:
    return msgspec.structs.replace(FACTS, compromised_channels=frozenset(channels))


@pytest.mark.parametrize("channel", ["email", "post", "sms", "web", "social", "press"])
@pytest.mark.parametrize("language", ["de", "en", "es", "fa", "fr", "it", "pl", "uk"])
def test_notice_by_a_compromised_channel_is_an_error(channel: str, language: str) -> None:
    [finding] = found("L31", "2026", language, channel=channel, facts=_facts(channel))
    assert finding.severity == "error"
    assert finding.start is finding.text is None
    other = "post" if channel != "post" else "email"
    assert found("L31", "2026", language, channel=other, facts=_facts(channel)) == []


@pytest.mark.parametrize(("name", "channel"), [("E-Mail", "email"), ("phone", "voice"), ("SMS", "sms"), ("fax", "fax")])
def test_names_of_channels_are_understood(name: str, channel: str) -> None:
    assert channel_named(name) == channel


@pytest.mark.parametrize("language", ["de", "en", "es", "fa", "fr", "it", "pl", "uk"])
def test_own_mailbox_is_an_error_where_mail_is_compromised(language: str) -> None:
    [finding] = found("L31", f"X: {_BOX}.", language, channel="post", facts=_facts("email"))
    assert finding.text == _BOX
    assert found("L31", "X: report@police.example.", language, channel="post", facts=_facts("email")) == []
    assert found("L31", f"X: {_BOX}.", language, channel="post", facts=_facts("sms")) == []


@pytest.mark.parametrize("language", ["de", "en", "es", "fa", "fr", "it", "pl", "uk"])
def test_own_site_is_an_error_where_it_is_compromised(language: str) -> None:
    text = "https://bankpolnocny.example/check https://www.gov.pl/zastrzez-pesel"
    [finding] = found("L31", text, language, channel="post", facts=_facts("web"))
    assert finding.text == "https://bankpolnocny.example/check"


@pytest.mark.parametrize("kind", ["email", "sms", "voice", "web"])
@pytest.mark.parametrize(("language", "sentence"), cases("l31", "faults"))
def test_words_that_send_people_there_are_an_error(language: str, sentence: str, kind: str) -> None:
    name, _, words = sentence.partition(": ")
    findings = found("L31", words, language, channel="post", facts=_facts(kind))
    assert bool(findings) == (name == kind)


@pytest.mark.parametrize(("language", "sentence"), cases("l31", "harmless"))
def test_warnings_against_it_are_let_pass(language: str, sentence: str) -> None:
    facts = _facts("email", "sms", "voice", "web")
    assert found("L31", sentence, language, channel="post", facts=facts) == []
