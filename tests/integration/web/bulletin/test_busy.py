"""What is said to whom there is no time for names the house, and costs no query."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from amends.apps.incidents.models import Incident
from amends.web.busy import busy_answer, make_pages
from amends.web.portal.bulletin.store import public_versions


def test_the_page_says_how_to_reach_the_house(public: Incident, django_assert_num_queries: Any) -> None:
    now, said = datetime.now(UTC), list[Any]()
    make_pages(now=now)
    house = public_versions(now=now)[-1].house
    with django_assert_num_queries(0):
        pages = [
            b"".join(busy_answer({"PATH_INFO": f"/{language}/check"}, lambda *call: said.append(call))).decode()
            for language in ("en", "pl", "de", "fa")
        ]
    assert house.email or house.phone
    for page in pages:
        assert house.email in page
        assert house.phone in page
