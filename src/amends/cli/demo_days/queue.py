"""What comes in during the demo's first days, and what the house does about it: all through the product's services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from amends.apps.accounts.models import User
from amends.apps.care.answers import answer_for, channel_class_of
from amends.apps.care.automatic import answer_by_itself
from amends.apps.care.callbacks import ask_callback
from amends.apps.care.filing import do_desk_work
from amends.apps.care.finding import root_of
from amends.apps.care.history import add_note, open_case
from amends.apps.care.intake import Incoming, take_message
from amends.apps.care.joining import join_cases
from amends.apps.care.models import Kind, Message, Posting, PostingState, WayIn
from amends.apps.care.posting import note_posted
from amends.apps.care.press import acknowledge
from amends.apps.care.queue import assign_case, close_case
from amends.apps.care.replying import begin_reply, review_draft, send_draft
from amends.apps.care.services import Said, take_inquiry
from amends.apps.incidents.selectors import fact_book
from amends.cases.voices import Deed, Then, Voice
from amends.cli.demo_days.stage import Stage, on, who
from amends.core.errors import InputError

Deeds = list[tuple[datetime, Callable[[], None]]]
_NOTED = {"pl": "marta", "en": "reza", "de": "marta", "fa": "reza"}
_PRESS_FACTS = ("incident.persons_claimed", "anchor.discovered")


class Queue:
    """Takes the voices in and answers them; ``deeds`` says when what happens, in the order of the clock."""

    def __init__(self, stage: Stage, voices: tuple[Voice, ...]) -> None:
        self._stage, self._voices = stage, voices
        self._taken: dict[str, Message] = {}

    def deeds(self) -> Deeds:
        """Each message when it comes, and what is done when it is done."""
        coming: Deeds = [(voice.at, self._coming(voice)) for voice in self._voices]
        doing: Deeds = [
            (voice.at + timedelta(hours=voice.then.hours), self._doing(voice, voice.then))
            for voice in self._voices
            if voice.then is not None
        ]
        return coming + doing

    def _coming(self, voice: Voice) -> Callable[[], None]:
        return lambda: self._take(voice)

    def _doing(self, voice: Voice, then: Then) -> Callable[[], None]:
        return lambda: self._do(voice, then, voice.at + timedelta(hours=then.hours))

    def _take(self, voice: Voice) -> None:
        is_form = voice.way == WayIn.WEB
        self._taken[voice.id] = self._by_form(voice) if is_form else self._by_message(voice)
        if voice.joins:
            earlier = self._taken[voice.joins]
            join_cases(
                into=root_of(earlier.case), other=root_of(self._taken[voice.id].case), by=_agent(voice).get_username(),
                reason="The caller named her letter and its day.", now=voice.at,
            )  # fmt: skip

    def _by_message(self, voice: Voice) -> Message:
        stage = self._stage
        incoming = Incoming(
            way_in=WayIn(voice.way), text=voice.text, received_at=voice.at, language=voice.language,
            author=voice.author, reach=voice.reach, subject=voice.subject, network=voice.network,
            external_ref=f"demo:{voice.id}", is_public=voice.way == WayIn.SOCIAL,
            noted_by=_agent(voice).get_username() if voice.noted else "",
        )  # fmt: skip
        return take_message(
            incoming=incoming, incident=stage.incident, now=voice.at, public_key=stage.public_key, pepper=stage.pepper
        ).message

    def _by_form(self, voice: Voice) -> Message:
        stage = self._stage
        receipt = take_inquiry(
            said=Said(kind=voice.kind, text=voice.text, language=voice.language, reach=voice.reach),
            way_in=WayIn.WEB, incident=stage.incident, received_at=voice.at, now=voice.at,
            public_key=stage.public_key, pepper=stage.pepper, once=voice.id,
        )  # fmt: skip
        do_desk_work(secret=stage.secret, public_key=stage.public_key, now=voice.at)
        return Message.objects.get(inquiry=receipt.inquiry)

    def _do(self, voice: Voice, then: Then, now: datetime) -> None:
        message = Message.objects.select_related("case__incident", "inquiry").get(pk=self._taken[voice.id].pk)
        if then.do is Deed.ALONE:
            answer_by_itself(message=message, keys=self._stage.keys, now=now)
            return
        agent = _handler(message, voice)
        case = root_of(message.case)
        if then.do in (Deed.ACKNOWLEDGE, Deed.PRESS):
            acknowledge(case=case, by=agent, now=now - timedelta(minutes=30))
        if then.do is Deed.ACKNOWLEDGE:
            return
        assign_case(case=case, to=agent, by=agent, now=now)
        open_case(case=case, by=agent, reason="Answering this case.", secret=self._stage.desk, now=now)
        {
            Deed.ANSWER: self._answer, Deed.WORDS: self._words, Deed.PRESS: self._words, Deed.NOTE: self._note,
            Deed.CLOSE: self._close, Deed.CALLBACK: self._call,
        }[then.do](message, then, agent, now)  # fmt: skip

    def _answer(self, message: Message, then: Then, agent: User, now: datetime) -> None:
        answer = answer_for(
            incident=self._stage.incident, intent=then.intent or message.intent, language=message.language,
            channel_class=channel_class_of(message.way_in),
        )  # fmt: skip
        if answer is None:
            raise InputError("The demo has no answer.", code="demo.no_answer", where=then.intent or message.intent)
        draft = begin_reply(message=message, answer=answer, by=agent.get_username(), public_key=self._stage.public_key,
                            now=now)  # fmt: skip
        sent = send_draft(draft=draft, by=agent.get_username(), keys=self._stage.keys, now=now)
        posting = Posting.objects.filter(message=sent, state=PostingState.STAFF).first()
        if posting is not None and message.network != "bluesky":  # one waits for whoever looks at the demo
            note_posted(posting=posting, by="agnieszka", now=now + timedelta(minutes=3))

    def _words(self, message: Message, then: Then, agent: User, now: datetime) -> None:
        stage, name = self._stage, agent.get_username()
        facts = _facts(stage) if then.do is Deed.PRESS else ()
        draft = begin_reply(
            message=message, words=then.words, facts=facts, by=name, public_key=stage.public_key, now=now
        )
        review_draft(draft=draft, by=name, secret=stage.desk, now=now)
        send_draft(draft=draft, by=name, keys=stage.keys, now=now)

    def _note(self, message: Message, then: Then, agent: User, now: datetime) -> None:
        add_note(
            case=root_of(message.case), words=then.words, by=agent.get_username(), public_key=self._stage.public_key,
            now=now,
        )  # fmt: skip

    def _close(self, message: Message, then: Then, agent: User, now: datetime) -> None:
        close_case(case=root_of(message.case), by=agent.get_username(), reason=then.words, now=now)

    def _call(self, message: Message, then: Then, agent: User, now: datetime) -> None:
        number = next(voice.reach for voice in self._voices if self._taken.get(voice.id) == message)
        ask_callback(
            case=root_of(message.case), number=number, slot_from=on(now.day + 1, 16), slot_to=on(now.day + 1, 18),
            public_key=self._stage.public_key, now=now,
        )  # fmt: skip


def _agent(voice: Voice) -> User:
    return who(_NOTED[voice.language])


def _handler(message: Message, voice: Voice) -> User:
    """The press desk for the press, communications in public, the contact centre for everybody else."""
    is_desk = message.case.kind in (Kind.PRESS, Kind.RESEARCHER)
    return who("agnieszka") if is_desk or message.is_public else _agent(voice)


def _facts(stage: Stage) -> tuple[str, ...]:
    book = fact_book(incident=stage.incident)
    return tuple(fact.ref for key in _PRESS_FACTS for fact in book.standing(key))
