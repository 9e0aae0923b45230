"""A day's flood: messages by eight ways in four languages, with repeats; at its end nobody waits, each once."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from datetime import timedelta

from django.conf import settings
from queueing import Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.answers import approve_answer
from amends.apps.care.automatic import answer_by_itself
from amends.apps.care.board import care_standing
from amends.apps.care.filing import do_desk_work
from amends.apps.care.finding import family_of, is_stranger
from amends.apps.care.intake import Incoming, Taken, take_message
from amends.apps.care.models import Case, CaseState, Direction, Inquiry, Kind, Message, WayIn
from amends.apps.care.queue import take_next
from amends.apps.care.replying import begin_reply, review_draft, send_draft
from amends.apps.care.seeds import seed_answers
from amends.apps.care.services import Said, take_inquiry
from amends.apps.care.told import waiting_in

MESSAGES = int(os.environ.get("AMENDS_FLOOD_MESSAGES", "400"))
WAYS = ("mail", "web", "chat", "phone_note", "letter", "branch", "mastodon", "bluesky")
WORDS = {
    "en": ("Am I affected by the data breach?", "What must I do now?", "Do I get a new card?",
           "Should I close my account?", "I want to complain about how you treat my data.",
           "Money was taken from my account after your breach.", "I am a journalist with a question.",
           "Please call me back.", "I cannot go on, I want to end my life because of this."),
    "pl": ("Czy mój wyciek danych dotyczy mnie?", "Co mam teraz zrobić?", "Czy dostanę nową kartę?",
           "Czy mam zamknąć konto?", "Składam reklamację.", "Z mojego konta zniknęły pieniądze.",
           "Jestem dziennikarzem i mam pytanie.", "Proszę o telefon.", "Nie chcę już żyć."),
    "de": ("Bin ich von dem Datenleck betroffen?", "Was muss ich jetzt tun?", "Bekomme ich eine neue Karte?",
           "Soll ich mein Konto kündigen?", "Ich möchte mich beschweren.", "Von meinem Konto fehlt Geld.",
           "Ich bin Journalistin und habe eine Frage.", "Bitte rufen Sie mich zurück.", "Ich will nicht mehr leben."),
    "fa": ("آیا اطلاعات من هم لو رفته است؟", "حالا باید چه کار کنم؟", "کارت جدید می‌گیرم؟", "حسابم را ببندم؟",
           "من شکایت دارم.", "از حساب من پول برداشته شده است.", "من خبرنگار هستم و سؤالی دارم.",
           "لطفاً با من تماس بگیرید.", "دیگر نمی‌خواهم زنده بمانم."),
}  # fmt: skip


class Flood:
    """What arrives over a day, each with whether it is a repeat."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.chance = random.Random(7)
        self.start = desk.now
        self.sent: list[tuple[str, str, str, str, str]] = []
        self.repeats = 0

    def message(self, number: int) -> Taken | Inquiry:
        self.desk.now = self.start + timedelta(seconds=43 * (number + 1))
        if self.sent and self.chance.random() < 0.2:
            self.repeats += 1
            return self._arrives(*self.chance.choice(self.sent[-200:]))
        language = self.chance.choice(tuple(WORDS))
        words = self.chance.choice(WORDS[language])
        way = WAYS[number % len(WAYS)]
        author = f"person{number}@people.example" if way not in ("phone_note", "branch") else f"+48 500 {number:06}"
        one = (way, author, language, f"{words} {number}" if way == "web" else words, f"ref-{number}")
        self.sent.append(one)
        return self._arrives(*one)

    def _arrives(self, way: str, author: str, language: str, words: str, ref: str) -> Taken | Inquiry:
        desk, keys = self.desk, self.desk.keys
        if way == "web":
            return take_inquiry(
                said=Said(kind="question", text=words, language=language, reach=author), way_in=WayIn.WEB,
                incident=desk.incident, received_at=desk.now, now=desk.now, public_key=keys.public_key,
                pepper=keys.pepper, once=ref,
            ).inquiry  # fmt: skip
        is_social = way in ("mastodon", "bluesky")
        # Half of the repeats are the same message again, half are the same words sent anew.
        external = ref if self.chance.random() < 0.5 else f"{ref}-{desk.now.timestamp()}"
        return take_message(
            incoming=Incoming(
                way_in=WayIn.SOCIAL if is_social else WayIn(way), text=words, language=language, author=author,
                received_at=desk.now, external_ref=external, network=way if is_social else "", is_public=is_social,
                noted_by="agent" if way in ("phone_note", "branch", "letter") else "",
            ),
            incident=desk.incident, now=desk.now, public_key=keys.public_key, pepper=keys.pepper,
        )  # fmt: skip


