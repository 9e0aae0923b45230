"""My case shows what the person does not want, since when, how they said so, and takes it back by one click."""

from __future__ import annotations

import re

import pytest
from check.doors import Opened
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from portal_care.pages import LANGUAGES, send, text_of
from staffed import signed_in

from amends.apps.accounts.models import Role
from amends.apps.contacts.models import Preference
from amends.apps.contacts.services import object_to
from amends.apps.looks.services import person_hash
from amends.wording.book.phrases import phrases_of


def _form(opened: Opened, **more: str) -> dict[str, str]:
    return {"way": "code", "code": opened.code("C-1"), "incident": opened.incident.ref, **more}


@pytest.mark.parametrize("language", LANGUAGES)
def test_objection_is_shown_with_its_day_and_way_and_taken_back(opened: Opened, language: str) -> None:
    say = phrases_of(language).say
    heading, back = say("portal-wishes-heading", {}), say("portal-wishes-back-all", {})
    assert heading not in text_of(send(f"/{language}/case", **_form(opened)))
    page = text_of(send(f"/{language}/case", **_form(opened, act="object")))
    assert heading in page
    when = say("portal-wishes-when", {"how": "click", "day": "\0"}).replace("\u2068", "").replace("\u2069", "")
    first, _, last = when.partition("\0")
    assert first.strip() in page
    assert last.strip() in page
    assert f'value="{back}"' in page
    page = text_of(send(f"/{language}/case", **_form(opened, act="object-words", text=back)))
    assert heading not in page
    assert list(Preference.objects.order_by("id").values_list("is_given", flat=True)) == [True, False]


def test_staff_see_how_it_came_and_note_that_it_was_taken_back(client: Client, opened: Opened) -> None:
    object_to(person_hash=person_hash(opened.key, "C-1"), now=timezone.now())
    signed_in(client, Role.CONTACT_CENTRE)
    form = {"ref": "C-1", "incident": opened.incident.ref, "language": "en", "reason": "they ask on the phone"}
    page = client.post(reverse("console:contact_why"), form).content.decode()
    assert "came by Click" in page
    number = re.search(r'name="back" value="(\d+)"', page)
    assert number is not None
    for ref, status in (("C-8", 409), ("C-1", 200), ("C-1", 409)):
        answer = client.post(reverse("console:contact_why"), {**form, "ref": ref, "back": number[1]})
        assert answer.status_code == status
    last = Preference.objects.latest("id")
    assert (last.is_given, last.how, last.by) == (False, "staff", "contact_centre")
