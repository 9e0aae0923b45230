"""Who comes to an address where nothing is reads so in the address's language, and finds the way back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import DjangoAssertNumQueries

TITLES = {
    "en": "There is no page at this address",
    "pl": "Pod tym adresem nie ma strony",
    "de": "Unter dieser Adresse gibt es keine Seite",
    "fa": "صفحه‌ای با این نشانی وجود ندارد",
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("rest", ["nothing", "versions/99", "verify/", "<b>x", "a/../../b"])
def test_an_address_with_a_language_is_answered_in_it(language: str, rest: str) -> None:
    response = Client().get(f"/{language}/{rest}")
    assert response.status_code == 404
    assert response["Content-Language"] == language
    assert not response.cookies
    page = response.content.decode()
    assert f"<h1>{TITLES[language]}</h1>" in page
    assert f'<p><a href="/{language}/">' in page
    assert 'aria-current="page"' not in page  # it is none of the pages
    assert rest not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/xx/verify", "/nothing/at/all", "/console/nothing", "/enx/", "/EN/nothing", "/en%00/"]
)
def test_an_address_without_a_language_is_answered_in_all(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 404
    assert all(title in response.content.decode() for title in TITLES.values())


def test_nobody_makes_the_database_work_by_asking_for_what_is_not_there(
    django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        Client().get("/pl/nothing")


def test_a_process_that_serves_no_portal_sends_nobody_to_it(settings: Any) -> None:
    settings.SERVED_PARTS = ["console"]
    clear_url_caches()
    response = Client().get("/pl/nothing")
    assert response.status_code == 404
    assert "Content-Language" not in response
