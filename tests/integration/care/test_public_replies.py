"""What is said below a public post: approved words alone by a program, nobody's data, and seen until it stands."""

from __future__ import annotations

import pytest
from django.conf import settings
from queueing import Desk

from amends.apps.care.automatic import answer_by_itself
from amends.apps.care.board import care_standing
from amends.apps.care.models import Kind, Posting, PostingState, WayIn
from amends.apps.care.posting import accounts, not_yet_posted, note_posted, post_replies
from amends.apps.care.replying import begin_reply
from amends.core.envelope import unpack
from amends.core.errors import MachineError, RefusedError
from amends.core.ports import Outcome, OutcomeKind, Parcel

EVERY = frozenset(Kind.values)
URLS = {"mastodon": "mastodon://social.example?token=abc"}
POST = "social.example/1234#v1"


class Way:
    """Answers with the next of its outcomes; keeps what it was given."""

    def __init__(self, *outcomes: Outcome | Exception) -> None:
        self.outcomes, self.given = list(outcomes), []

    def __call__(self, url: str, *, to: str) -> Way:
        self.given.append((url, to))
        return self

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def send(self, parcel: Parcel) -> Outcome:
        self.given.append(unpack(parcel.content).text)
        found = self.outcomes.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_SOCIAL_URLS", URLS["mastodon"])


def posted(desk: Desk, monkeypatch: pytest.MonkeyPatch, *outcomes: Outcome | Exception) -> tuple[Way, int]:
    way = Way(*outcomes)
    monkeypatch.setattr("amends.apps.care.posting.reply_way", way)
    return way, post_replies(secret=settings.SECRET_OF, now=desk.now)


def answered(desk: Desk) -> Posting:
    answer = desk.answer("Call us on {contact.phone}.", way="social")
    taken = desk.take("Am I affected by the data breach?", way_in=WayIn.SOCIAL, network="mastodon", author="1",
                      external_ref=POST, is_public=True)  # fmt: skip
    draft = begin_reply(message=taken.message, answer=answer, by="agent", public_key=desk.keys.public_key, now=desk.now)
    return desk.send(draft).posting


def unposted(desk: Desk) -> int:
    return care_standing(kinds=EVERY, at=desk.now).unposted


@pytest.mark.usefixtures("account")
def test_an_approved_answer_is_posted_below_the_post_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    posting = answered(desk)
    assert (posting.state, posting.message.sent_as, unposted(desk)) == (PostingState.PLANNED, "post", 1)
    way, done = posted(desk, monkeypatch, Outcome(OutcomeKind.ACCEPTED, "200", "777"))
    assert way.given == [(URLS["mastodon"], POST), "Call us on +48 500 009 900."]
    posting.refresh_from_db()
    assert (done, posting.state, posting.public_ref, unposted(desk)) == (1, PostingState.POSTED, "777", 0)
    assert posted(desk, monkeypatch)[1] == 0


def test_without_an_account_staff_post_it_and_the_queue_shows_it_until_they_have(desk: Desk) -> None:
    assert accounts({}) == {}
    posting = answered(desk)
    assert (posting.state, posting.message.sent_as) == (PostingState.STAFF, "staff")
    assert list(not_yet_posted(kinds=EVERY)) == [posting]
    assert post_replies(secret=settings.SECRET_OF, urls={}, now=desk.now) == 0
    note_posted(posting=posting, by="agent", now=desk.now, public_ref="https://social.example/1")
    assert unposted(desk) == 0
    with pytest.raises(RefusedError):
        note_posted(posting=posting, by="agent", now=desk.now)


@pytest.mark.usefixtures("account")
def test_words_of_one_agent_are_posted_by_that_agent_alone(desk: Desk) -> None:
    taken = desk.take("Is it true?", way_in=WayIn.SOCIAL, network="mastodon", author="1", is_public=True)
    sent = desk.reply(taken.message, "We look into it and write here by tomorrow.")
    assert (sent.sent_as, sent.posting.state) == ("staff", PostingState.STAFF)


@pytest.mark.parametrize(
    "words",
    ["Dear Anna, we wrote to anna@people.example.", "Your card 4111 1111 1111 1111 is safe.", "PESEL 44051401359?"],
)
def test_no_public_word_holds_data_of_a_person(desk: Desk, words: str) -> None:
    taken = desk.take("Is it true?", way_in=WayIn.SOCIAL, network="mastodon", author="1", is_public=True)
    with pytest.raises(RefusedError) as refused:
        desk.reply(taken.message, words)
    assert refused.value.code == "care.public_data"
    assert not Posting.objects.exists()
    assert "anna" not in str(refused.value)


@pytest.mark.usefixtures("account")
def test_a_doubt_is_left_to_people_and_a_server_that_is_away_is_asked_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting = answered(desk)
    assert posted(desk, monkeypatch, MachineError("It is away.", code="provider.down"))[1] == 0
    posting.refresh_from_db()
    assert (posting.state, posting.attempts) == (PostingState.PLANNED, 1)
    assert posting.not_before is not None
    assert posted(desk, monkeypatch)[1] == 0, "it is left alone meanwhile"
    desk.now = posting.not_before
    assert posted(desk, monkeypatch, Outcome(OutcomeKind.DOUBT, reason="no answer"))[1] == 1
    posting.refresh_from_db()
    assert (posting.state, unposted(desk)) == (PostingState.STAFF, 1)
    assert posted(desk, monkeypatch)[1] == 0


def test_nothing_is_answered_by_itself_that_a_person_would_have_to_say(desk: Desk) -> None:
    for way in ("social", "phone", "web"):
        desk.answer("Call us on {contact.phone}.", way=way)
    for way_in, author in ((WayIn.SOCIAL, "anna"), (WayIn.PHONE_NOTE, "+48 1"), (WayIn.BRANCH, ""), (WayIn.CHAT, "x")):
        is_post = way_in == WayIn.SOCIAL
        taken = desk.take(
            "Am I affected by the data breach?", way_in=way_in, author=author, network="mastodon" if is_post else "",
            is_public=is_post,
        )  # fmt: skip
        assert answer_by_itself(message=taken.message, keys=desk.keys, now=desk.now) is None
