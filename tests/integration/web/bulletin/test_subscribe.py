"""Updates by e-mail: nothing without two steps, nothing said about an address, nothing kept after the end."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rehearsed import CASE, NOW, Finished

from amends.apps.bulletins.models import Bulletin, Subscription
from amends.apps.bulletins.services import do_desk_work, publish_bulletin
from amends.apps.errands.models import Errand
from amends.apps.errands.services import Mail
from amends.apps.incidents.models import Incident
from amends.core.sealing import open_sealed

pytestmark = pytest.mark.django_db
Recount = Callable[[Incident, int], Bulletin | None]
ADDRESS = "reader@mail.example"
LANGUAGES = ("de", "en", "fa", "pl")


@pytest.fixture(autouse=True)
def no_counts() -> None:
    cache.clear()


def ask(address: str = ADDRESS, language: str = "en", **options: Any) -> Any:
    return Client().post(f"/{language}/subscribe", {"address": address}, **options)


def mails(kind: str) -> list[Mail]:
    key = settings.SECRET_OF("desk.key")
    rows = Errand.objects.filter(kind=kind).order_by("id")
    return [msgspec.json.decode(open_sealed(key, bytes(row.box), context=row.ref), type=Mail) for row in rows]


def links(mail: Mail) -> list[str]:
    return [url.removeprefix("http://testserver") for url in re.findall(r"http://testserver\S+", mail.text)]


def work() -> int:
    return do_desk_work(secret=settings.SECRET_OF, public_key=settings.DESK_PUBLIC_KEY(), now=timezone.now())


def subscribed(language: str = "en") -> str:
    """Goes through both steps; gives the link that ends it."""
    ask(language=language)
    confirm, stop = links(mails("confirm")[-1])
    assert Client().post(confirm).status_code == 200
    return stop


@pytest.mark.parametrize("language", LANGUAGES)
def test_updates_begin_only_with_the_button_behind_the_link(public: Incident, recount: Recount, language: str) -> None:
    assert ask(language=language).status_code == 200
    mail = mails("confirm")[0]
    assert (mail.to, mail.sender, mail.language) == (ADDRESS, "help@bank.example", language)
    confirm, _ = links(mail)
    recount(public, 481)
    assert Client().get(confirm).status_code == 200
    work()
    assert mails("update") == []
    assert Client().post(confirm).status_code == 200
    work()
    assert mails("update") == []  # the version of now is the one that was read
    recount(public, 490)
    assert work() == 1
    update = mails("update")[0]
    assert update.language == language
    assert update.unsubscribe_url.endswith("/one-click")
    assert f"http://testserver/{language}/" in update.text
    assert work() == 0


def test_an_update_says_what_went_and_what_came(public: Incident, recount: Recount) -> None:
    subscribed()
    recount(public, 481)
    recount(public, 490)
    work()
    (mail,) = mails("update")  # one mail for both versions
    assert "- 474 people are affected." in mail.text
    assert "- 490 people are affected." in mail.text
    assert "481" not in mail.text
    assert mail.text.startswith("EXERCISE")


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(public: Incident) -> None:
    new = ask()
    waiting = ask()
    subscribed()
    known = ask()
    assert new.content == waiting.content == known.content
    assert {one.status_code for one in (new, waiting, known)} == {200}


def test_an_address_is_one_subscription_however_it_is_written(public: Incident) -> None:
    for written in (ADDRESS, " Reader@Mail.example ", ADDRESS.upper()):
        ask(written)
    assert Subscription.objects.count() == 1
    assert len(mails("confirm")) == 1  # in six hours


def test_the_address_is_nowhere_in_the_open(public: Incident) -> None:
    stop = subscribed()
    row = Subscription.objects.get()
    held = " ".join(str(value) for value in Subscription.objects.values_list()) + bytes(row.box).decode("latin-1")
    assert ADDRESS not in held
    assert "@" not in stop
    assert ADDRESS not in str(list(Errand.objects.values_list("cause", "reason")))


def test_a_stranger_who_enters_an_address_changes_nothing_of_its_subscription(public: Incident) -> None:
    subscribed("fa")
    before = Subscription.objects.values().get()
    ask(language="de")
    assert Subscription.objects.values().get() == before


def test_the_end_takes_a_button_and_leaves_nothing(public: Incident, recount: Recount) -> None:
    stop = subscribed()
    assert Client().get(stop).status_code == 200
    assert Subscription.objects.count() == 1
    assert "We have deleted your address." in Client().post(stop).content.decode()
    assert Subscription.objects.count() == 0
    assert "We have deleted your address." in Client().post(stop).content.decode()
    recount(public, 481)
    assert work() == 0


def test_a_mail_program_ends_it_with_one_click(public: Incident, recount: Recount) -> None:
    subscribed()
    recount(public, 481)
    work()
    url = mails("update")[0].unsubscribe_url.removeprefix("http://testserver")
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(url).status_code == 405
    assert Subscription.objects.count() == 1
    response = strict.post(url, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert Subscription.objects.count() == 0


def test_a_link_for_one_thing_is_none_for_the_other(public: Incident) -> None:
    ask()
    confirm, stop = links(mails("confirm")[0])
    swapped = "/en/subscription/" + stop.rpartition("/")[2]
    assert Client().post(swapped).status_code == 404
    assert Client().post("/en/unsubscribe/" + confirm.rpartition("/")[2]).status_code == 404
    assert Subscription.objects.get().confirmed_at is None


@pytest.mark.parametrize("token", ["x", ".", "SUB-2.", "." * 500, "a" * 5000, "%D9%A1.%D9%A1", "SUB-'--.0"])
def test_a_link_that_is_none_of_ours_does_nothing(public: Incident, token: str) -> None:
    subscribed()
    for page in ("subscription", "unsubscribe"):
        assert Client().get(f"/en/{page}/{token}").status_code == 404
        assert Client().post(f"/en/{page}/{token}").status_code == 404
    assert Client().post(f"/en/unsubscribe/{token}/one-click").status_code == 404
    assert Subscription.objects.count() == 1


def test_a_confirmation_is_good_for_two_days_and_then_forgotten(public: Incident) -> None:
    ask()
    confirm = links(mails("confirm")[0])[0]
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=2, minutes=1))
    assert Client().post(confirm).status_code == 404
    assert work() == 1
    assert Subscription.objects.count() == 0


@pytest.mark.parametrize(
    "typed",
    ["", "reader", "@mail.example", "a@b", "a@b.example\r\nBcc: c@d.example", "a b@c.example", "x" * 300 + "@c.example",
     "a@b.example,c@d.example", "<a@b.example>", "a@\u0000.example", "a@..", "ä@c.example"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none_and_kept_on_the_page(public: Incident, typed: str) -> None:
    response = ask(typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert Subscription.objects.count() == Errand.objects.count() == 0


def test_another_site_cannot_have_its_visitors_ask(public: Incident) -> None:
    assert ask(headers={"Origin": "https://evil.example"}).status_code == 403
    assert Subscription.objects.count() == 0


def test_nobody_can_have_us_write_to_a_whole_list(public: Incident) -> None:
    answers = [ask(f"reader{number}@mail.example") for number in range(11)]
    assert [one.status_code for one in answers] == [200] * 10 + [429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 60
    assert Subscription.objects.count() == 10


def test_without_an_incident_or_an_address_of_ours_nothing_is_asked_for(finished: Finished) -> None:
    assert "<form" not in Client().get("/en/subscribe").content.decode()
    incident = finished(CASE.replace(', email: "help@bank.example"', ""))
    publish_bulletin(incident=incident, by="anna", now=NOW)
    assert "<form" not in Client().get("/en/subscribe").content.decode()
    assert ask().status_code == 200
    assert Errand.objects.count() == 0


def test_a_destroyed_key_does_not_stop_the_others(public: Incident, recount: Recount) -> None:
    subscribed()
    Subscription.objects.update(box=b"x" * 100)
    ask("other@mail.example")
    Client().post(links(mails("confirm")[-1])[0])
    recount(public, 481)
    assert work() == 2
    assert [mail.to for mail in mails("update")] == ["other@mail.example"]


def test_why_the_page_was_changed_is_said_and_a_new_promise_alone_is_no_news(public: Incident) -> None:
    subscribed("pl")
    at = timezone.now() + timedelta(hours=1)
    publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=at)
    assert work() == 1
    assert mails("update") == []
    publish_bulletin(incident=public, by="anna", now=NOW, note="The audit has begun.")
    work()
    (mail,) = mails("update")
    assert "Powód zmiany (po angielsku):\n- The audit has begun." in mail.text


def test_a_round_that_finds_nothing_writes_nothing(public: Incident) -> None:
    subscribed()
    with CaptureQueriesContext(connection) as queries:
        assert work() == 0
    assert all(query["sql"].startswith("SELECT") for query in queries)


@pytest.mark.parametrize("is_exercise", [True, False])
def test_in_an_exercise_the_page_that_asks_for_an_address_says_so(finished: Finished, is_exercise: bool) -> None:
    publish_bulletin(incident=finished(is_exercise=is_exercise), by="anna", now=NOW)
    assert ("EXERCISE" in Client().get("/en/subscribe").content.decode()) is is_exercise


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["subscription", "unsubscribe"])
def test_a_link_that_does_not_hold_has_no_button_and_says_what_to_do(
    public: Incident, language: str, what: str
) -> None:
    response = Client().get(f"/{language}/{what}/SUB-2345.00")
    page = response.content.decode()
    assert response.status_code == 404
    assert '<form method="post"' not in page
    assert 'class="answer' in page
    assert (f'<p><a href="/{language}/subscribe">' in page) is (what == "subscription")
