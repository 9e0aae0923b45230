"""The feeds by the letter of their specifications."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from rehearsed import CASE, NOW, Finished

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.incidents.models import Incident

pytestmark = pytest.mark.django_db
Recount = Callable[[Incident, int], Bulletin | None]
LANGUAGES = ("de", "en", "fa", "pl")
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")


def atom(language: str = "en") -> Any:
    response = Client().get(f"/{language}/feed.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content, etree.XMLParser(resolve_entities=False, no_network=True))


def items(language: str = "en") -> dict[str, Any]:
    response = Client().get(f"/{language}/feed.json")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    document: dict[str, Any] = json.loads(response.content)
    return document


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_atom_feed_has_what_rfc_4287_requires(public: Incident, recount: Recount, language: str) -> None:
    recount(public, 481)
    feed = atom(language)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for element in (feed, *entries):
        for name in ONCE:
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo is not None
        assert len([link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Bank Example"
    assert [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"] == [
        f"http://testserver/{language}/feed.atom"
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")
    assert entries[0].find(f"{ATOM}content").get("type") == "html"


def test_a_new_version_adds_an_entry_and_leaves_the_others_as_they_were(public: Incident, recount: Recount) -> None:
    before = etree.tostring(atom().find(f"{ATOM}entry"))
    recount(public, 481)
    entries = atom().findall(f"{ATOM}entry")
    assert etree.tostring(entries[1]) == before
    content = entries[0].findtext(f"{ATOM}content")
    assert "<del>474 people are affected.</del>" in content
    assert "<ins>481 people are affected.</ins>" in content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_feed_has_what_version_1_1_requires(public: Incident, recount: Recount, language: str) -> None:
    recount(public, 481)
    feed = items(language)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert feed["feed_url"] == f"http://testserver/{language}/feed.json"
    assert feed["language"] == language
    assert feed["authors"] == [{"name": "Bank Example"}]
    assert len({item["id"] for item in feed["items"]}) == 2
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert Client().get(item["url"].removeprefix("http://testserver")).status_code == 200


def test_both_feeds_say_the_same(public: Incident, recount: Recount) -> None:
    recount(public, 481)
    pairs = zip(atom("pl").findall(f"{ATOM}entry"), items("pl")["items"], strict=True)
    for entry, item in pairs:
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}content") == item["content_html"]


def test_ids_differ_between_languages_and_do_not_follow_the_domain(
    public: Incident, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = atom().findtext(f"{ATOM}id")
    assert here != atom("pl").findtext(f"{ATOM}id")
    monkeypatch.setenv("AMENDS_PUBLIC_URL", "https://elsewhere.example")
    assert atom().findtext(f"{ATOM}id") == here


def test_names_from_anywhere_leave_the_feeds_well_formed(finished: Finished) -> None:
    incident = finished(CASE.replace("Bank Example", "A & <B> ]]> \\u0007 \\uFFFE Ω"))
    publish_bulletin(incident=incident, by="anna", now=NOW)
    assert "A & <B> ]]>" in atom().findtext(f"{ATOM}title")
    assert "&lt;B&gt;" not in items()["title"]
    assert "<B>" not in items()["items"][0]["content_html"]


def test_a_feed_without_an_incident_is_empty_and_valid() -> None:
    feed = atom()
    assert feed.findall(f"{ATOM}entry") == []
    assert all(feed.findtext(f"{ATOM}{name}") for name in ONCE)
    assert items()["items"] == []


def test_an_exercise_says_so_in_the_feeds(public: Incident) -> None:
    assert atom().findtext(f"{ATOM}title").startswith("EXERCISE")
    assert "EXERCISE" in items()["items"][0]["content_html"]
