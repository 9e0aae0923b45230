"""Leases, recovery and journals: a zombie writes nothing, and what is not known is said to be unknown."""

from __future__ import annotations

import fcntl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cast import KEY, NOW, SmallRenderer
from test_planning import plan

from amends.apps.delivery.claims import LEASE, MOST_DOUBTS, Lease, LostLeaseError, Settled, claim, give_back, renew
from amends.apps.delivery.journal import Journal, is_abandoned, journal_path, replay
from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.ports import Row, Ways
from amends.apps.delivery.recover import plan_again, recover
from amends.apps.delivery.services import decide_by_hand, run_campaign
from amends.apps.delivery.states import MessageState
from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.core.ports import Doubt, Outcome, OutcomeKind

pytestmark = pytest.mark.django_db
ACCEPTED = Outcome(OutcomeKind.ACCEPTED, code="250", ref="queued as 1")


def take(campaign: Campaign, worker: str = "w1", doubt: Doubt = Doubt.REPEAT) -> Lease | None:
    return claim(
        campaign_id=campaign.id,
        campaign_ref="CMP-1",
        channel=Channel.EMAIL,
        doubt=doubt,
        worker=worker,
        key=KEY,
        now=NOW,
    )


def taken(campaign: Campaign, worker: str = "w1", doubt: Doubt = Doubt.REPEAT) -> Lease:
    lease = take(campaign, worker, doubt)
    assert lease is not None
    return lease


def all_accepted(lease: Lease) -> dict[str, Settled]:
    return {row.message_id: Settled(MessageState.ACCEPTED, NOW, 1) for row in lease.rows}


def state_of(message_id: str) -> tuple[str, int, int]:
    message = Message.objects.get(message_id=message_id)
    return message.state, message.attempts, message.doubts


def test_segment_is_leased_to_one_worker_only() -> None:
    campaign = plan()
    assert take(campaign) is not None
    assert take(campaign, "w2") is None


def test_zombie_can_neither_write_nor_prolong_what_it_lost(tmp_path: Path) -> None:
    campaign = plan()
    zombie = taken(campaign)
    recover(campaign, journals=tmp_path, now=NOW + LEASE + timedelta(seconds=1))
    heir = taken(campaign, "w2")
    assert heir.epoch > zombie.epoch
    with pytest.raises(LostLeaseError):
        give_back(zombie, all_accepted(zombie))
    with pytest.raises(LostLeaseError):
        renew(zombie, now=NOW)
    assert not Message.objects.filter(state="accepted").exists()
    give_back(heir, all_accepted(heir))
    assert Segment.objects.get(id=heir.segment_id).state == "done"


def test_living_worker_keeps_its_segment(tmp_path: Path) -> None:
    campaign = plan()
    journal = Journal(tmp_path, "w1")
    lease = taken(campaign)
    assert recover(campaign, journals=tmp_path, now=NOW + 2 * LEASE).alive == 1
    assert Segment.objects.get(id=lease.segment_id).worker == "w1"
    journal.close(is_needed=False)


def test_journal_decides_what_became_of_each_message(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign)
    done, doubtful, refused, later, twice, *untouched = [row.message_id for row in lease.rows]
    journal = Journal(tmp_path, "w1")
    journal.start(lease.place, Doubt.REPEAT)
    for message_id in (done, doubtful, refused, later, twice):
        journal.intend(lease.place, message_id)
    journal.settle(lease.place, done, ACCEPTED)
    journal.settle(lease.place, refused, Outcome(OutcomeKind.REFUSED, code="550", reason="no"))
    journal.settle(lease.place, later, Outcome(OutcomeKind.TEMPORARY, code="451", reason="busy"))
    journal.settle(lease.place, twice, Outcome(OutcomeKind.DOUBT, reason="lost"))
    journal.intend(lease.place, twice)
    journal.settle(lease.place, twice, ACCEPTED)
    journal.flush()
    journal.close(is_needed=True)  # as the kernel does for a killed process
    found = recover(campaign, journals=tmp_path, now=NOW)
    assert found.in_doubt == [doubtful]
    assert state_of(done) == ("accepted", 1, 0)
    assert state_of(doubtful) == ("unknown", 1, 1)
    assert state_of(refused) == ("refused", 1, 0)
    assert state_of(later) == ("planned", 1, 0)
    assert state_of(twice) == ("accepted", 2, 1)
    assert {state_of(message_id) for message_id in untouched} == {("planned", 0, 0)}
    assert list(tmp_path.glob("*.journal"))  # the dead worker may have been taking a lease
    recover(campaign, journals=tmp_path, now=datetime.now(UTC) + LEASE + timedelta(seconds=1))
    assert not list(tmp_path.glob("*.journal"))


