"""The report stands alone, says what it knows and escapes what it is given."""

import re
from datetime import UTC, date, datetime, timedelta

from amends.recovery.report import Deadline, ReportData, render_report

AS_OF = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)


def deadline(**changes: object) -> Deadline:
    values: dict[str, object] = {
        "law": "eu/gdpr/notify-authority",
        "citation": "GDPR Art. 33(1)",
        "url": "https://eur-lex.example/gdpr",
        "recipient": "authority",
        "jurisdiction": "PL",
        "status": "required",
        "persons": 12,
        "because": ("The risk is high.",),
        "due": AS_OF + timedelta(hours=5),
    }
    return Deadline(**{**values, **changes})  # type: ignore[arg-type]


def report_with(**changes: object) -> str:
    values: dict[str, object] = {
        "title": "Customer export <published>",
        "controller": "Bank & Co",
        "incident_ref": "INC-TEST",
        "is_exercise": True,
        "as_of": AS_OF,
        "anchors": {"aware": AS_OF - timedelta(days=2)},
        "deadlines": (deadline(),),
        "evidence": {"rows": 20, "linked": 14, "review": 3, "unmatched": 2, "rejected": 1},
        "persons": {"affected": 12, "review": 3},
        "severity": {"se": 4.5, "band": "very_high", "override": None},
        "exposure": (("PL", "PESEL number", 12),),
        "deliveries": (("email", "pl", "accepted", 11),),
        "reconciliation": {
            "affected": 12,
            "notified": 11,
            "excepted": 1,
            "owed": 0,
            "unknown": 0,
            "duplicates": 0,
            "possible_duplicates": 0,
            "misdirected": 0,
            "excepted_because": {"deceased": 1},
            "owed_because": {},
        },
    }
    return render_report(ReportData(**{**values, **changes}))  # type: ignore[arg-type]


def test_it_refers_to_no_other_file() -> None:
    page = report_with()
    assert not re.search(r'(?:src|href)="(?!https:&#x2f;&#x2f;eur-lex\.example&#x2f;gdpr"|data:,")', page)
    assert "@import" not in page
    assert page.count("<svg") == 4


def test_what_it_is_given_is_text_and_never_markup() -> None:
    assert "Customer export &lt;published&gt;" in report_with()


def test_a_passed_deadline_is_called_passed() -> None:
    late = deadline(due=date(2026, 6, 9))
    assert 'class="late">1</b> deadline passed' in report_with(deadlines=(late,))
    assert "<b>0</b> deadlines passed" in report_with()


def test_people_still_owed_are_said_in_the_first_sentence() -> None:
    balance = {
        "affected": 12, "notified": 9, "excepted": 1, "owed": 2, "unknown": 0, "duplicates": 0,
        "possible_duplicates": 0, "misdirected": 0,
        "excepted_because": {"deceased": 1}, "owed_because": {"no contact point": 2},
    }  # fmt: skip
    page = report_with(reconciliation=balance)
    assert 'Still owed a notice: <strong class="late">2</strong>' in page
    assert "2: no contact point" in page


def test_without_deadlines_and_deliveries_the_page_still_stands() -> None:
    page = report_with(deadlines=(), deliveries=(), exposure=(), anchors={})
    assert "No deadline is fixed by a day." in page


def test_every_table_can_be_scrolled_by_itself_and_names_what_its_cells_are() -> None:
    page = report_with(conflicts={"incident.persons_claimed": ("80000 (a post)", "500 (a count)")})
    assert page.count("<table") == page.count('<div class="scroll" tabindex="0" role="region" aria-label="')
    assert "<th>" not in page


def test_each_reason_of_a_duty_is_an_item_of_its_own() -> None:
    page = report_with(deadlines=(deadline(because=("In force.", "The <risk> is high.")),))
    assert "<li>In force.</li><li>The &lt;risk&gt; is high.</li>" in page
