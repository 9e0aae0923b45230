"""What everybody may read: rumours that are checked, honest figures, moderation, audits; and the survey."""

from __future__ import annotations

from datetime import timedelta

import pytest
from check.doors import Opened
from django.conf import settings
from django.test import Client
from django.utils import timezone
from portal_care.pages import LANGUAGES, send, text_of
from rehearsed import NOW

from amends.apps.bulletins.services import publish_bulletin
from amends.apps.care.models import ApprovedAnswer, HideReason, ModerationAct, Rumour
from amends.apps.claims.models import SurveyAnswer, SurveyTicket
from amends.apps.governance.auditmodels import AuditDetail, AuditPublication
from amends.apps.governance.models import GovernanceEntry
from amends.apps.measures.services import publish_measures
from amends.apps.selfcheck.audits import publish_audits
from amends.core.ids import keyed_hash


@pytest.fixture(autouse=True)
def _public(opened: Opened) -> None:
    publish_bulletin(incident=opened.incident, by="the test", now=NOW)


def _get(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return text_of(response)


def _answer(opened: Opened, rumour: Rumour, language: str, text: str, facts: list[str]) -> ApprovedAnswer:
    return ApprovedAnswer.objects.create(
        ref=f"ANS-{language}", incident=opened.incident, intent=f"rumour:{rumour.ref}", language=language,
        channel_class="web", number=1, sentences=[{"text": text, "facts": facts}], facts=facts, sha256="0" * 64,
        lint={}, written_by="ola", written_at=NOW, approved_by="jan", approved_at=NOW,
    )  # fmt: skip


def _rumour(opened: Opened, facts: list[str] | None = None, *, is_public: bool = True) -> Rumour:
    rumour = Rumour.objects.create(
        ref="RUM-1", incident=opened.incident, claim="All cards are <b>blocked</b>.", language="en", owner="jan",
        noted_at=NOW, at=NOW,
    )  # fmt: skip
    rumour.answer = _answer(opened, rumour, "en", "No card is blocked.", facts or [])
    rumour.is_public = is_public
    rumour.save()
    return rumour


def test_board_shows_claim_answer_and_since_when(opened: Opened) -> None:
    rumour = _rumour(opened)
    _answer(opened, rumour, "pl", "Żadna karta nie jest zablokowana.", [])
    page = Client().get("/en/rumours").content.decode()
    assert "No card is blocked." in page
    assert "2 June 2026" in page
    assert "<b>" not in page
    assert "jan" not in page.replace("langua", "")
    assert "Żadna karta" in _get("/pl/rumours")
    assert "No card is blocked." in _get("/fa/rumours")
    assert "این پاسخ هنوز به زبان شما آماده نیست." in _get("/fa/rumours")
    assert "not yet available in your language" not in _get("/en/rumours")


def test_board_shows_nothing_unpublished_or_stale(opened: Opened) -> None:
    _rumour(opened, is_public=False)
    assert "No card" not in _get("/en/rumours")
    Rumour.objects.update(is_public=True)
    ApprovedAnswer.objects.update(facts=["exposure.persons@99"])
    assert "No card" not in _get("/en/rumours")


@pytest.mark.parametrize("language", LANGUAGES)
def test_openness_speaks_each_language_before_anything_is_published(language: str) -> None:
    assert "<h1>" in _get(f"/{language}/openness")


def test_moderation_is_counted_by_reason(opened: Opened) -> None:
    for number in range(3):
        ModerationAct.objects.create(
            ref=f"MOD-{number}", incident=opened.incident, network="x", post_digest="0" * 64, reason=HideReason.SPAM,
            by="jan", at=NOW,
        )  # fmt: skip
    page = _get("/en/openness")
    assert '<th scope="row">Spam</th><td>3</td><td>0</td>' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_published_figures_hide_small_cells(opened: Opened, language: str) -> None:
    for _ in range(2):
        send("/en/ask", text="Why?")
    publish_measures(incident=opened.incident, by="anna", now=timezone.now())
    page = _get(f"/{language}/openness")
    assert "anna" not in page
    assert "<tbody>" in page


def test_of_nobody_no_time_is_hidden(opened: Opened) -> None:
    publish_measures(incident=opened.incident, by="anna", now=timezone.now())
    page = _get("/en/openness")
    assert "All in all" in page
    assert "had a first answer within" not in page
    assert "have waited for" not in page


def test_audit_shows_published_findings_only_and_no_staff(opened: Opened) -> None:
    common = {"incident": opened.incident, "at": NOW, "noted_at": NOW, "by": "jan"}
    audit = GovernanceEntry.objects.create(
        ref="GOV-1", kind="audit_commissioned", who="Audit Example", words="All remote access.", **common
    )
    found = [
        GovernanceEntry.objects.create(
            ref=f"GOV-F{number}", kind="audit_finding", who="head.of.it", words=f"Finding {number}.", follows=audit,
            until=NOW + timedelta(days=9), **common,
        )
        for number in (1, 2)
    ]  # fmt: skip
    AuditDetail.objects.create(entry=found[0], severity="high")
    assert "Audit Example" not in _get("/en/openness")
    AuditPublication.objects.create(
        audit=audit, findings=["GOV-F1"], url="https://bank.example/audit", sha256="0" * 64, by="jan", at=NOW
    )
    assert (publish_audits(now=NOW), publish_audits(now=NOW)) == (1, 0)
    page = _get("/en/openness")
    for words in ("Audit Example", "All remote access.", "Finding 1.", "High", "1 further finding"):
        assert words in page
    assert "Finding 2." not in page
    assert "head.of.it" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_survey_is_answered_once_and_without_a_name(opened: Opened, language: str) -> None:
    pepper = settings.SECRET_OF("portal.pepper")
    SurveyTicket.objects.create(
        incident=opened.incident, person_hash="p" * 40, digest=keyed_hash(pepper, "survey code", "ABCD2345EFGH"),
        currency="PLN", segment="PL", good_until=(timezone.now() + timedelta(days=3)).date(), asked_at=NOW,
    )  # fmt: skip
    path = f"/{language}/fair"
    assert "fair_amount" in text_of(send(path, code="abcd-2345-efgh"))
    answers = {"act": "answer", "code": "ABCD-2345-EFGH", "fair_amount": "1", "treated": "well"}
    assert send(path, **answers | {"treated": "superb"}).status_code == 422
    assert send(path, **answers).status_code == 200
    assert send(path, **answers).status_code == 422
    assert not any("p" * 40 in str(value) for value in SurveyAnswer.objects.values_list().get())


def test_wrong_survey_code_opens_nothing() -> None:
    assert send("/en/fair", code="AAAA-AAAA-AAAA").status_code == 422
