"""The queue's page says when all that stands on it is an exercise, and when that was played."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from queueing import Desk
from rehearsed import Finished

_SAID = "Every case on this page comes from a rehearsal"


def queue(client: Client) -> str:
    return client.get("/console/queue").content.decode()


def test_a_page_of_exercises_says_so(desk: Desk, agent: Client) -> None:
    assert _SAID not in queue(agent)
    desk.take("My card was used in Berlin.")
    assert _SAID in queue(agent)
    assert "its clocks run against today" not in queue(agent)


def test_a_rehearsal_of_long_ago_says_when_it_was_played(finished: Finished, agent: Client) -> None:
    begun = timezone.now() - timedelta(days=90)
    Desk(finished(), begun).take("My card was used in Berlin.")
    assert f"{_SAID}, played on {begun:%-d %b %Y}: its clocks run against today" in queue(agent)


def test_a_real_case_is_no_exercise(finished: Finished, agent: Client) -> None:
    Desk(finished(is_exercise=False), timezone.now() - timedelta(hours=1)).take("My card was used in Berlin.")
    assert _SAID not in queue(agent)
