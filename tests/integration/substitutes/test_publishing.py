"""A text to everybody leaves once: intent before, outcome after, a lost answer looked up before it is repeated."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from house import NOW, released

from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import supersede_fact
from amends.apps.journal.selectors import deeds
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.public import keep_public_text
from amends.apps.notices.selectors import places_of
from amends.apps.substitutes.models import PublicOutcome, PublicSending
from amends.apps.substitutes.publishing import Way, _start, publish_by
from amends.core.channels import Channel
from amends.core.envelope import unpack
from amends.core.errors import InputError, MachineError, RefusedError
from amends.core.ports import Doubt, Outcome, OutcomeKind, Parcel
from amends.providers.way import provider_for
from amends.wording.render.social import Network

PLACE = "https://bank.example/notices"
KEY = bytes(range(32))
ACCEPTED, LOST, BUSY, UNSENT = (
    Outcome(OutcomeKind.ACCEPTED, ref="at://did:plc:a/post/@1"),
    Outcome(OutcomeKind.DOUBT),
    Outcome(OutcomeKind.TEMPORARY),
    Outcome(OutcomeKind.UNSENT),
)


@dataclass
class Board:
    """A provider in memory that answers as it is told; ``sees`` is run when a parcel arrives."""

    answers: list[Outcome | BaseException]
    doubt: Doubt = Doubt.REPEAT
    known: Outcome | None = None
    channel: Channel = Channel.SOCIAL
    concurrency: int = 1
    name: str = "board:@bank"
    refuses: str | None = None
    is_down: bool = False
    sent: list[Parcel] = field(default_factory=list)
    looked_up: int = 0

    def objection(self, parcel: Parcel) -> str | None:
        return self.refuses

    async def open(self) -> None:
        if self.is_down:
            raise MachineError("Down.", code="provider.down")

    async def close(self) -> None:
        """Nothing to let go of."""

    async def send(self, parcel: Parcel) -> Outcome:
        self.sent.append(parcel)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def look_up(self, message_id: str, ref: str) -> Outcome | None:
        self.looked_up += 1
        return self.known


@pytest.fixture
def post(incident: Incident) -> NoticeVersion:
    return released(incident, "status_update", "social")


def publish(notice: NoticeVersion, board: Board, *, repeats: bool = False) -> PublicOutcome:
    way = Way(provider=board, network=Network.MASTODON)
    return publish_by(notice=notice, place=PLACE, way=way, key=KEY, clock=lambda: NOW, repeats=repeats)


def kinds(incident: Incident) -> list[str]:
    every = [deed["kind"] for deed in deeds(incident_ref=incident.ref)]
    return [kind for kind in every if kind.startswith("publication.") or kind == "notice.published"]


def test_intent_is_on_record_before_and_the_outcome_after(incident: Incident, post: NoticeVersion) -> None:
    board = Board([ACCEPTED])
    assert publish(post, board).kind == "accepted"
    assert kinds(incident) == ["publication.intended", "publication.sent", "notice.published"]
    assert places_of(post) == [PLACE]
    (parcel,) = board.sent
    assert (parcel.is_exercise, parcel.to, unpack(parcel.content).message_id) == (True, "", parcel.message_id)


def test_same_command_again_sends_nothing(post: NoticeVersion) -> None:
    board = Board([ACCEPTED])
    publish(post, board)
    publish(post, board)
    assert (len(board.sent), board.looked_up, PublicSending.objects.count(), post.publications.count()) == (1, 0, 1, 1)


def test_lost_answer_is_looked_up_and_not_repeated_where_it_stands(post: NoticeVersion) -> None:
    board = Board([LOST], known=ACCEPTED)
    assert publish(post, board).kind == "doubt"
    assert places_of(post) == []
    assert publish(post, board).was_looked_up
    assert (len(board.sent), places_of(post)) == (1, [PLACE])


def test_lost_answer_that_the_provider_does_not_know_waits_for_a_person(post: NoticeVersion) -> None:
    board = Board([LOST, ACCEPTED])
    publish(post, board)
    with pytest.raises(RefusedError) as caught:
        publish(post, board)
    assert (caught.value.code, len(board.sent)) == ("publication.doubt", 1)
    assert publish(post, board, repeats=True).kind == "accepted"
    assert board.sent[0] == board.sent[1]


def test_lost_answer_of_an_idempotent_provider_is_repeated_with_the_same_bytes(post: NoticeVersion) -> None:
    board = Board([LOST, ACCEPTED], doubt=Doubt.IDEMPOTENT)
    publish(post, board)
    assert publish(post, board).kind == "accepted"
    assert (board.looked_up, board.sent[0] == board.sent[1]) == (1, True)


def test_death_between_intent_and_answer_is_a_doubt(post: NoticeVersion) -> None:
    board = Board([KeyboardInterrupt(), ACCEPTED], known=UNSENT)
    with pytest.raises(KeyboardInterrupt):
        publish(post, board)
    assert [outcome.kind for outcome in PublicOutcome.objects.all()] == ["started"]
    assert publish(post, board).kind == "accepted"
    assert board.looked_up == 1


def test_of_two_commands_at_once_one_is_refused(post: NoticeVersion) -> None:
    board = Board([UNSENT])
    publish(post, board)
    sending = PublicSending.objects.get()
    before = sending.outcomes.order_by("id").last()
    _start(sending, before, NOW)
    with pytest.raises(RefusedError) as caught:
        _start(sending, before, NOW)
    assert caught.value.code == "publication.busy"


def test_what_never_left_is_sent_again_without_asking(post: NoticeVersion) -> None:
    board = Board([UNSENT, ACCEPTED])
    assert publish(post, board).kind == "unsent"
    assert publish(post, board).kind == "accepted"
    assert board.looked_up == 0


def test_busy_server_may_hold_the_first_posts_of_a_thread(post: NoticeVersion, incident: Incident) -> None:
    thread = Board([BUSY])
    assert "\u001e" in unpack(_content(post, thread)).text
    with pytest.raises(RefusedError):
        publish(post, thread)


def test_what_cannot_be_published_is_refused_and_nothing_is_kept(incident: Incident, post: NoticeVersion) -> None:
    kept = keep_public_text(incident=incident, template="holding", language="en", channel=Channel.SOCIAL, now=NOW)
    for notice, board, code in (
        (kept, Board([]), "notice.not_released"),
        (post, Board([], refuses="too long"), "publication.objection"),
        (post, Board([], is_down=True), "provider.down"),
        (post, Board([], channel=Channel.WEB), "publication.channel"),
    ):
        with pytest.raises((RefusedError, MachineError, InputError)) as caught:
            publish(notice, board)
        assert caught.value.code == code
        assert not board.sent
    supersede_fact(
        incident=incident, ref="anchor.discovered@1", value="2026-05-30T09:00:00-07:00", source="log", at=NOW
    )
    with pytest.raises(RefusedError) as stale:
        publish(post, Board([]))
    assert stale.value.code == "release.stale_fact"
    assert PublicSending.objects.count() == 0


def test_page_is_really_written_by_its_provider_and_again_changes_no_byte(
    notice: NoticeVersion, tmp_path: Path
) -> None:
    url = f"web+file://{tmp_path}/pages?base={PLACE}&title=Notices&author=Bank"
    for _ in range(2):
        way = Way(provider=provider_for(url))
        outcome = publish_by(notice=notice, place=PLACE, way=way, key=KEY, clock=lambda: NOW)
    page = (tmp_path / "pages" / outcome.ref).read_text(encoding="utf-8")
    assert "1-800-555-0100" in page
    assert (tmp_path / "pages" / "feed.atom").is_file()
    assert PublicOutcome.objects.filter(kind="accepted").count() == 1


def _content(post: NoticeVersion, board: Board) -> bytes:
    publish(post, board)
    return board.sent[0].content
