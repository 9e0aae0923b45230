"""The page, its older versions, and how caches are told about them."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from rehearsed import CASE, NOW, Finished

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.incidents.models import Incident
from amends.web.portal.bulletin import store

pytestmark = pytest.mark.django_db
Recount = Callable[[Incident, int], Bulletin | None]
LANGUAGES = ("de", "en", "fa", "pl")


def page(address: str = "/en/") -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_part_of_the_page(public: Incident, recount: Recount, language: str) -> None:
    recount(public, 481)
    text = page(f"/{language}/")
    assert text.count("<h2>") == 8  # six of the text, how to follow it, and the changes
    assert len(re.findall("<del>|<ins>", text)) == 2
    assert f'href="/{language}/versions/1"' in text
    assert f'type="application/atom+xml" href="/{language}/feed.atom"' in text


def test_an_older_version_says_so_first_and_says_what_it_said(public: Incident, recount: Recount) -> None:
    recount(public, 481)
    old = page("/en/versions/1")
    assert "474 people are affected." in old.partition('id="follow"')[0]
    assert old.index("older version") < old.index("<h1>")
    new = page("/en/versions/2")
    assert "481 people are affected." in new
    assert "older version" not in new


@pytest.mark.parametrize(
    "number", ["0", "3", "99999999999999999999", "9" * 5000, "-1", "1.5", "x", "1/../2", "%00", "١"]
)
def test_a_version_that_is_none_is_not_found(public: Incident, number: str) -> None:
    assert Client().get(f"/en/versions/{number}").status_code == 404


@pytest.mark.parametrize("language", ["xx", "EN", "en-easy", "..", "%2e%2e", "e" * 3000, "en%00", "de-informal"])
@pytest.mark.parametrize(
    "rest", ["/", "/versions/1", "/feed.atom", "/feed.json", "/banner", "/banner.html", "/subscribe"]
)
def test_a_language_that_is_none_is_not_found(public: Incident, language: str, rest: str) -> None:
    assert Client().get(f"/{language}{rest}").status_code == 404


def test_the_other_languages_of_an_old_version_are_that_version(public: Incident, recount: Recount) -> None:
    recount(public, 481)
    assert 'hreflang="pl" href="/pl/versions/1"' in page("/en/versions/1")


def test_a_promise_is_shown_until_it_has_passed_and_never_after(finished: Finished) -> None:
    incident = finished()
    soon = timezone.now() + timedelta(seconds=2)
    publish_bulletin(incident=incident, by="anna", now=NOW, next_update_at=soon)
    assert 'id="next-update"' in page()
    shown = store.public_versions(now=soon)[-1]
    assert not shown.promises(at=soon)
    assert shown.promises(at=soon - timedelta(seconds=1))


def test_a_passed_promise_leaves_the_page(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = finished()
    at = timezone.now() + timedelta(hours=1)
    publish_bulletin(incident=incident, by="anna", now=NOW, next_update_at=at)
    tag = Client().get("/en/")["ETag"]
    monkeypatch.setattr("amends.web.portal.bulletin.page.timezone.now", lambda: at)
    later = Client().get("/en/", headers={"If-None-Match": tag})
    assert later.status_code == 200
    assert b"next-update" not in later.content


def test_a_note_says_why_and_is_text(public: Incident) -> None:
    at = timezone.now() + timedelta(hours=1)
    publish_bulletin(incident=public, by="anna", now=NOW, next_update_at=at, note="<b>Audit</b> & recount")
    raw = Client().get("/en/").content.decode()
    assert "&lt;b&gt;Audit&lt;/b&gt; &amp; recount" in raw
    assert "Only the time of our next update has changed." in raw
    assert "anna" not in raw


def test_a_cache_asks_again_and_is_told_that_nothing_changed(public: Incident, recount: Recount) -> None:
    first = Client().get("/en/")
    assert "max-age=60" in first["Cache-Control"]
    same = Client().get("/en/", headers={"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert same["Content-Language"] == "en"
    recount(public, 481)
    assert Client().get("/en/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_page_is_made_once_and_the_database_asked_once_a_second(
    public: Incident, django_assert_num_queries: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = timezone.now()
    monkeypatch.setattr("amends.web.portal.bulletin.page.timezone.now", lambda: at)
    page()
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        page()
        page("/en/versions/1")
    monkeypatch.setattr("amends.web.portal.bulletin.page.timezone.now", lambda: at + timedelta(seconds=1))
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        page()


def test_what_was_kept_does_not_grow_without_end() -> None:
    for number in range(3000):
        store.kept(("test", number), lambda: b"page")
    assert len(store._pages) <= 256


def test_the_data_block_is_json_that_no_name_can_break_out_of(finished: Finished) -> None:
    name = "</script><script>alert(1)</script><!--"
    incident = finished(CASE.replace("Bank Example", name))
    publish_bulletin(incident=incident, by="anna", now=NOW)
    raw = Client().get("/en/").content.decode()
    block = raw.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    document = json.loads(block)
    assert document["@type"] == "SpecialAnnouncement"
    assert document["publisher"]["name"] == name
    assert document["text"].startswith("EXERCISE")
    assert not set("<>&").intersection(block)


def test_search_engines_may_find_every_language_and_no_console(public: Incident) -> None:
    robots = Client().get("/robots.txt").content.decode()
    assert "Allow: /\n" in robots
    assert "Disallow: /console/\n" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    response = Client().get("/sitemap.xml")
    for language in LANGUAGES:
        assert f"<loc>http://testserver/{language}/</loc>".encode() in response.content
    assert response.content.count(b'hreflang="x-default"') == 4
    assert b"noindex" not in Client().get("/en/").content


def test_the_banner_is_shown_as_text_and_given_as_a_file(public: Incident) -> None:
    for language in LANGUAGES:
        shown = Client().get(f"/{language}/banner").content.decode()
        snippet = Client().get(f"/{language}/banner.html").content.decode()
        assert unescape(shown.partition("<code>")[2].partition("</code>")[0]) == snippet
        assert "<script" not in snippet
        assert "url(" not in snippet
        assert f'href="http://testserver/{language}/"' in snippet
    assert 'dir="rtl"' in Client().get("/fa/banner.html").content.decode()


def test_without_an_incident_there_is_no_banner_and_everything_else_says_so() -> None:
    assert Client().get("/en/banner.html").status_code == 404
    for address in ("/en/", "/en/banner"):
        assert "There is no incident to report." in page(address)
    for address in ("/en/feed.atom", "/en/feed.json", "/sitemap.xml", "/robots.txt"):
        assert Client().get(address).status_code == 200
    assert Client().get("/en/versions/1").status_code == 404


def test_security_txt_is_canonical_only_under_https(public: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Canonical" not in Client().get("/.well-known/security.txt").content.decode()
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "https://bank.example")
    lines = Client().get("/.well-known/security.txt").content.decode().splitlines()
    assert "Canonical: https://bank.example/.well-known/security.txt" in lines


def test_a_reader_is_served_while_another_thread_forgets(public: Incident, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new version empties the store; a reader may have found it full an instant before."""

    class Emptied(list):  # type: ignore[type-arg]
        def __bool__(self) -> bool:
            is_full = len(self) > 0
            self.clear()
            return is_full

    assert store.public_versions(now=NOW)
    monkeypatch.setattr(store, "_seen", Emptied(store._seen))
    assert store.public_versions(now=NOW)


def test_a_page_whose_versions_could_not_be_read_is_read_again(
    public: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = Bulletin.objects.get()
    monkeypatch.setattr(store, "_seen", [store._Seen(NOW - timedelta(minutes=1), newest.pk, ())])
    assert [one.ref for one in store.public_versions(now=NOW)] == [newest.incident_ref]