def test_what_is_known_to_be_accepted_is_not_claimed_again(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign)
    journal = Journal(tmp_path, "w1")
    journal.start(lease.place, Doubt.REPEAT)
    for row in lease.rows[:10]:
        journal.intend(lease.place, row.message_id)
        journal.settle(lease.place, row.message_id, ACCEPTED)
    journal.flush()
    journal.close(is_needed=True)
    recover(campaign, journals=tmp_path, now=NOW)
    again = taken(campaign, "w2")
    assert {row.message_id for row in again.rows} == {row.message_id for row in lease.rows[10:]}


def test_lost_journal_puts_the_whole_lease_in_doubt_but_only_after_it_ran_out(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign)
    assert recover(campaign, journals=tmp_path, now=NOW).alive == 1
    found = recover(campaign, journals=tmp_path, now=NOW + LEASE)
    assert len(found.in_doubt) == len(lease.rows)


def test_power_cut_puts_the_unwritten_rest_in_doubt(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign)
    journal = Journal(tmp_path, "w1")
    journal.start(lease.place, Doubt.REPEAT)
    journal.intend(lease.place, lease.rows[0].message_id)
    journal.settle(lease.place, lease.rows[0].message_id, ACCEPTED)
    journal.flush()
    journal.close(is_needed=True)
    path = journal_path(tmp_path, "w1")
    lines = path.read_bytes().splitlines(keepends=True)
    other_boot = tmp_path / "other"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("amends.apps.delivery.journal.boot_id", lambda: "another-start-of-the-machine")
        Journal(other_boot, "w1").close(is_needed=True)
    path.write_bytes(journal_path(other_boot, "w1").read_bytes() + b"".join(lines[1:]))
    found = recover(campaign, journals=tmp_path, now=NOW)
    assert state_of(lease.rows[0].message_id)[0] == "accepted"
    assert len(found.in_doubt) == len(lease.rows) - 1


def test_channel_that_holds_doubt_is_not_repeated(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign, doubt=Doubt.HOLD)
    journal = Journal(tmp_path, "w1")
    journal.start(lease.place, Doubt.HOLD)
    for row in lease.rows:
        journal.intend(lease.place, row.message_id)
    journal.close(is_needed=True)
    recover(campaign, journals=tmp_path, now=NOW)
    assert take(campaign, "w2", Doubt.HOLD) is None
    assert set(Message.objects.filter(segment_id=lease.segment_id).values_list("state", flat=True)) == {"unknown"}


def test_what_one_provider_may_have_is_not_repeated_by_another(tmp_path: Path) -> None:
    campaign = plan()
    lease = taken(campaign)
    unknown = {row.message_id: Settled(MessageState.UNKNOWN, NOW, 1, 1, provider="sms:a") for row in lease.rows}
    give_back(lease, unknown)
    Segment.objects.update(state="planned")
    other = taken(campaign, "w2", Doubt.IDEMPOTENT)
    assert other.rows == []
    give_back(other, {})
    Segment.objects.update(state="planned")
    same = claim(
        campaign_id=campaign.id, campaign_ref="CMP-1", channel=Channel.EMAIL, doubt=Doubt.IDEMPOTENT, worker="w3",
        key=KEY, now=NOW, provider="sms:a",
    )  # fmt: skip
    assert same is not None
    assert len(same.rows) == len(lease.rows)


def test_message_that_a_person_plans_again_during_the_sending_is_not_left_in_a_done_segment() -> None:
    campaign = plan()
    lease = taken(campaign)
    settled = {row.message_id: Settled(MessageState.UNKNOWN, NOW, 1, 1) for row in lease.rows}
    give_back(lease, settled)
    first = lease.rows[0].message_id
    Segment.objects.update(state="planned")
    again = taken(campaign, "w2", Doubt.HOLD)
    assert decide_by_hand(message_id=first, word="again", by="lead", reason="asked", now=NOW) == "planned"
    give_back(again, {})
    assert Segment.objects.get(id=again.segment_id).state == "planned"
    assert [row.message_id for row in taken(campaign, "w3", Doubt.HOLD).rows] == [first]


