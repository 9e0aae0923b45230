"""L23 in every language: what is unknown is followed by when and where."""

from __future__ import annotations

import pytest
from lint_cases import cases, found, in_a_notice


@pytest.mark.parametrize(("language", "sentence"), cases("l23", "faults"))
def test_doubt_without_next_update_is_a_warning(language: str, sentence: str) -> None:
    [finding] = found("L23", in_a_notice(sentence, language), language)
    assert finding.severity == "warning"


@pytest.mark.parametrize(("language", "sentence"), cases("l23", "harmless"))
def test_next_update_with_time_and_place_is_enough(language: str, sentence: str) -> None:
    assert found("L23", in_a_notice(sentence, language), language) == []


def test_what_is_missing_is_said() -> None:
    text = "Our investigation is still ongoing. We will write again on 3 June 2026 on {}."
    assert found("L23", text.format("our website"), "en") == []
    [finding] = found("L23", "Our investigation is still ongoing. The next update comes on 3 June 2026.", "en")
    assert finding.why.endswith("does not say where.")
    assert finding.text == "next update"


def test_text_message_need_not_announce_an_update() -> None:
    assert found("L23", "We do not know yet who is affected.", "en", channel="sms") == []


_VAGUE = [
    ("en", "We are still counting. We will share further details in due course."),
    ("en", "The search continues. You will hear from us soon."),
    ("pl", "Nadal liczymy. O szczegółach zawiadomimy w stosownym czasie."),
    ("pl", "Dochodzenie wciąż trwa. Więcej podamy wkrótce."),
    ("de", "Wir zählen noch. Einzelheiten teilen wir zu gegebener Zeit mit."),
    ("de", "Noch ist vieles unklar. In Kürze informieren wir Sie."),
    ("fa", "هنوز می‌شماریم. جزئیات متعاقباً اعلام خواهد شد."),
    ("fa", "هنوز نمی‌دانیم کار کیست. به زودی خبر می‌دهیم."),
]


@pytest.mark.parametrize(("language", "sentence"), _VAGUE)
def test_in_due_course_is_no_time_and_is_where_the_finding_points(language: str, sentence: str) -> None:
    [finding] = found("L23", f"## News\n\n{sentence}", language)
    second = sentence.split(". ", 1)[1]
    assert finding.why.startswith("It announces an update and does not say when")
    assert str(finding.text) in second


_DATED = [
    ("en", "We do not know yet who did it. We write again on 3 June 2026. The news is also at https://a.example/x"),
    ("pl", "Nadal liczymy. Napiszemy znowu 3 czerwca 2026 r. To samo podamy na https://a.example/x"),
    ("de", "Wir zählen noch. Wir schreiben am 3. Juni 2026 wieder. Neues steht auch hier: https://a.example/x"),
    ("fa", "هنوز می‌شماریم. در ۳ ژوئن ۲۰۲۶ دوباره می‌نویسیم. خبرها در https://a.example/x هست."),
]


@pytest.mark.parametrize(("language", "sentence"), _DATED)
def test_day_and_address_are_enough_under_a_heading_that_names_the_update(language: str, sentence: str) -> None:
    assert found("L23", f"## Our next message\n\n{sentence}", language) == []
