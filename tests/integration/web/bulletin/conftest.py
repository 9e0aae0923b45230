"""An incident whose page is public, in as many versions as a test asks for."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from rehearsed import NOW, Finished

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.services import follow_facts, publish_bulletin
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import supersede_fact

Recount = Callable[[Incident, int], Bulletin | None]


@pytest.fixture
def public(finished: Finished) -> Incident:
    """The incident with the first version of its page."""
    incident = finished()
    publish_bulletin(incident=incident, by="anna", now=NOW)
    return incident


@pytest.fixture
def recount() -> Recount:
    """Changes the number of persons, so that the page has its next version an hour after the last."""

    def change(incident: Incident, persons: int) -> Bulletin | None:
        fact = fact_book(incident=incident).current("exposure.persons")
        assert fact is not None
        at = NOW + timedelta(hours=incident.bulletins.count())
        supersede_fact(incident=incident, ref=fact.ref, value=persons, source="recount", at=at)
        return follow_facts(incident=incident, now=at)

    return change