def test_torn_and_altered_lines_of_a_journal_are_left_out(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "w1")
    journal.intend("1.1", "a@x")
    journal.settle("1.1", "a@x", ACCEPTED)
    journal.flush()
    journal.close(is_needed=True)
    path = journal_path(tmp_path, "w1")
    path.write_bytes(path.read_bytes()[:-3])
    assert replay(path, "1.1").in_doubt == {"a@x"}


def test_journal_is_held_while_its_worker_lives(tmp_path: Path) -> None:
    journal = Journal(tmp_path, "w1")
    assert not is_abandoned(journal_path(tmp_path, "w1"))
    journal.close(is_needed=True)
    assert is_abandoned(journal_path(tmp_path, "w1"))


def test_journal_on_a_full_disk_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path, "w1")
    with monkeypatch.context() as patch:
        patch.setattr("amends.apps.delivery.journal.os.write", lambda descriptor, data: 0)
        with pytest.raises(MachineError) as fault:
            journal.intend("1.1", "a@x")
    assert fault.value.code == "delivery.journal"
    journal.close(is_needed=False)


def test_content_that_changed_since_release_is_held_and_does_not_leave(tmp_path: Path) -> None:
    class Edited(SmallRenderer):
        def email_values(self, row: Row) -> dict[str, str]:
            values = super().email_values(row)
            is_changed = row.person.person_ref == "C0000001"
            return values | {"greeting": values["greeting"] + " one more word"} if is_changed else values

    campaign = plan()
    ways = Ways(outbox=tmp_path / "outbox", journals=tmp_path / "journals")
    result = run_campaign(campaign=campaign, key=KEY, renderer=Edited(), ways=ways, clock=lambda: NOW)
    assert result.states["held"] == 1
    assert Message.objects.get(person_ref="C0000001").state == "held"
    assert len(list(ways.outbox.glob("**/*.eml"))) == Message.objects.filter(channel="email", state="accepted").count()


def test_busy_server_is_tried_again_by_the_next_run() -> None:
    campaign = plan()
    lease = taken(campaign)
    reason = "tried several times; the server said not now: 451"
    give_back(lease, {row.message_id: Settled(MessageState.OWED, NOW, 5, reason=reason) for row in lease.rows})
    assert plan_again(campaign, before=NOW + timedelta(days=365)) == len(lease.rows)
    assert len(taken(campaign, "w2").rows) == len(lease.rows)


def test_what_stayed_unknown_waits_for_the_next_run_and_is_not_repeated_for_ever() -> None:
    campaign = plan()
    for run in range(1, MOST_DOUBTS + 1):
        lease = taken(campaign, f"w{run}")
        give_back(lease, {row.message_id: Settled(MessageState.UNKNOWN, NOW, 1, 1) for row in lease.rows})
        assert Segment.objects.get(id=lease.segment_id).state == "done"
        plan_again(campaign, before=NOW + timedelta(days=365))
    assert Segment.objects.get(id=lease.segment_id).state == "done"
    assert set(Message.objects.filter(segment_id=lease.segment_id).values_list("doubts", flat=True)) == {MOST_DOUBTS}


def test_segment_that_another_process_took_back_meanwhile_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(*arguments: object, **options: object) -> None:
        raise LostLeaseError("lost", code="delivery.lost_lease")

    campaign = plan()
    taken(campaign)
    monkeypatch.setattr("amends.apps.delivery.recover.give_back", lost)
    assert recover(campaign, journals=tmp_path, now=NOW + LEASE).segments == 0


def test_two_who_ask_at_once_whether_a_worker_lives_both_learn_that_it_is_dead(tmp_path: Path) -> None:
    Journal(tmp_path, "w1").close(is_needed=True)
    path = journal_path(tmp_path, "w1")
    with path.open("rb") as asking:
        fcntl.flock(asking, fcntl.LOCK_SH | fcntl.LOCK_NB)  # as the other does
        assert is_abandoned(path)
