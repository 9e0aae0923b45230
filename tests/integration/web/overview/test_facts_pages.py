"""Facts on their pages: history, contradictions, what a change entails, and two people who change the same."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from rehearsed import NOW, Finished
from sealed import released_notice
from sent import kept_message

from amends.apps.accounts.models import Role
from amends.apps.bulletins.selectors import bulletins_of
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.incidents import services
from amends.apps.incidents.models import FactVersion, Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, supersede_fact
from amends.core.case.model import FactState
from amends.core.channels import Channel
from amends.core.errors import AmendsError, RefusedError
from amends.web.api.operations.facts import Act as ProgramAct
from amends.web.api.operations.facts import FactChange, State, _carried_out
from amends.web.console.overview.changes import value_of, wish_of

pytestmark = pytest.mark.django_db
KEY = "anchor.occurred"
FIELDS = {"key": KEY, "ref": f"{KEY}@1", "seen": f"{KEY}@1", "source": "forensic report", "state": "known"}
OTHER_DAY = "2026-05-18T02:00:00+02:00"


def change(client: Client, incident: Incident, **fields: str) -> tuple[int, str]:
    answer = client.post(f"/console/incidents/{incident.ref}/facts-change", {**FIELDS, **fields})
    return answer.status_code, answer.content.decode()


def now_of(incident: Incident) -> object:
    fact = fact_book(incident=incident).current(KEY)
    return fact.value if fact else None


def test_a_change_shows_first_what_becomes_untrue_and_who_has_read_it(finished: Finished, lead: Client) -> None:
    incident = finished()
    kept_message(incident, notice_sha256=released_notice(incident, Channel.EMAIL).content_sha256)
    code, page = change(lead, incident, act="supersede", value=OTHER_DAY)
    assert code == 200
    assert "1 text would say something untrue; 1 message with it left the house" in page
    assert FactVersion.objects.filter(key=KEY).count() == 1
    assert change(lead, incident, act="supersede", value=OTHER_DAY, confirmed="1")[0] == 302
    assert now_of(incident) == OTHER_DAY
    page = lead.get(f"/console/incidents/{incident.ref}/facts/{KEY}").content.decode()
    assert "untrue now" in page
    assert f"{KEY}@1" in page
    assert "1 released text holds" in lead.get(f"/console/incidents/{incident.ref}").content.decode()


def test_a_change_that_nobody_read_of_entails_nothing(finished: Finished, lead: Client) -> None:
    code, page = change(lead, finished(), act="supersede", value=OTHER_DAY)
    assert code == 200
    assert "No text becomes untrue by it" in page


def test_the_second_of_two_people_is_told_that_the_fact_has_changed(finished: Finished, lead: Client) -> None:
    incident = finished()
    assert change(lead, incident, act="supersede", value=OTHER_DAY, confirmed="1")[0] == 302
    code, page = change(lead, incident, act="supersede", value="2026-05-19T02:00:00+02:00", confirmed="1")
    assert code == 409
    assert "Somebody else has just changed this fact" in page
    assert now_of(incident) == OTHER_DAY
    assert change(lead, incident, act="retract", confirmed="1")[0] == 409


def test_a_public_page_follows_a_change_at_once(finished: Finished, lead: Client) -> None:
    incident = finished()
    publish_bulletin(incident=incident, by="comms", now=timezone.now())
    assert change(lead, incident, act="supersede", value=OTHER_DAY, confirmed="1")[0] == 302
    first, second = bulletins_of(incident)
    assert first.sha256 != second.sha256


def test_where_the_page_cannot_follow_the_change_stands_and_the_page_says_so(
    finished: Finished, lead: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise RefusedError("No phrase for it.", code="x.y")

    incident = finished()
    monkeypatch.setattr("amends.web.console.overview.facts.follow_facts", refuse)
    code, page = change(lead, incident, act="supersede", value=OTHER_DAY, confirmed="1")
    assert code == 409
    assert "The change is saved, but the status page could not follow it" in page
    assert now_of(incident) == OTHER_DAY
    address = f"/console/incidents/{incident.ref}/facts-bulk"
    rows = [f"{KEY}@2"]
    asked = lead.post(address, {"deed": "retract", "row": rows})
    fields = {"deed": "retract", "row": rows, "digest": asked.context["digest"], "confirmed": "1", "reason": "a test"}
    done = lead.post(address, fields, follow=True).content.decode()
    assert "1 facts done" in done
    assert "could not follow" in done


def test_two_who_read_the_same_book_cannot_both_write(finished: Finished, monkeypatch: pytest.MonkeyPatch) -> None:
    incident = finished()
    book = fact_book(incident=incident)
    supersede_fact(incident=incident, ref=f"{KEY}@1", value=OTHER_DAY, source="one", at=NOW)
    monkeypatch.setattr(services, "fact_book", lambda incident: book)
    for attempt in (
        lambda: supersede_fact(incident=incident, ref=f"{KEY}@1", value=OTHER_DAY, source="two", at=NOW),
        lambda: claim_fact(incident=incident, key=KEY, value=OTHER_DAY, source="two", at=NOW),
    ):
        with pytest.raises(RefusedError) as refused:
            attempt()
        assert refused.value.code == "facts.changed_meanwhile"
    assert FactVersion.objects.filter(key=KEY).count() == 2


def test_contradicting_claims_stand_side_by_side_until_one_is_chosen(finished: Finished, lead: Client) -> None:
    incident = finished()
    claim_fact(incident=incident, key=KEY, value=OTHER_DAY, source="provider's log", at=NOW)
    page = lead.get(f"/console/incidents/{incident.ref}/facts").content.decode()
    assert "Claims that contradict each other" in page
    assert "Say which one is right" in page
    seen = f"{KEY}@1 {KEY}@2"
    assert change(lead, incident, act="choose", ref="", seen=seen)[0] == 409
    assert change(lead, incident, act="choose", ref=f"{KEY}@2", seen=seen)[0] == 200
    assert change(lead, incident, act="choose", ref=f"{KEY}@2", seen=seen, confirmed="1")[0] == 302
    assert now_of(incident) == OTHER_DAY
    assert not fact_book(incident=incident).conflicts()


def test_what_another_source_says_stands_beside(finished: Finished, lead: Client) -> None:
    incident = finished()
    assert change(lead, incident, act="claim", value=OTHER_DAY, confirmed="1")[0] == 302
    assert KEY in fact_book(incident=incident).conflicts()


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "supersede", "value": OTHER_DAY, "source": " "},
        {"act": "supersede", "value": "yesterday"},
        {"act": "supersede", "value": "{a: 1}"},
        {"act": "supersede", "value": ""},
        {"act": "supersede", "value": OTHER_DAY, "state": "unknown"},
        {"act": "supersede", "value": OTHER_DAY, "state": "retracted"},
        {"act": "erase"},
        {"act": "supersede", "value": OTHER_DAY, "ref": "anchor.aware@1"},
        {"act": "supersede", "value": OTHER_DAY, "seen": ""},
        {"act": "claim", "key": "anchor.ocurred", "value": OTHER_DAY, "seen": ""},
        {"act": "claim", "key": "", "value": "x", "seen": ""},
        {"act": "retract", "key": "nothing.here", "seen": "", "is_new": "1"},
    ],
)
def test_what_does_not_fit_changes_nothing(finished: Finished, lead: Client, fields: dict[str, str]) -> None:
    incident = finished()
    before = FactVersion.objects.count()
    assert change(lead, incident, confirmed="1", **fields)[0] == 409
    assert FactVersion.objects.count() == before


def test_a_key_that_nothing_uses_is_made_on_purpose_only(finished: Finished, lead: Client) -> None:
    incident = finished()
    fields = {"act": "claim", "key": "house.lawyer", "value": "[one, two]", "seen": "", "ref": "", "confirmed": "1"}
    assert change(lead, incident, **fields)[0] == 409
    assert change(lead, incident, is_new="1", **fields)[0] == 302
    fact = fact_book(incident=incident).current("house.lawyer")
    assert fact is not None
    assert fact.value == ("one", "two")


def test_a_fact_is_seen_by_those_who_see_the_incident_and_changed_by_those_who_may(
    finished: Finished, signed_in: Callable[[Role], Client]
) -> None:
    incident = finished()
    auditor = signed_in(Role.AUDITOR)
    page = auditor.get(f"/console/incidents/{incident.ref}/facts/{KEY}")
    assert page.status_code == 200
    assert "<form" not in page.content.decode().partition("<main")[2]
    assert change(auditor, incident, act="supersede", value=OTHER_DAY, confirmed="1")[0] == 403
    assert auditor.post(f"/console/incidents/{incident.ref}/facts-bulk", {"deed": "retract"}).status_code == 403
    assert auditor.get(f"/console/incidents/{incident.ref}/facts/no.such").status_code == 404


def test_many_facts_are_withdrawn_with_one_reason(finished: Finished, lead: Client) -> None:
    incident = finished()
    address = f"/console/incidents/{incident.ref}/facts-bulk"
    rows = [f"{KEY}@1", "anchor.discovered@1"]
    asked = lead.post(address, {"deed": "retract", "row": rows})
    assert "Retract 2 facts" in asked.content.decode()
    fields = {"deed": "retract", "row": rows, "digest": asked.context["digest"], "confirmed": "1"}
    assert lead.post(address, fields).status_code == 409
    assert fact_book(incident=incident).current(KEY) is not None
    done = lead.post(address, {**fields, "reason": "the log was another system's"}, follow=True)
    assert "Retract: 2 facts done" in done.content.decode()
    for row in rows:
        assert fact_book(incident=incident).current(row.partition("@")[0]) is None
    kept = FactVersion.objects.filter(supersedes__in=rows)
    assert {version.source for version in kept} == {"the log was another system's"}
    assert {version.state for version in kept} == {FactState.RETRACTED}


def test_all_that_match_are_counted_again_when_the_list_has_changed(finished: Finished, lead: Client) -> None:
    incident = finished()
    address = f"/console/incidents/{incident.ref}/facts-bulk"
    asked = lead.post(address, {"deed": "retract", "all": "1", "filter_q": "remedy."})
    count = asked.context["count"]
    assert count == 6
    fields = {
        "deed": "retract", "all": "1", "filter_q": "remedy.", "confirmed": "1", "reason": "drawn up anew",
        "digest": asked.context["digest"],
    }  # fmt: skip
    supersede_fact(incident=incident, ref="remedy.legal_help@1", value=True, source="board", at=NOW)
    again = lead.post(address, fields)
    assert again.status_code == 409
    assert "The list has changed" in again.content.decode()
    done = lead.post(address, {**fields, "digest": again.context["digest"]}, follow=True)
    assert "Retract: 6 facts done" in done.content.decode()
    assert not [fact for fact in fact_book(incident=incident).facts if fact.key == "remedy.x"]


def test_a_row_of_nowhere_is_told_and_the_others_go_on(finished: Finished, lead: Client) -> None:
    incident = finished()
    address = f"/console/incidents/{incident.ref}/facts-bulk"
    rows = ["nothing@7", f"{KEY}@1"]
    asked = lead.post(address, {"deed": "retract", "row": rows})
    fields = {"deed": "retract", "row": rows, "digest": asked.context["digest"], "confirmed": "1", "reason": "a test"}
    page = lead.post(address, fields, follow=True).content.decode()
    assert "1 facts done, 1 not" in page
    assert "nothing@7" in page
    assert lead.post(address, {"deed": "burn", "row": rows}).status_code == 400
    assert (
        lead.post(address, {"deed": "retract", "digest": "x", "confirmed": "1", "reason": "a test"}).status_code == 409
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"act": "supersede", "value": "", "state": "known"}, "facts.value"),
        ({"act": "supersede", "value": "2026-05-18", "state": "unknown"}, "facts.value"),
        ({"act": "supersede", "value": OTHER_DAY, "source": "x"}, "facts.source"),
        ({"act": "supersede", "value": OTHER_DAY, "ref": f"{KEY}@9"}, "facts.replaces"),
        ({"act": "supersede", "value": OTHER_DAY, "seen": f"{KEY}@0"}, "facts.changed_meanwhile"),
        ({"act": "retract", "key": "exposure.nothing", "ref": "", "seen": ""}, "facts.unknown_key"),
        ({"act": "retract", "key": "exposure.nothing", "ref": "", "seen": "", "is_new": "1"}, "facts.ref"),
    ],
)
def test_a_form_and_a_program_are_refused_the_same_by_the_same_service(
    finished: Finished, fields: dict[str, str], code: str
) -> None:
    """What the console refuses by a form the API refuses by a call: there is one way to change a fact."""
    incident = finished()
    form = QueryDict(urlencode({**FIELDS, **fields}))
    with pytest.raises(AmendsError) as by_form:
        wish_of(form, fact_book(incident=incident))
    body = FactChange(
        act=ProgramAct(form["act"]), key=form["key"], value=value_of(form.get("value", "")),
        state=State(form["state"]) if form["act"] != "retract" else None, source=form["source"],
        replaces=form["ref"], seen=form["seen"].split(), is_new="is_new" in form,
    )  # fmt: skip
    with pytest.raises(AmendsError) as by_program:
        _carried_out(SimpleNamespace(incident=incident, now=NOW), body)
    assert by_form.value.code == by_program.value.code == code
    assert by_form.value.what == by_program.value.what