def seeded(desk: Desk) -> int:
    counsel = staff(Role.COUNSEL)
    kept = seed_answers(incident=desk.incident, by="writer", now=desk.now)
    return len([approve_answer(answer=answer, by=counsel, now=desk.now) for answer in kept])


def answered_by_agents(desk: Desk) -> int:
    """Agents take what is next until nobody waits; each of them writes in the language of the case."""
    answered = 0
    while case := take_next(by=f"agent{answered % 8}", kinds=Kind.values, now=desk.now):
        family = family_of(case)
        for bound_to in sorted(waiting_in(family)):
            said = Message.objects.filter(case__in=family, direction=Direction.IN, bound_to=bound_to)
            message = said.select_related("case__incident").order_by("-id")[0]
            assert not is_stranger(message)
            draft = begin_reply(
                message=message, words="We are looking into it and will tell you by tomorrow.", by="agent",
                public_key=desk.keys.public_key, now=desk.now,
            )  # fmt: skip
            review_draft(draft=draft, by="agent", secret=desk.keys.secret, now=desk.now)
            send_draft(draft=draft, by="agent", keys=desk.keys, now=desk.now)
            answered += 1
    return answered


def test_at_the_end_of_the_day_nobody_waits_and_each_was_answered_once(desk: Desk) -> None:
    answers = seeded(desk)
    flood = Flood(desk)
    began = time.perf_counter()
    taken = [flood.message(number) for number in range(MESSAGES)]
    took = time.perf_counter() - began
    while do_desk_work(secret=settings.SECRET_OF, public_key=desk.keys.public_key, now=desk.now):
        continue
    came_in = Message.objects.filter(direction=Direction.IN)
    distinct = len(flood.sent)
    assert came_in.count() == distinct == MESSAGES - flood.repeats
    peak = care_standing(kinds=Kind.values, at=desk.now).unanswered
    by_itself = sum(
        answer_by_itself(message=message, keys=desk.keys, now=desk.now) is not None
        for message in came_in.select_related("case__incident").order_by("id")
    )
    by_agents = answered_by_agents(desk)
    whole = time.perf_counter() - began
    stands = care_standing(kinds=Kind.values, at=desk.now)
    assert (stands.unanswered, stands.unfiled, stands.closed_unanswered, stands.lines) == (0, 0, 0, ())
    assert not Case.objects.filter(state=CaseState.OPEN).exists()
    outgoing = Message.objects.filter(direction=Direction.OUT)
    assert set(Counter(outgoing.values_list("in_reply_to", flat=True)).values()) == {1}
    assert set(outgoing.values_list("bound_to", flat=True)) == set(came_in.values_list("bound_to", flat=True))
    assert by_itself + by_agents == outgoing.count()
    assert by_itself > 0
    sensitive = came_in.filter(is_sensitive=True)
    assert sensitive.exists()
    assert not outgoing.filter(in_reply_to__in=sensitive, answer__isnull=False).exists()
    print(
        f"\n{len(taken)} messages, {flood.repeats} repeats, {distinct} to be answered, {peak} cases at the peak; "
        f"{answers} approved answers; {by_itself} answered by themselves, {by_agents} by agents, "
        f"{sensitive.count()} sensitive, 0 unanswered; taken in at {MESSAGES / took:.0f} a second, "
        f"{whole:.0f} s until nobody waited"
    )
