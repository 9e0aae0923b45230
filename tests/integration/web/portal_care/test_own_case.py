"""My case: cards, code, steps, messages, why we contacted, and the objection, for the person alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from check.doors import Opened
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from portal_care.pages import LANGUAGES, LOSS, send, text_of
from rehearsed import NOW

from amends.apps.care.answering import answer_inquiry
from amends.apps.care.models import Inquiry
from amends.apps.contacts.models import ContactDecision, Preference, PreferenceKind
from amends.apps.looks.services import person_hash
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.services import keep_notice
from amends.apps.remedies.models import Card, CodeGrant, CodePool, CodeWish, Entitlement, MonitoringCode, StepWord
from amends.apps.remedies.sealing import seal_for_person
from amends.apps.selfcheck.models import ActionDone, ThreadLine

_CARD = {
    "bin": "400000", "last4": "4242", "expiry": "2027-06", "level": "high", "treatment": "block",
    "is_reissued": True, "interim": "virtual_card", "recurring": "account_updater", "because": "its number is out",
    "is_vulnerable": False, "state": "mailed", "state_at": NOW,
}  # fmt: skip
_BECAUSE = {"rule": "r", "version": "1", "citation": "GDPR Art. 34(1); choice of the project"}


@pytest.fixture
def who(opened: Opened) -> str:
    """The person of C-1, with a card on the way, a code, a step, and one decision to write to them."""
    person = person_hash(opened.key, "C-1")
    common = {"incident": opened.incident, "person_hash": person, "residence": "PL", "language": "pl"}
    Entitlement.objects.create(
        **common, person_box=b"", remedies=["monitoring"], steps=["pl-pesel"], minimum_months=24, told_at=NOW
    )
    Card.objects.create(**common, **_CARD, ref="CRD-1", token="token-1")
    ContactDecision.objects.create(
        ref="CD-1", incident=opened.incident, person_hash=person, purpose="statutory_notice", asked_channel="email",
        decision="allow", channel="email", because=[_BECAUSE],
        suppressed=[], agent_view={}, explanation={"en": "The law obliges us to tell you."},
        request_sha256="0" * 64, by="anna", at=NOW,
    )  # fmt: skip
    return person


def _form(opened: Opened, person: str = "C-1", **more: str) -> dict[str, str]:
    return {"way": "code", "code": opened.code(person), "incident": opened.incident.ref, **more}


@pytest.mark.parametrize("language", LANGUAGES)
def test_case_shows_everything_in_each_language(opened: Opened, who: str, language: str) -> None:
    page = text_of(send(f"/{language}/case", **_form(opened)))
    for part in ("4242", 'id="monitoring"', 'value="pl-pesel"', 'id="claims"', 'id="thread"', 'id="contacts"', "679"):
        assert part in page, part


def test_card_status_is_said_in_words(opened: Opened, who: str) -> None:
    assert "Your new card is in the post. Please activate it when it comes." in text_of(
        send("/en/case", **_form(opened))
    )


def test_code_is_asked_for_once_and_shown_for_ever(opened: Opened, who: str) -> None:
    for _ in range(2):
        send("/en/case", **_form(opened, act="monitor"))
    assert CodeWish.objects.count() == 1
    pool = CodePool.objects.create(
        ref="POOL-1", incident=opened.incident, months=24, size=1, sha256="0" * 64, at=NOW, by="anna",
        offer={"provider": "Watch Example", "months": 24, "redeem_by": "2027-06-01"},
    )  # fmt: skip
    code = MonitoringCode.objects.create(pool=pool, digest="d" * 64, box=b"", is_taken=True)
    shown = seal_for_person(
        settings.SECRET_OF("portal.pepper"), "WATCH-1234", incident_ref=opened.incident.ref, person_ref="C-1"
    )
    CodeGrant.objects.create(
        incident=opened.incident, person_hash=who, code=code, shown_box=shown, months=24, residence="PL",
        language="pl", redeem_by=(NOW + timedelta(days=90)).date(), given_at=NOW, by="portal",
    )  # fmt: skip
    for _ in range(2):
        page = text_of(send("/en/case", **_form(opened)))
        assert "WATCH-1234" in page
        assert "Watch Example" in page
        assert "you give up no rights" in page
    assert "WATCH-1234" not in text_of(send("/en/case", **_form(opened, "C-8")))


def test_step_is_ticked_and_taken_back(opened: Opened, who: str) -> None:
    for state in ("done", "open", "not_needed"):
        assert "Saved." in text_of(send("/en/case", **_form(opened, act="step", step="pl-pesel", state=state)))
    assert list(StepWord.objects.order_by("id").values_list("state", flat=True)) == ["done", "open", "not_needed"]
    for wrong in ({"step": "us-ip-pin", "state": "done"}, {"step": "pl-pesel", "state": "paid"}):
        assert "This did not work." in text_of(send("/en/case", **_form(opened, act="step", **wrong)))
    assert StepWord.objects.count() == 3


def test_message_and_answer_are_a_thread_that_only_the_person_reads(opened: Opened, who: str) -> None:
    send("/en/case", **_form(opened, act="write", text="Is my account safe?"))
    answer_inquiry(
        inquiry=Inquiry.objects.get(), words="Yes, it is.", by="anna", secret=settings.SECRET_OF("desk.key"),
        now=timezone.now(),
    )  # fmt: skip
    page = text_of(send("/en/case", **_form(opened)))
    assert "Is my account safe?" in page
    assert "Yes, it is." in page
    opened.add_message("C-8")
    opened.publish()
    assert "Is my account safe?" not in text_of(send("/en/case", **_form(opened, "C-8")))


def test_objection_takes_one_click(opened: Opened, who: str) -> None:
    page = text_of(send("/en/case", **_form(opened, act="object")))
    assert "You have objected to advertising." in page
    kept = Preference.objects.get()
    assert (kept.person_hash, kept.kind, kept.purpose) == (who, PreferenceKind.OBJECTION, "direct_marketing")


def test_objection_in_one_sentence_and_what_is_none_reaches_a_person(opened: Opened, who: str) -> None:
    send("/en/case", **_form(opened, act="object-words", text="Please stop!"))
    assert Preference.objects.get().kind == PreferenceKind.OPT_OUT
    send("/en/case", **_form(opened, act="object-words", text="Who are you to write to my late mother?"))
    assert Preference.objects.count() == 1
    assert ThreadLine.objects.count() == 1


def test_objection_beside_another_matter_is_kept_and_the_rest_reaches_a_person(opened: Opened, who: str) -> None:
    page = text_of(
        send("/en/case", **_form(opened, act="object-words", text="Stop mailing me, and my card was stolen"))
    )
    assert Preference.objects.get().kind == PreferenceKind.OPT_OUT
    assert ThreadLine.objects.count() == 1
    assert "my card was stolen" in page
    send("/en/case", **_form(opened, act="object-words", text="Please do not call me. Thank you!"))
    assert ThreadLine.objects.count() == 1, "thanks were filed as a question"


def test_acts_do_nothing_without_a_code_or_for_another_incident(opened: Opened, who: str) -> None:
    for form in (_form(opened) | {"code": "AAAAA-AAAAA"}, _form(opened) | {"incident": "INC-other"}):
        for act in ("object", "monitor", "write", "step"):
            send("/en/case", **form | {"act": act, "text": "x", "step": "pl-pesel", "state": "done"})
    assert not any(model.objects.exists() for model in (Preference, CodeWish, ThreadLine, StepWord))


def test_page_has_no_user_names_and_every_field_a_label(opened: Opened, who: str) -> None:
    send("/en/claim", **LOSS, way="code", code=opened.code("C-1"))
    page = text_of(send("/en/case", **_form(opened)))
    assert "anna" not in page
    ids = re.findall(r'<(?:textarea|input type="(?:text|file|checkbox)")[^>]* id="([^"]+)"', page)
    assert ids
    assert all(f'for="{one}"' in page for one in ids)
    assert len(set(ids)) == len(ids)


def test_case_costs_the_same_queries_however_much_there_is(opened: Opened, who: str) -> None:
    send("/en/case", **_form(opened))
    with CaptureQueriesContext(connection) as before:
        send("/en/case", **_form(opened))
    for number in range(5):
        Card.objects.create(
            incident=opened.incident, person_hash=who, residence="PL", language="pl", ref=f"CRD-{number}x",
            token=f"other-{number}", **_CARD,
        )  # fmt: skip
    with CaptureQueriesContext(connection) as after:
        send("/en/case", **_form(opened))
    assert len(after) == len(before) <= 25


def _step(say: str, **more: object) -> dict[str, object]:
    words = {"do": f"{say}: do it.", "why": "It helps.", "by": "today", "takes": "5 min"}
    return {"elements": [], "minutes": 5, "where": None, "site": None, "ref": say} | words | more


@pytest.fixture
def told(opened: Opened, noticed: str, who: str) -> str:
    """The notice of C-1 names the step that is the national one, and one of its own."""
    version = NoticeVersion.objects.get(content_sha256=noticed)
    content = version.content | {
        "content_sha256": "f" * 64,
        "blocks": [
            *version.content["blocks"][:-1],
            {"kind": "actions", "sentences": [], "elements": [], "actions": [_step("act-pl-pesel"), _step("act-odd")]},
        ],
    }
    other = keep_notice(incident=opened.incident, segment="PL2", content=content, lint={"findings": []}, now=NOW)
    opened.add_message("C-1", notice=other.content_sha256)
    opened.publish()
    return who


def test_each_thing_to_do_stands_in_one_list_once(opened: Opened, told: str) -> None:
    Entitlement.objects.update(steps=["pl-pesel", "pl-bik"])
    page = text_of(send("/en/case", **_form(opened)))
    listed = page[page.index('id="actions"') : page.index('id="remedies"')]
    assert listed.count("<li>") == 3
    assert listed.count("PESEL") == 0  # the notice's words, not the register's beside them
    for words in ("act-pl-pesel: do it.", "act-odd: do it.", "Set up BIK alerts."):
        assert listed.count(words) == 1
    assert 'id="steps"' not in page


def test_step_that_both_name_is_ticked_once_and_is_done_in_both(opened: Opened, told: str) -> None:
    tick = {"act": "step", "step": "pl-pesel"}
    page = text_of(send("/en/case", **_form(opened, **tick, state="done")))
    assert page.count("✓ Done") == 1
    assert page.count('role="status"') == 1
    assert ActionDone.objects.get().is_done
    assert StepWord.objects.get().state == "done"
    assert "✓ Done" not in text_of(send("/en/case", **_form(opened, **tick, state="not_needed")))
    assert not ActionDone.objects.last().is_done
    assert StepWord.objects.last().state == "not_needed"


def test_step_ticked_in_the_notice_before_the_register_knew_it_is_done(opened: Opened, told: str) -> None:
    Entitlement.objects.update(steps=[])
    send("/en/case", **_form(opened, action="act-pl-pesel", done="yes"))
    Entitlement.objects.update(steps=["pl-pesel"])
    assert text_of(send("/en/case", **_form(opened))).count("✓ Done") == 1


def test_one_sentence_of_the_notice_for_three_bureaus_has_a_tick_for_each(opened: Opened, told: str) -> None:
    version = NoticeVersion.objects.order_by("-id").first()
    blocks = [{"kind": "actions", "sentences": [], "elements": [], "actions": [_step("act-us-freeze")]}]
    content = version.content | {"blocks": blocks, "content_sha256": "c" * 64}
    other = keep_notice(incident=opened.incident, segment="US", content=content, lint={"findings": []}, now=NOW)
    opened.add_message("C-1", notice=other.content_sha256)
    opened.publish()
    Entitlement.objects.update(steps=["us-freeze-equifax", "us-freeze-experian", "us-freeze-transunion"])
    page = text_of(send("/en/case", **_form(opened, act="step", step="us-freeze-experian", state="done")))
    listed = page[page.index('id="actions"') : page.index('id="remedies"')]
    assert (listed.count("<li>"), listed.count("<form"), listed.count("✓ Done")) == (1, 3, 1)
    assert not ActionDone.objects.exists()


def test_steps_are_in_the_readers_language_where_the_notice_is_in_another(opened: Opened, told: str) -> None:
    page = text_of(send("/pl/case", **_form(opened)))
    listed = page[page.index('id="actions"') : page.index('id="remedies"')]
    assert "act-pl-pesel: do it." not in listed
    assert "zastrzec numer PESEL" in listed
    assert '<div lang="en" dir="ltr"><p><strong>act-odd: do it.' in listed


def test_code_is_asked_for_here_or_by_contact_and_never_both(opened: Opened, noticed: str, who: str) -> None:
    page = text_of(send("/en/case", **_form(opened)))
    assert "Get my code" in page
    assert "contact us" not in page[page.index('id="remedies"') : page.index('id="claims"')]
    Entitlement.objects.all().delete()
    page = text_of(send("/en/case", **_form(opened)))
    assert "Get my code" not in page
    assert "To get it, contact us." in page


def test_decision_is_a_sentence_and_its_laws_have_names(opened: Opened, who: str) -> None:
    page = text_of(send("/en/case", **_form(opened)))
    assert "Notice required by law: we decided to contact you by email" in page
    assert "GDPR, Regulation (EU) 2016/679, Article 34(1)" in page
    assert "choice of the project" not in page
    assert "مقررات عمومی حفاظت از داده‌های اتحادیهٔ اروپا" in text_of(send("/fa/case", **_form(opened)))
