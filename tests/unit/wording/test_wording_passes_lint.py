"""What we compose, our own linter lets pass: every language, channel and status."""

from __future__ import annotations

import pytest
from wording_requests import CODE, LANGUAGES, STOLEN, a_case, a_person, a_request

from amends.core.case.model import Assessment, Cause, CohortStatus, Exfiltration
from amends.core.channels import Channel
from amends.wording import (
    Audience,
    ContentConstraints,
    Notice,
    NoticeCohort,
    NoticeRequest,
    compose,
    render_email,
    render_sms,
)
from amends.wording.lint import LintFacts, Severity, StructuredNotice, StructuredSentence, lint

_ALL_US = "title_notice_of_data_breach headings_california credit_bureau_contacts ftc_contact attorney_general_contact"
_LEGAL = ContentConstraints(required=frozenset(_ALL_US.split()))


def errors(request: NoticeRequest) -> list[tuple[str, str | None]]:
    notice = compose(request)
    facts = LintFacts(
        elements=frozenset(notice.elements),
        status=request.cohort.status,
        controller_name=notice.sender,
        brand_domains=("bank.example",),
        known_addresses=frozenset({"help@bank.example", "dpo@bank.example"}),
    )
    sentences = tuple(StructuredSentence(item.text, item.facts) for item in notice.sentences())
    report = lint(
        as_read(notice),
        language=notice.language,
        channel=str(notice.channel),
        facts=facts,
        structured=StructuredNotice(sentences, frozenset(notice.facts)),
    )
    return [(finding.rule, finding.why) for finding in report.findings if finding.severity is Severity.ERROR]


def as_read(notice: Notice) -> str:
    if notice.channel is Channel.SMS:
        return render_sms(notice, a_person(), CODE)
    content = render_email(notice, a_person(), CODE)
    return f'---\nsubject: "{content.subject}"\n---\n{content.text}'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.SMS])
@pytest.mark.parametrize("status", list(CohortStatus))
@pytest.mark.parametrize("exposed", [STOLEN, ("email", "password"), ("medical",), ("ssn", "driving_licence")])
def test_composed_notice_has_no_error(
    language: str, channel: Channel, status: CohortStatus, exposed: tuple[str, ...]
) -> None:
    cohort = NoticeCohort(residence="PL", elements=exposed, status=status)
    assert errors(a_request(language=language, channel=channel, cohort=cohort)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("cause", [None, *Cause])
def test_no_cause_brings_an_error(language: str, cause: Cause | None) -> None:
    case = a_case(assessment=Assessment(cause=cause, exfiltration=Exfiltration.POSSIBLE))
    assert errors(a_request(case, language=language, audience=Audience.GUARDIAN)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_californian_form_has_no_error(language: str) -> None:
    assert errors(a_request(language=language, residence="US-CA", content=_LEGAL)) == []
