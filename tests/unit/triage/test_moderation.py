"""Why a public comment may be hidden, and why not."""

import pytest

from amends.core.errors import RefusedError
from amends.triage.moderation import HidingReason, hiding_reason, reasons, signs_in
from amends.triage.personal import PersonalData, personal_data_in


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        ("write to anna.nowak@mail.example", PersonalData.EMAIL),
        ("his number is +48 600 000 000", PersonalData.PHONE),
        ("call 030 1234 5678", PersonalData.PHONE),
        ("شماره‌اش ۰۹۱۲۱۲۳۴۵۶۷ است", PersonalData.PHONE),
        ("her PESEL 44051401359", PersonalData.PESEL),
        ("ssn 536-90-4399", PersonalData.SSN),
        ("card 4111 1111 1111 1111", PersonalData.CARD),
        ("konto DE89 3704 0044 0532 0130 00 bitte", PersonalData.IBAN),
        ("کد ملی او 0084575948", PersonalData.IRAN_ID),
    ],
)
def test_personal_data_is_found(comment: str, kind: PersonalData) -> None:
    assert [found.kind for found in personal_data_in(comment)] == [kind]
    assert [sign.reason for sign in signs_in(comment)] == [HidingReason.OTHERS_PERSONAL_DATA]


def test_place_of_personal_data_is_said() -> None:
    comment = "😀 see anna@mail.example!"
    found = personal_data_in(comment)[0]
    assert comment[found.start : found.end] == "anna@mail.example"


@pytest.mark.parametrize(
    "comment",
    [
        "You lost 80,000 records on 2026-11-20 at 10:30, shame on you",
        "Pay me 1 200 000 now",
        "44051401358 is a wrong number",
        "article at https://news.example/2026/11/20/bank-leak",
    ],
)
def test_numbers_that_are_nobodys_are_left(comment: str) -> None:
    assert personal_data_in(comment) == ()


@pytest.mark.parametrize(
    "comment",
    [
        "You are liars and idiots, the worst bank ever. Damn you!",
        "Jesteście złodziejami i kłamcami, wstyd!",
        "Ihr seid Versager und Lügner, Drecksladen!",
        "دروغگوها، شرم کنید!",
        "Read what the paper says: https://news.example/bank-hid-the-breach",
        "I will sue you and see you in court. My lawyer will write tomorrow.",
        "Idę z tym do sądu i do prasy",
        "Ich verklage euch und gehe zur Presse",
        "I am leaving and I tell all my friends to leave too",
        "The researcher's report is here: https://lab.example/report",
        "Your director must resign",
    ],
)
def test_criticism_swearing_press_and_law_are_never_a_reason(comment: str) -> None:
    assert signs_in(comment) == ()


@pytest.mark.parametrize("comment", ["I will kill your manager", "Spalę wam oddział", "ich erschieße euch alle"])
def test_threats_are_shown(comment: str) -> None:
    assert {sign.reason for sign in signs_in(comment)} == {HidingReason.THREATS}


@pytest.mark.parametrize("given", ["criticism", "good name", "", "defamation", "SPAM"])
def test_reason_that_is_not_listed_is_refused(given: str) -> None:
    with pytest.raises(RefusedError) as raised:
        hiding_reason(given)
    assert raised.value.code == "moderation.reason"


def test_list_of_reasons_is_closed_and_explained() -> None:
    assert {str(reason) for reason in reasons()} == {"others_personal_data", "threats", "spam"}
    assert hiding_reason("spam") is HidingReason.SPAM
    assert all(reason.means and reason.does_not_mean for reason in reasons().values())
