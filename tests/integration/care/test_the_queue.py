"""One case per person across ways in, each message once, and a queue in which nobody is left."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from queueing import ANNA, EVE, Desk, staff

from amends.apps.accounts.models import Role
from amends.apps.care.answering import answer_inquiry, close_inquiry
from amends.apps.care.board import care_standing
from amends.apps.care.boxes import FILE_TYPE, file_of
from amends.apps.care.callbacks import ask_callback, callbacks_due, note_call, number_of
from amends.apps.care.filing import do_desk_work
from amends.apps.care.history import open_case
from amends.apps.care.intake import Attached, Taken
from amends.apps.care.models import (
    CallbackState,
    Case,
    CaseState,
    HideReason,
    Inquiry,
    Kind,
    Message,
    ModerationAct,
    WayIn,
)
from amends.apps.care.moderation import hidden_counts, hide_post, show_again
from amends.apps.care.press import acknowledge, press_cases, told_to_press
from amends.apps.care.queue import (
    assign_case,
    close_case,
    hand_back,
    queue_of,
    set_languages,
    take_next,
    take_next_for,
    wait_for_person,
)
from amends.apps.care.rumours import answer_rumour, note_rumour, public_rumours, publish_rumour
from amends.apps.care.services import Said, take_inquiry
from amends.apps.errands.models import Errand
from amends.apps.incidents.services import supersede_fact
from amends.apps.journal.models import Entry
from amends.apps.looks.models import Look
from amends.core.errors import InputError, RefusedError
from amends.triage.moderation import HidingReason

EVERY = frozenset(Kind.values)


def inquire(desk: Desk, text: str = "Am I affected?", *, kind: str = "question", reach: str = "") -> Inquiry:
    desk.now += timedelta(minutes=1)
    return take_inquiry(
        said=Said(kind=kind, text=text, language="en", reach=reach), way_in=WayIn.WEB, incident=desk.incident,
        received_at=desk.now, now=desk.now, public_key=desk.keys.public_key, pepper=desk.keys.pepper,
    ).inquiry  # fmt: skip


def filed(desk: Desk) -> int:
    return do_desk_work(secret=settings.SECRET_OF, public_key=desk.keys.public_key, now=desk.now)


def standing(desk: Desk) -> tuple[int, int]:
    found = care_standing(kinds=EVERY, at=desk.now)
    return found.unanswered, found.overdue


def test_the_same_message_twice_and_the_same_words_again_count_once(desk: Desk) -> None:
    first = desk.take(external_ref="<1@people.example>")
    again = desk.take(external_ref="<1@people.example>")
    repeated = desk.take("am I  AFFECTED?", external_ref="<2@people.example>")
    assert [taken.is_duplicate for taken in (first, again, repeated)] == [False, True, True]
    assert {taken.message.pk for taken in (first, again, repeated)} == {first.message.pk}
    assert (Message.objects.count(), standing(desk)[0]) == (1, 1)
    desk.reply(first.message)
    later = desk.take(external_ref="<3@people.example>")
    assert (later.is_duplicate, later.case.pk, later.case.state) == (False, first.case.pk, CaseState.OPEN)


def test_one_person_across_ways_in_has_one_case(desk: Desk) -> None:
    person = "a" * 40
    ways = [
        desk.take("By mail", person_hash=person),
        desk.take("By phone", person_hash=person, way_in=WayIn.PHONE_NOTE, author="", noted_by="agent"),
        desk.take("By chat", person_hash=person, way_in=WayIn.CHAT, author=""),
    ]
    assert len({taken.case.pk for taken in ways}) == 1
    assert desk.take("Somebody else", way_in=WayIn.CHAT, author="").is_new_case


def test_the_same_handle_in_two_networks_is_two_authors(desk: Desk) -> None:
    def post(network: str) -> Taken:
        return desk.take("Is it true?", way_in=WayIn.SOCIAL, network=network, author="anna", is_public=True)

    assert post("mastodon").is_new_case
    assert post("bluesky").is_new_case
    assert Case.objects.filter(is_public=True).count() == 2


def test_what_is_sensitive_comes_first_and_then_the_clock(desk: Desk) -> None:
    slow = desk.take("What must I do about my card?")
    fast = desk.take("Is it true?", way_in=WayIn.SOCIAL, network="mastodon", author="ivo")
    urgent = desk.take("I want to kill myself because of this.", author=EVE)
    order = [case.pk for case in queue_of(kinds=EVERY)]
    assert order == [urgent.case.pk, fast.case.pk, slow.case.pk]
    assert care_standing(kinds=EVERY, at=desk.now).sensitive == 1
    with pytest.raises(RefusedError) as refused:
        close_case(case=urgent.case, by="agent", reason="no reason at all", now=desk.now)
    assert refused.value.code == "care.unanswered"


def test_taking_handing_back_and_assigning(desk: Desk) -> None:
    agent, counsel = staff(Role.CONTACT_CENTRE), staff(Role.COUNSEL)
    mine = desk.take(language="en")
    german = desk.take("Bin ich betroffen?", author=EVE, language="de")
    set_languages(username=agent.get_username(), languages=["de"])
    taken = take_next_for(agent, now=desk.now)
    assert taken is not None
    assert (taken.pk, taken.owner) == (german.case.pk, agent.get_username())
    assert take_next_for(agent, now=desk.now) is None, "nobody else writes German"
    hand_back(case=taken, by=agent, now=desk.now)
    assert take_next(by="other", kinds=EVERY, languages=("de",), now=desk.now) == taken
    with pytest.raises(RefusedError) as refused:
        assign_case(case=mine.case, to=counsel, by=agent, now=desk.now)
    assert refused.value.code == "care.may_not_handle"


def test_only_its_owner_or_who_leads_gives_away_or_hands_back_a_case(desk: Desk) -> None:
    owner, other, lead = (
        staff(Role.CONTACT_CENTRE, "owner"),
        staff(Role.CONTACT_CENTRE, "other"),
        staff(Role.INCIDENT_LEAD),
    )
    case = desk.take().case
    assign_case(case=case, to=owner, by=owner, now=desk.now)
    stolen = (
        lambda: assign_case(case=case, to=other, by=other, now=desk.now),
        lambda: hand_back(case=case, by=other, now=desk.now),
    )
    for act in stolen:
        with pytest.raises(RefusedError) as refused:
            act()
        assert refused.value.code == "care.not_yours"
    case.refresh_from_db()
    assert case.owner == "owner"
    assign_case(case=case, to=other, by=lead, now=desk.now)
    hand_back(case=case, by=other, now=desk.now)
    case.refresh_from_db()
    assert case.owner == ""


def test_a_new_word_opens_a_case_that_waited_for_the_person(desk: Desk) -> None:
    first = desk.take()
    desk.reply(first.message, "Which card do you mean?")
    wait_for_person(case=first.case, by="agent", reason="which card", now=desk.now)
    first.case.refresh_from_db()
    assert (first.case.state, standing(desk)[0]) == (CaseState.WAITING, 0)
    again = desk.take("The blue one.", thread=desk.token())
    assert (again.case.pk, again.case.state, again.case.owner) == (first.case.pk, CaseState.OPEN, "")


def test_overdue_and_due_soon_are_counted_by_way_and_language(desk: Desk) -> None:
    taken = desk.take("Is it true?", way_in=WayIn.SOCIAL, network="mastodon", author="ivo", language="pl")
    at = taken.case.due_at
    before = care_standing(kinds=EVERY, at=at - timedelta(minutes=10)).lines
    assert [(line.way_in, line.language, line.due_soon, line.overdue) for line in before] == [("social", "pl", 1, 0)]
    after = care_standing(kinds=EVERY, at=at + timedelta(seconds=1))
    assert (after.unanswered, after.overdue, after.due_soon, after.unowned) == (1, 1, 0, 1)


def test_a_complaint_by_mail_has_the_clock_of_its_law_or_an_earlier_promise(desk: Desk) -> None:
    taken = desk.take("I complain. This is a formal complaint about the data breach.")
    assert taken.case.kind == Kind.COMPLAINT
    assert taken.case.law.startswith("complaints/")
    assert taken.case.due_at <= desk.now + timedelta(days=30)


def test_a_program_that_answers_by_itself_waits_for_nobody(desk: Desk) -> None:
    taken = desk.take("I am away until Monday.", is_automatic=True)
    assert (taken.case.state, standing(desk)[0]) == (CaseState.CLOSED, 0)
    assert care_standing(kinds=EVERY, at=desk.now).closed_unanswered == 0


def test_each_form_is_filed_once_and_joins_the_mail_of_the_same_author(desk: Desk) -> None:
    inquiry = inquire(desk, reach=ANNA)
    assert standing(desk)[0] == 1, "it counts before it is filed"
    assert (filed(desk), filed(desk)) == (1, 0)
    inquiry.refresh_from_db()
    assert standing(desk)[0] == 1
    mail = desk.take("And my card?")
    assert mail.case == inquiry.case
    answer_inquiry(inquiry=inquiry, words="You are not.", by="agent", secret=desk.keys.secret, now=desk.now)
    mail.case.refresh_from_db()
    assert mail.case.state == CaseState.OPEN, "the mail still waits"
    desk.reply(mail.message)
    mail.case.refresh_from_db()
    assert mail.case.state == CaseState.ANSWERED


def test_a_reply_to_a_form_is_read_with_the_number_and_closing_it_closes_the_case(desk: Desk) -> None:
    inquiry = inquire(desk)
    filed(desk)
    inquiry.refresh_from_db()
    sent = desk.reply(inquiry.messages.get(direction="in"), "You are not affected.")
    assert (sent.sent_as, sent.told is not None, Errand.objects.count()) == ("receipt", True, 0)
    inquiry.refresh_from_db()
    assert (inquiry.state, standing(desk)[0]) == ("answered", 0)
    close_inquiry(inquiry=inquiry, by="agent", reason="it is settled", now=desk.now)
    inquiry.refresh_from_db()
    assert inquiry.case is not None
    assert inquiry.case.state == CaseState.CLOSED


def test_a_form_that_was_answered_before_it_was_filed_is_no_open_case(desk: Desk) -> None:
    inquiry = inquire(desk)
    answer_inquiry(inquiry=inquiry, words="You are not.", by="agent", secret=desk.keys.secret, now=desk.now)
    filed(desk)
    assert standing(desk)[0] == 0
    assert Case.objects.get().first_answered_at == desk.now


def test_nothing_of_a_person_stands_open_and_each_look_is_kept_first(desk: Desk) -> None:
    taken = desk.take("My secret words", subject="Secret subject", attachments=(Attached("me.html", b"<b>"),))
    rows = repr([list(table.objects.values()) for table in (Message, Case)])
    deeds = " ".join(Entry.objects.values_list("leaf", flat=True))
    for secret in ("My secret words", "Secret subject", ANNA, "me.html"):
        assert secret not in rows + deeds
    lead = staff(Role.INCIDENT_LEAD)
    with pytest.raises(InputError):
        open_case(case=taken.case, by=lead, reason=" ", secret=desk.keys.secret, now=desk.now)
    assert not Look.objects.exists()
    seen = open_case(case=taken.case, by=lead, reason="to answer it", secret=desk.keys.secret, now=desk.now)
    assert (seen[0].body.text, seen[0].body.author, Look.objects.count()) == ("My secret words", ANNA, 1)
    file = taken.message.attachments.get()
    assert (file_of(file, secret=desk.keys.secret).data, FILE_TYPE) == (b"<b>", "application/octet-stream")


def test_too_many_and_too_large_files_are_left_out_and_said_so(desk: Desk) -> None:
    files = (Attached("big", b"x" * (10 * 2**20 + 1)), *(Attached(str(n), b"y") for n in range(12)))
    taken = desk.take(attachments=files)
    assert (taken.message.attachments.count(), taken.message.left_out) == (10, 3)


def test_a_call_back_is_due_in_its_time_and_never_given_up_early(desk: Desk) -> None:
    taken = desk.take()
    asked = ask_callback(
        case=taken.case, number="+48 500 100 200", slot_from=desk.now + timedelta(hours=1),
        slot_to=desk.now + timedelta(hours=2), public_key=desk.keys.public_key, now=desk.now,
    )  # fmt: skip
    assert b"500 100 200" not in bytes(asked.box)
    assert not callbacks_due(at=desk.now).exists()
    later = desk.now + timedelta(hours=3)
    assert list(callbacks_due(at=later)) == [asked], "whose time has passed is still called"
    assert number_of(asked, secret=desk.keys.secret) == "+48 500 100 200"
    note_call(callback=asked, is_reached=False, by="agent", now=later)
    with pytest.raises(RefusedError) as refused:
        note_call(callback=asked, is_reached=False, by="agent", now=later, gives_up=True)
    assert refused.value.code == "care.tries"
    note_call(callback=asked, is_reached=True, by="agent", now=later)
    assert (asked.state, asked.attempts, care_standing(kinds=EVERY, at=later).callbacks) == (CallbackState.DONE, 2, 0)


def test_the_press_is_acknowledged_and_all_are_owed_what_one_was_told(desk: Desk) -> None:
    communications = staff(Role.COMMUNICATIONS)
    first = desk.take("I am a journalist. How many people are affected?")
    second = desk.take("I am a journalist of another paper, with questions.", author=EVE)
    assert {first.case.kind, second.case.kind} == {Kind.PRESS}
    with pytest.raises(RefusedError):
        acknowledge(case=first.case, by=staff(Role.CONTACT_CENTRE), now=desk.now)
    acknowledge(case=first.case, by=communications, now=desk.now)
    desk.reply(first.message, "It happened on 20 May.", facts=("anchor.occurred@1",))
    assert [(told.fact, told.case_ref) for told in told_to_press(incident=desk.incident)] == [
        ("anchor.occurred@1", first.case.ref)
    ]
    board = {item.case.ref: item for item in press_cases(incident=desk.incident)}
    assert board[first.case.ref].acknowledged_at is not None
    assert (board[first.case.ref].owed, board[second.case.ref].owed) == ((), ("anchor.occurred@1",))


def test_a_comment_is_hidden_for_a_listed_reason_only_and_counted(desk: Desk) -> None:
    by, pepper = staff(Role.COMMUNICATIONS), desk.keys.pepper
    given = {"incident": desk.incident, "network": "mastodon", "post": "https://m.example/1", "pepper": pepper}
    for reason in ("criticism", "good_name", ""):
        with pytest.raises(RefusedError) as refused:
            hide_post(**given, reason=reason, by=by, now=desk.now)
        assert refused.value.code == "care.reason_not_listed"
    with pytest.raises(RefusedError):
        hide_post(**given, reason="spam", by=staff(Role.CONTACT_CENTRE), now=desk.now)
    act = hide_post(**given, reason="spam", by=by, now=desk.now)
    show_again(act=act, by=by, now=desk.now)
    with pytest.raises(InputError):
        show_again(act=act, by=by, now=desk.now)
    counts = {item.reason: (item.hidden, item.shown_again) for item in hidden_counts(desk.incident.pk)}
    assert counts == {"others_personal_data": (0, 0), "threats": (0, 0), "spam": (1, 1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        ModerationAct.objects.create(
            ref="MOD-X", incident=desk.incident, network="x", post_digest="x", reason="criticism", by="x", at=desk.now
        )
    assert Entry.objects.filter(kind__startswith="comment.").count() == 2
    assert "m.example" not in " ".join(Entry.objects.values_list("leaf", flat=True))


def test_the_reasons_are_those_of_the_moderation_rules() -> None:
    assert sorted(HideReason.values) == sorted(str(reason) for reason in HidingReason)


def test_a_rumour_is_public_with_an_approved_answer_and_leaves_when_its_fact_changes(desk: Desk) -> None:
    rumour = note_rumour(
        incident=desk.incident, claim="The hotline is closed", language="en", owner="press officer", now=desk.now,
        spread_at=("mastodon", "https://m.example/1"),
    )  # fmt: skip
    with pytest.raises(RefusedError):
        publish_rumour(rumour=rumour, is_public=True, now=desk.now)
    answer_rumour(rumour=rumour, answer=desk.answer("It is open: {contact.phone}.", way="web"), now=desk.now)
    publish_rumour(rumour=rumour, is_public=True, now=desk.now)
    assert public_rumours(desk.incident) == (rumour,)
    supersede_fact(incident=desk.incident, ref="contact.phone@1", value="+48 1", source="desk", at=desk.now)
    assert public_rumours(desk.incident) == ()


def test_the_public_side_still_takes_a_question_without_a_case(desk: Desk) -> None:
    response = Client().post("/en/ask", {"text": "You lost my data.", "language": "en"})
    assert response.status_code == 200
    assert Inquiry.objects.get().case is None
    filed(desk)
    assert Inquiry.objects.get().case is not None


def test_the_same_words_with_another_file_are_kept(desk: Desk) -> None:
    first = desk.take("See the file.", attachments=(Attached("a", b"1"),))
    again = desk.take("See the file.", attachments=(Attached("a", b"1"),))
    other = desk.take("See the file.", attachments=(Attached("a", b"2"),))
    assert (again.is_duplicate, other.is_duplicate) == (True, False)
    assert other.case == first.case
    assert file_of(other.message.attachments.get(), secret=desk.keys.secret).data == b"2"
