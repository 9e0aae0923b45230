"""Approved answers, rumours and moderation of the demo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from amends.apps.care.answers import Line, approve_answer, keep_answer, write_answer
from amends.apps.care.models import ApprovedAnswer, ChannelClass, HideReason
from amends.apps.care.moderation import hide_post, show_again
from amends.apps.care.rumours import answer_rumour, intent_of, note_rumour, publish_rumour
from amends.apps.care.seeds import seed_answers
from amends.apps.incidents.selectors import fact_book
from amends.cli.demo_days.stage import Stage, on, who

Deeds = list[tuple[datetime, Callable[[], None]]]
_RUMOURS = {
    "money": ("pl", "Z kont klientów zginęły pieniądze.", ("mastodon", "forum.example")),
    "many": ("en", "The data of 80,000 customers are out.", ("mastodon", "bluesky")),
    "cards": ("de", "Heute Nacht werden alle Karten gesperrt.", ("mastodon",)),
}


_NO_MONEY = "Od 20 maja do 2 czerwca 2026 r. nie stwierdziliśmy wypłat ani przelewów związanych z tym zdarzeniem."


def deeds(stage: Stage) -> Deeds:
    """What communications does, and when."""
    return [
        (on(1, 16, 30), lambda: _approve_all(stage)),
        (on(2, 9, 30), lambda: _money(stage)),
        (on(2, 12), lambda: _note(stage, "many", on(2, 12))),
        (on(4, 21), lambda: _note(stage, "cards", on(4, 21))),
        (on(3, 10), lambda: _hide(stage)),
        (on(4, 15), lambda: _in_hand(stage)),
    ]


def _approve_all(stage: Stage) -> None:
    """Agnieszka has them written from the facts; Bogdan, counsel, reads and approves what the linter lets pass."""
    written = seed_answers(incident=stage.incident, by="agnieszka", now=on(1, 16, 25))
    for answer in written:
        if answer.lint["verdict"] != "block":
            approve_answer(answer=answer, by=who("bogdan"), now=on(1, 16, 30))


def _in_hand(stage: Stage) -> None:
    """One new answer waits for a second person: whoever looks at the demo may be that."""
    write_answer(
        incident=stage.incident, intent="callback", language="en", channel_class=ChannelClass.MAIL, by="agnieszka",
        text="You can reach us on {contact.phone}, {contact.hours}.", now=on(4, 15),
    )  # fmt: skip


def _note(stage: Stage, name: str, at: datetime) -> None:
    language, claim, places = _RUMOURS[name]
    note_rumour(incident=stage.incident, claim=claim, language=language, owner="agnieszka", spread_at=places, now=at)


def _money(stage: Stage) -> None:
    language, claim, places = _RUMOURS["money"]
    rumour = note_rumour(
        incident=stage.incident, claim=claim, language=language, owner="agnieszka", spread_at=places, now=on(2, 9, 30)
    )
    facts = tuple(fact.ref for fact in fact_book(incident=stage.incident).standing("incident.money_moved"))
    answer: ApprovedAnswer = keep_answer(
        incident=stage.incident, intent=intent_of(rumour), language=language, channel_class=ChannelClass.WEB,
        lines=(Line(text=_NO_MONEY, facts=facts),), by="agnieszka", now=on(2, 10, 20),
    )  # fmt: skip
    approve_answer(answer=answer, by=who("bogdan"), now=on(2, 10, 40))
    answer_rumour(rumour=rumour, answer=answer, now=on(2, 10, 45))
    publish_rumour(rumour=rumour, is_public=True, now=on(2, 10, 50))


def _hide(stage: Stage) -> None:
    by, pepper = who("agnieszka"), stage.pepper
    for number, reason in enumerate((HideReason.SPAM, HideReason.SPAM, HideReason.OTHERS_PERSONAL_DATA)):
        act = hide_post(
            incident=stage.incident, network="mastodon", post=f"https://spolecznosc.example/@x/{4100 + number}",
            reason=reason, by=by, pepper=pepper, now=on(3, 10, number),
        )  # fmt: skip
        if number == 1:  # it was criticism after all
            show_again(act=act, by=by, now=on(3, 10, 30))
