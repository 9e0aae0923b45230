"""One code for one person for ever: however often, whoever asks at once, whatever the file looks like."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import DatabaseError, connection, transaction

from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import open_incident
from amends.apps.remedies import giving, reminding
from amends.apps.remedies.models import CodeGrant, CodePool, CodeWish, GrantEvent, MonitoringCode
from amends.apps.remedies.selectors import monitoring_take_up, pool_levels
from amends.apps.remedies.services import (
    code_at_desk,
    code_for_person,
    do_desk_work,
    extend_codes,
    give_code,
    import_pool,
    import_redemptions,
    plan_incident,
    wish_code,
)
from amends.apps.remedies.status import status_of
from amends.core.case import parse_case
from amends.core.errors import InputError, MachineError, RefusedError
from amends.remedies.monitoring import is_running_low, monitoring_rules

from .conftest import DESK, KEY, NOW, PEPPER, Planned, offer

A_DAY = timedelta(days=1)


def pool(planned: Planned, count: int = 50, **options: Any) -> CodePool:
    lines = "\n".join(f"WATCH-{count}-{n:06d}" for n in range(count))
    path = planned.write(f"codes{count}.csv", f"code\n{lines}\n")
    return import_pool(incident=planned.incident, path=path, offer=offer(**options), secret=DESK, by="test", now=NOW)


def give(planned: Planned, number: int) -> CodeGrant:
    return give_code(
        incident=planned.incident, person_hash=planned.hash_of(number), secret=DESK, pepper=PEPPER, by="test", now=NOW
    )


def refused(planned: Planned, text: str, encoding: str = "utf-8") -> str:
    path = planned.write("bad.csv", text, encoding)
    with pytest.raises(InputError) as caught:
        import_pool(incident=planned.incident, path=path, offer=offer(), secret=DESK, by="test", now=NOW)
    assert not MonitoringCode.objects.exists()
    assert not CodePool.objects.exists()
    return f"{caught.value.code} {caught.value.where}"


def test_lost_answer_gives_the_same_code_again_and_others_another(planned: Planned) -> None:
    pool(planned)
    first, again, other = give(planned, 1), give(planned, 1), give(planned, 2)
    assert first.pk == again.pk
    codes = {code_at_desk(grant, secret=DESK) for grant in (first, again, other)}
    assert len(codes) == 2


def test_code_stands_nowhere_in_the_open_and_opens_for_the_person_alone(planned: Planned) -> None:
    pool(planned)
    code = code_at_desk(give(planned, 1), secret=DESK)
    with connection.cursor() as cursor:
        for table in ("remedies_monitoringcode", "remedies_codegrant", "remedies_entitlement", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            dump = repr([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()])
            assert code not in dump, table
            assert "'C-1'" not in dump, table
    who = {"incident": planned.incident, "person_hash": planned.hash_of(1), "pepper": PEPPER}
    assert code_for_person(**who, person_ref="C-1") == code
    with pytest.raises(MachineError):
        code_for_person(**who, person_ref="C-2")


def test_portal_asks_and_the_desk_answers_once(planned: Planned) -> None:
    who = {"incident": planned.incident, "person_hash": planned.hash_of(1)}
    wish_code(**who, now=NOW)
    wish_code(**who, now=NOW)
    assert do_desk_work(secret=DESK, pepper=PEPPER, now=NOW) == 1  # none is there: said, and tried again
    assert status_of(**who)[0].phrases == ("rem-monitoring-asked",)
    pool(planned)
    assert do_desk_work(secret=DESK, pepper=PEPPER, now=NOW) == 1
    assert do_desk_work(secret=DESK, pepper=PEPPER, now=NOW) == 0
    assert status_of(**who)[0].phrases == ("rem-monitoring-given",)
    assert CodeWish.objects.get().answered_at == NOW


def test_stranger_and_somebody_in_review_get_none(planned: Planned) -> None:
    pool(planned)
    for number in (99, 12345):
        with pytest.raises(RefusedError) as caught:
            give(planned, number)
        assert caught.value.code == "monitoring.not_owed"
    assert not CodeGrant.objects.exists()


def test_code_is_never_shorter_than_the_law_of_the_residence(planned: Planned) -> None:
    pool(planned, 20, months=12)
    assert give(planned, 1).months == 12
    with pytest.raises(RefusedError) as caught:
        give(planned, 31)  # Connecticut: 24
    assert caught.value.code == "monitoring.none_left"
    pool(planned, 30, months=24, residences=("US",))
    assert give(planned, 31).months == 24
    assert give(planned, 2).months == 12


def test_last_code_goes_to_one_and_the_next_is_told(planned: Planned) -> None:
    pool(planned, 1)
    give(planned, 1)
    with pytest.raises(RefusedError):
        give(planned, 2)
    (level,) = pool_levels(planned.incident)
    assert (level.left, level.is_low) == (0, True)


def test_offer_with_strings_is_refused_and_nothing_taken(planned: Planned) -> None:
    path = planned.write("codes.csv", "code\nAAAA-1111\n")
    bad = msgspec.structs.replace(offer(), needs_payment_card=True)
    with pytest.raises(RefusedError) as caught:
        import_pool(incident=planned.incident, path=path, offer=bad, secret=DESK, by="test", now=NOW)
    assert caught.value.code == "monitoring.strings_attached"
    assert not MonitoringCode.objects.exists()


@pytest.mark.parametrize(
    ("text", "encoding", "error"),
    [
        ("code\nAAAA-1111\nAAAA-1111\n", "utf-8", "monitoring.twice bad.csv, line 3"),
        ("code\n=cmd|' /C calc'!A1\n", "utf-8", "monitoring.file bad.csv, line 2"),
        ("code\n@SUM(A1)\n", "utf-8", "monitoring.file bad.csv, line 2"),
        ("code\nAAA\n", "utf-8", "monitoring.file bad.csv, line 2"),
        ("code,x\nAAAA-1111\n", "utf-8", "monitoring.file bad.csv, line 2"),
        ("number\nAAAA-1111\n", "utf-8", "monitoring.file bad.csv"),
        ("code;code\nAAAA-1111;AAAA-2222\n", "utf-8", "monitoring.file bad.csv"),
        ('code\n"AAAA-1111\n', "utf-8", "monitoring.file bad.csv"),
        ("code\n" + "A" * 5000 + "\n", "utf-8", "monitoring.file bad.csv, line 2"),
        ("code\nAAAA-1111\n", "utf-16", "monitoring.file bad.csv"),
        ("code\n", "utf-8", "monitoring.empty bad.csv"),
        ("", "utf-8", "monitoring.file bad.csv"),
    ],
)
def test_bad_pool_is_refused_whole_and_its_line_named(planned: Planned, text: str, encoding: str, error: str) -> None:
    assert refused(planned, text, encoding) == error


def test_pool_with_a_bom_semicolons_and_further_columns_is_read(planned: Planned) -> None:
    path = planned.write("codes.csv", "\ufeffbatch;Code\r\nx;AAAA-1111\r\n\r\ny;AAAA-2222\r\n")
    taken = import_pool(incident=planned.incident, path=path, offer=offer(), secret=DESK, by="test", now=NOW)
    assert taken.size == 2
    again = import_pool(incident=planned.incident, path=path, offer=offer(), secret=DESK, by="test", now=NOW)
    assert again.pk == taken.pk
    more = planned.write("more.csv", "code\nBBBB-1111\nAAAA-2222\n")
    with pytest.raises(InputError) as caught:
        import_pool(incident=planned.incident, path=more, offer=offer(), secret=DESK, by="test", now=NOW)
    assert (caught.value.code, caught.value.where) == ("monitoring.twice", "more.csv, line 3")
    assert "AAAA" not in str(caught.value)


def test_use_is_taken_in_once_and_strange_codes_are_counted(planned: Planned) -> None:
    pool(planned)
    code = code_at_desk(give(planned, 1), secret=DESK)
    free = next(f"WATCH-50-{n:06d}" for n in range(50) if f"WATCH-50-{n:06d}" != code)
    at = "2026-06-20T10:00:00+02:00"
    path = planned.write("used.csv", f"code,redeemed_at\n{code},{at}\n{code},{at}\n{free},{at}\nNOTOURS-1,{at}\n")
    later = NOW + 20 * A_DAY
    taken = import_redemptions(path=path, secret=DESK, by="test", now=later)
    assert (taken.redeemed, taken.known, taken.never_given, taken.unknown) == (1, 1, 1, 1)
    again = import_redemptions(path=path, secret=DESK, by="test", now=later)
    assert (again.redeemed, again.known) == (0, 2)
    (status,) = status_of(incident=planned.incident, person_hash=planned.hash_of(1))
    assert status.phrases == ("rem-monitoring-used",)


def other_incident() -> Incident:
    text = "incident:\n  title: Other\n  controller: {name: Bank Example, brand_domains: [bank.example]}\n"
    return open_incident(
        case=parse_case(text + "cohorts:\n  - {residence: PL, persons: 1, elements: [name]}\n", name="case.yaml"),
        case_sha256="e" * 64, is_exercise=True, at=NOW,
    )  # fmt: skip


def test_use_of_another_incidents_codes_is_refused_whole(planned: Planned) -> None:
    pool(planned)
    other, mine = other_incident(), code_at_desk(give(planned, 1), secret=DESK)
    theirs = planned.write("theirs.csv", "code\nTHEIRS-0001\n")
    import_pool(incident=other, path=theirs, offer=offer(), secret=DESK, by="test", now=NOW)
    at = (NOW + A_DAY).isoformat()
    path = planned.write("used.csv", f"code,redeemed_at\n{mine},{at}\nTHEIRS-0001,{at}\n")
    for incident in (None, planned.incident, other):
        with pytest.raises(InputError) as caught:
            import_redemptions(path=path, secret=DESK, by="test", now=NOW + 2 * A_DAY, incident=incident)
        assert caught.value.code == "monitoring.other_incident"
        assert caught.value.where == f"used.csv, line {2 if incident == other else 3}"
        assert mine not in str(caught.value)
    assert not GrantEvent.objects.filter(kind="redeemed").exists()


@pytest.mark.parametrize("at", ["2099-01-01T00:00:00Z", "2026-06-01T00:00:00Z"])
def test_use_to_come_or_before_the_code_was_given_is_refused(planned: Planned, at: str) -> None:
    pool(planned)
    code = code_at_desk(give(planned, 1), secret=DESK)
    path = planned.write("used.csv", f"code,redeemed_at\n{code},{at}\n")
    with pytest.raises(InputError) as caught:
        import_redemptions(path=path, secret=DESK, by="test", now=NOW + A_DAY)
    assert (caught.value.code, caught.value.where) == ("monitoring.impossible", "used.csv, line 2")
    assert not GrantEvent.objects.filter(kind="redeemed").exists()


def test_code_that_stands_in_another_pool_or_incident_is_refused(planned: Planned) -> None:
    pool(planned, 3)
    again = planned.write("again.csv", "code\nNEW-000001\nWATCH-3-000001\n")
    for incident in (planned.incident, other_incident()):
        with pytest.raises(InputError) as caught:
            import_pool(incident=incident, path=again, offer=offer(), secret=DESK, by="test", now=NOW)
        assert (caught.value.code, caught.value.where) == ("monitoring.twice", "again.csv, line 3")
    assert (CodePool.objects.count(), MonitoringCode.objects.count()) == (1, 3)


def test_code_that_was_given_never_comes_back(planned: Planned) -> None:
    pool(planned, 3)
    first = give(planned, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        CodeGrant.objects.create(
            incident=planned.incident, person_hash=planned.hash_of(2), code=first.code, shown_box=b"", months=24,
            residence="PL", language="pl", redeem_by=first.redeem_by, given_at=NOW, by="test",
        )  # fmt: skip
    plan_incident(incident=planned.incident, key=KEY, secret=DESK, by="test", now=NOW + A_DAY)
    others = {give(planned, number).code_id for number in (2, 3)}
    assert first.code_id not in others
    assert len(others) == 2
    with pytest.raises(RefusedError):
        give(planned, 4)


def test_pool_alarms_before_it_is_empty_by_the_share_in_the_data(planned: Planned) -> None:
    pool(planned, 10)
    share = monitoring_rules().running_low
    for number in range(1, 11):
        left = 10 - number
        give(planned, number)
        (level,) = pool_levels(planned.incident)
        assert (level.left, level.is_low) == (left, left < max(10 * share.share_left, min(share.least_left, 5)))
    assert is_running_low(size=10, left=4)
    assert not is_running_low(size=10, left=5)


def test_extension_moves_nobodys_day_nearer(planned: Planned) -> None:
    bought = pool(planned)
    grant = give(planned, 1)
    assert extend_codes(pool=bought, until=date(2026, 12, 1), by="test", now=NOW) == 0
    assert extend_codes(pool=bought, until=date(2027, 3, 1), by="test", now=NOW) == 1
    grant.refresh_from_db()
    assert grant.redeem_by == date(2027, 3, 1)


def test_take_up_hides_small_cells(planned: Planned) -> None:
    pool(planned)
    for number in range(1, 13):
        give(planned, number)
    cells = {cell.segment: cell for cell in monitoring_take_up(planned.incident)}
    assert (cells["PL pl"].owed, cells["PL pl"].given, cells["PL pl"].redeemed) == (30, 12, 0)
    assert cells["US-CT en"].owed == 10


def test_events_cannot_be_changed(planned: Planned) -> None:
    pool(planned)
    give(planned, 1)
    with pytest.raises(DatabaseError), transaction.atomic():
        GrantEvent.objects.update(kind="redeemed")


def test_long_pool_takes_flat_memory(planned: Planned) -> None:
    def peak(count: int) -> int:
        path = planned.folder / f"long{count}.csv"
        with path.open("w") as file:
            file.write("code\n")
            file.writelines(f"L{count}-{n:07d}\n" for n in range(count))
        tracemalloc.start()
        taken = import_pool(incident=planned.incident, path=path, offer=offer(), secret=DESK, by="test", now=NOW)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert taken.size == count
        return most

    peak(2_000)
    assert peak(12_000) < 1.5 * peak(3_000) + 1_000_000


class _Answer:
    def __init__(self, decision: str, channel: str = "email") -> None:
        self.decision, self.channel = decision, channel


def test_reminder_goes_through_the_contact_decision_and_once(planned: Planned, monkeypatch: pytest.MonkeyPatch) -> None:
    from amends.apps.errands.models import Errand
    from amends.core.person import PersonRow
    from amends.core.sealing import public_half

    pool(planned)
    for number in (1, 2, 3):
        give(planned, number)
    row = PersonRow(person_ref="C-1", name="A", language="pl", residence="PL", elements=(), email="a@mail.example")
    people = [
        row,
        msgspec.structs.replace(row, person_ref="C-2", email="b@mail.example"),
        msgspec.structs.replace(row, person_ref="C-3", email=None),
    ]
    monkeypatch.setattr(reminding, "read_audience", lambda folder: iter(people))
    asked: list[str] = []

    def decide(*, request: Any, incident: Any, person_hash: str, by: str, now: datetime) -> Any:
        assert (request.purpose, request.channel, request.person.account) == ("remedy", "email", None)
        asked.append(request.person.ref)
        return _Answer("allow" if request.person.ref == "C-1" else "defer")

    send = {"incident": planned.incident, "key": KEY, "public_key": public_half(bytes(32)), "by": "test"}
    early = reminding.send_reminders(**send, decide=decide, now=NOW + A_DAY)
    assert (early.asked, asked) == (0, [])
    sent = reminding.send_reminders(**send, decide=decide, now=NOW + 11 * A_DAY)
    assert (sent.asked, sent.held, sent.unreachable) == (1, 1, 1)
    again = reminding.send_reminders(**send, decide=decide, now=NOW + 12 * A_DAY)
    assert (again.asked, again.held) == (0, 1)
    assert asked == ["C-1", "C-2", "C-2"]
    assert Errand.objects.count() == 1


def test_the_real_decision_lets_a_reminder_go_where_nothing_is_known_against_it(
    planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amends.core.person import PersonRow
    from amends.core.sealing import public_half

    pool(planned)
    give(planned, 1)
    row = PersonRow(person_ref="C-1", name="A", language="pl", residence="PL", elements=(), email="a@mail.example")
    monkeypatch.setattr(reminding, "read_audience", lambda folder: iter([row]))
    send = {"incident": planned.incident, "key": KEY, "public_key": public_half(bytes(32)), "by": "test"}
    assert reminding.send_reminders(**send, now=NOW + 11 * A_DAY).asked == 1


def test_redemption_with_a_time_that_has_no_offset_is_refused(planned: Planned) -> None:
    path = planned.write("used.csv", "code,redeemed_at\nAAAA-1111,2026-06-20T10:00:00\n")
    with pytest.raises(InputError):
        import_redemptions(path=path, secret=DESK, by="test", now=datetime(2026, 7, 1, tzinfo=UTC))


def test_who_plans_again_keeps_what_was_given(planned: Planned) -> None:
    from amends.apps.remedies.services import plan_incident

    pool(planned)
    before = code_at_desk(give(planned, 1), secret=DESK)
    plan_incident(incident=planned.incident, key=KEY, secret=DESK, by="test", now=NOW + A_DAY)
    assert code_at_desk(give(replace(planned), 1), secret=DESK) == before


def test_who_waits_for_a_code_that_there_is_not_holds_up_nobody(
    planned: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(giving, "_WISHES_AT_ONCE", 1)
    pool(planned, 20, months=12)
    for number in (31, 1):  # Connecticut: 24
        wish_code(incident=planned.incident, person_hash=planned.hash_of(number), now=NOW)
    assert [do_desk_work(secret=DESK, pepper=PEPPER, now=NOW) for _ in range(3)] == [1, 1, 0]
    assert CodeGrant.objects.get().person_hash == planned.hash_of(1)
    pool(planned, 30, months=24, residences=("US",))
    assert do_desk_work(secret=DESK, pepper=PEPPER, now=NOW) == 1
    assert CodeGrant.objects.filter(person_hash=planned.hash_of(31)).exists()
