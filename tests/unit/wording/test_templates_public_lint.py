"""Our own linter reads the texts for public and press; in the others it looks for what no text may hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from public_requests import TEXTS, rich, rich_case, sparse
from wording_requests import LANGUAGES

from amends.core.channels import Channel
from amends.wording import Audience, Notice, NoticeRequest, compose
from amends.wording.lint import (
    Beside,
    LintFacts,
    Parallel,
    Report,
    Severity,
    StructuredNotice,
    StructuredSentence,
    lint,
)
from amends.wording.model import BlockKind, Kind

_STATEMENTS = ("holding", "media", "status_update", "substitute", "faq")
_REPLIES = tuple(name for name in TEXTS if name.startswith("social_") or name == "holding_social")
_INSIDE = ("staff_briefing", "agent_script", "regulator", "ivr")
# Faults in a text of any kind: comfort about money, hedges, belittling, selling, threats, asking for secrets.
_ANYWHERE = frozenset({"L04", "L05", "L06", "L07", "L19", "L20", "L21", "L22", "L24", "L25", "L30"})


def as_markdown(notice: Notice) -> str:
    lines = [f'---\nsubject: "{notice.subject.text}"\n---']
    for block in notice.blocks:
        lead = "#" * block.level + " " if block.kind is BlockKind.HEADING else ""
        lines += [lead + block.text] if block.text else []
        lines += ["\n".join(f"- {line.label}" for line in block.elements)] if block.elements else []
        steps = [f"{n}. {a.do} {a.why} {a.by}. {a.takes}" for n, a in enumerate(block.actions, 1)]
        lines += ["\n".join(steps)] if steps else []
    return "\n\n".join(lines)


def structured(notice: Notice) -> StructuredNotice:
    sentences = tuple(
        StructuredSentence(item.text, item.facts, is_standing=item.kind is not Kind.FACT) for item in notice.sentences()
    )
    return StructuredNotice(sentences, frozenset(notice.facts))


def linted(request: NoticeRequest) -> Report:
    notice, contact = compose(request), rich_case().incident.controller.contact
    facts = LintFacts(
        elements=frozenset(notice.elements) or None,
        status=request.cohort.status,
        controller_name=notice.sender,
        brand_domains=("bank.example",),
        known_addresses=frozenset(f"{who}@bank.example" for who in ("help", "dpo", "press", "security")),
        contact=contact,
    )
    channel = request.channel if request.channel in (Channel.WEB, Channel.PRESS, Channel.SOCIAL) else Channel.WEB
    return lint(
        as_markdown(notice), language=notice.language, channel=str(channel), facts=facts, structured=structured(notice)
    )


def errors(request: NoticeRequest) -> list[tuple[str, str | None, str]]:
    return [(item.rule, item.text, item.why) for item in linted(request).findings if item.severity is Severity.ERROR]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", _STATEMENTS)
def test_statement_has_no_error_when_much_is_known(template: str, language: str) -> None:
    assert errors(rich(template, language=language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", _STATEMENTS)
def test_statement_has_no_error_when_nearly_nothing_is_known(template: str, language: str) -> None:
    assert errors(sparse(template, language=language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_press_statement_has_no_error_on_the_web_nor_the_web_statement_in_the_press(language: str) -> None:
    assert errors(rich("media", language=language, audience=Audience.PUBLIC, channel=Channel.WEB)) == []
    assert errors(rich("holding", language=language, audience=Audience.PRESS, channel=Channel.PRESS)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", _REPLIES)
def test_post_that_leads_to_our_page_has_no_error(template: str, language: str) -> None:
    assert errors(rich(template, language=language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", _INSIDE)
def test_text_for_staff_hotline_and_authority_breaks_no_rule_that_holds_for_any_text(
    template: str, language: str
) -> None:
    for request in (sparse(template, language=language), rich(template, language=language)):
        assert [item for item in errors(request) if item[0] in _ANYWHERE] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", _STATEMENTS)
def test_statement_is_easy_to_read(template: str, language: str) -> None:
    hard = [item.why for item in linted(rich(template, language=language)).findings if item.rule in ("L09", "L10")]
    assert hard == []


# Without the steps, whose words are those of the action tables and not of these templates.
@pytest.mark.parametrize(
    ("template", "known"), [(name, sparse) for name in _STATEMENTS] + [(name, rich) for name in ("media", *_REPLIES)]
)
def test_dates_numbers_and_links_are_equal_in_every_language(
    template: str, known: Callable[..., NoticeRequest]
) -> None:
    notices = {language: compose(known(template, language=language, residence="DE")) for language in LANGUAGES}
    others = tuple(
        Parallel(language=language, text=as_markdown(notice))
        for language, notice in notices.items()
        if language != "en"
    )
    facts = LintFacts(brand_domains=("bank.example",), controller_name="Bank Wisła S.A.")
    report = lint(
        as_markdown(notices["en"]),
        language="en",
        channel="web",
        facts=facts,
        structured=structured(notices["en"]),
        beside=Beside(parallels=others),
    )
    assert [(item.text, item.why) for item in report.findings if item.rule == "L26"] == []
    assert "L26" not in report.measures.not_judged
