"""The launch gate: every light with its reason, approval of exactly what was shown, and the command itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from preflights import clear_preflight
from rehearsed import NOW, Finished, kept_notice

from amends.apps.accounts.models import Role, User
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.delivery.models import Campaign
from amends.apps.delivery.orders import give_order
from amends.apps.delivery.states import OrderKind
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.incidents.services import claim_fact, supersede_fact
from amends.apps.notices.launching import keep_preflight
from amends.apps.notices.models import Approval, Release
from amends.apps.notices.services import keep_notice, propose_release
from amends.launch import LightState, Preflight
from amends.web.console.launch.gate import command_of
from amends.web.console.launch.gate_lights import GateLight, preflight_lights, release_lights
from amends.web.console.launch.weighing import weighed_lights
from amends.wording import NoticeCohort, NoticeRequest, compose

pytestmark = pytest.mark.django_db


def proposed(incident: Incident) -> Release:
    cohort = NoticeCohort(residence="PL", elements=("name",))
    notice = compose(NoticeRequest(facts=fact_book(incident=incident), cohort=cohort, as_of=NOW, language="en"))
    content = msgspec.to_builtins(notice) | {"facts": list(notice.facts)}
    lint = {"verdict": "pass", "findings": []}
    version = keep_notice(incident=incident, segment="PL", content=content, lint=lint, now=NOW)
    return propose_release(incident=incident, notices=[version], now=NOW)


@pytest.fixture
def real(finished: Finished) -> Incident:
    return finished(is_exercise=False)


@pytest.fixture
def browser_of(signed_in: Callable[[Role], Client]) -> Callable[[Role], Client]:
    """A browser of somebody with a second factor: a real incident asks for it."""

    def make(role: Role) -> Client:
        client = signed_in(role)
        session = client.session
        session["factor_at"] = timezone.now().isoformat()
        session.save()
        return client

    return make


def by_name(lights: list[GateLight], start: str) -> GateLight:
    return next(light for light in lights if light.name.startswith(start))


def gate(incident: Incident) -> str:
    return f"/console/incidents/{incident.ref}/launch"


def test_a_real_release_is_red_without_preflight_and_approval_and_says_who_mends_it(real: Incident) -> None:
    lights = release_lights(proposed(real), now=timezone.now())
    assert [light.state for light in lights] == [
        LightState.GREEN, LightState.GREEN, LightState.GREEN, LightState.RED, LightState.RED,
    ]  # fmt: skip
    assert all(light.blocks for light in lights)
    assert "counsel" in by_name(lights, "Two people").decides


def test_an_exercise_says_that_it_needs_neither(finished: Finished) -> None:
    lights = release_lights(proposed(finished()), now=timezone.now())
    assert {light.state for light in lights} == {LightState.GREEN}
    assert by_name(lights, "Preflight").why == "An exercise needs none."


def test_a_fact_that_changed_turns_its_light_red_with_a_link(real: Incident) -> None:
    release = proposed(real)
    supersede_fact(incident=real, ref="anchor.occurred@1", value="2026-05-19T02:00:00+02:00", source="x", at=NOW)
    light = by_name(release_lights(release, now=timezone.now()), "The facts")
    assert light.state is LightState.RED
    assert "anchor.occurred@1" in light.why
    assert light.url


def test_each_light_of_the_preflight_is_told_the_worst_first_and_what_nobody_looked_at_is_red(real: Incident) -> None:
    assert preflight_lights(real)[0].state is LightState.RED
    found = clear_preflight(at=timezone.now())
    keep_preflight(incident=real, preflight=found)
    assert LightState.RED not in {light.state for light in preflight_lights(real)}
    bare = Preflight(at=timezone.now(), lights=found.lights[:1])
    keep_preflight(incident=real, preflight=bare)
    lights = preflight_lights(real)
    assert lights[0].state is LightState.RED
    assert lights[0].why == "Nobody has looked."
    assert sum(light.state is LightState.RED for light in lights) == len(bare.missing)


def test_an_order_that_holds_the_sending_is_a_red_light(real: Incident) -> None:
    campaign = Campaign.objects.create(ref="C-1", incident_ref=real.ref, register_sha256="a" * 64, started_at=NOW)
    assert by_name(weighed_lights(real, now=NOW), "Orders").state is LightState.GREEN
    give_order(campaign=campaign, kind=OrderKind.STOP, by="lead", reason="wrong letters", now=NOW)
    light = by_name(weighed_lights(real, now=NOW), "Orders")
    assert (light.state, light.blocks) == (LightState.RED, True)
    assert "wrong letters" in light.why


def test_contradictions_the_page_and_the_doors_are_for_people_to_weigh(real: Incident) -> None:
    claim_fact(incident=real, key="incident.persons_claimed", value=80000, source="a post", at=NOW)
    claim_fact(incident=real, key="incident.persons_claimed", value=500, source="our count", at=NOW)
    lights = weighed_lights(real, now=NOW)
    for start in ("Claims", "Status page", "“Am I affected”"):
        light = by_name(lights, start)
        assert (light.state, light.blocks) == (LightState.AMBER, False), start
        assert light.decides


def test_the_light_of_the_status_page_follows_what_is_published(real: Incident) -> None:
    promised = NOW + timedelta(hours=4)
    publish_bulletin(incident=real, by="lead", now=NOW, next_update_at=promised)
    assert by_name(weighed_lights(real, now=NOW), "Status page").state is LightState.GREEN
    late = by_name(weighed_lights(real, now=promised + timedelta(minutes=1)), "Status page")
    assert (late.state, "has passed" in late.why) == (LightState.AMBER, True)
    supersede_fact(incident=real, ref="anchor.occurred@1", value="2026-05-11T02:00:00+02:00", source="x", at=NOW)
    assert "does not say what the facts say" in by_name(weighed_lights(real, now=NOW), "Status page").why


def test_what_is_approved_here_is_exactly_the_hash_that_was_shown(
    real: Incident, browser_of: Callable[[Role], Client]
) -> None:
    release = proposed(real)
    client = browser_of(Role.COUNSEL)
    text = client.get(gate(real)).content.decode()
    assert text.count(release.bundle_sha256) >= 2
    assert "nothing leaves" in text
    assert client.post(gate(real), {"bundle_sha256": release.bundle_sha256}).status_code == 302
    assert Approval.objects.get().by.role == Role.COUNSEL
    again = client.post(gate(real), {"bundle_sha256": release.bundle_sha256})
    assert (again.status_code, "approve twice" in again.content.decode()) == (409, True)
    assert "I have read these notices" not in client.get(gate(real)).content.decode()


@pytest.mark.parametrize("digest", ["", "0" * 64, "../x", "<script>"])
def test_a_hash_that_names_no_release_of_this_incident_is_not_found(
    real: Incident, browser_of: Callable[[Role], Client], digest: str
) -> None:
    proposed(real)
    assert browser_of(Role.COUNSEL).post(gate(real), {"bundle_sha256": digest}).status_code == 404


def test_what_went_out_meanwhile_is_not_approved(real: Incident, browser_of: Callable[[Role], Client]) -> None:
    release = proposed(real)
    client = browser_of(Role.COUNSEL)
    Release.objects.update(released_at=timezone.now())
    response = client.post(gate(real), {"bundle_sha256": release.bundle_sha256})
    assert (response.status_code, "out already" in response.content.decode()) == (409, True)


def test_it_names_who_may_still_approve_and_nobody_who_left(
    real: Incident, browser_of: Callable[[Role], Client]
) -> None:
    proposed(real)
    User.objects.create(username="dpo", role=Role.DATA_PROTECTION)
    User.objects.create(username="gone", role=Role.COUNSEL, is_active=False)
    User.objects.create(username="looker", role=Role.AUDITOR)
    text = browser_of(Role.INCIDENT_LEAD).get(gate(real)).content.decode()
    assert "dpo (Data protection officer)" in text
    assert "gone (" not in text
    assert "looker (" not in text


def test_an_auditor_reads_the_gate_and_approves_nothing(real: Incident, browser_of: Callable[[Role], Client]) -> None:
    release = proposed(real)
    client = browser_of(Role.AUDITOR)
    assert "I have read these notices" not in client.get(gate(real)).content.decode()
    assert client.post(gate(real), {"bundle_sha256": release.bundle_sha256}).status_code == 403
    assert Approval.objects.count() == 0


def test_the_command_is_the_one_that_goes_on_with_this_run(real: Incident) -> None:
    assert command_of(real).startswith("amends respond ")
    assert "case.yaml --out " in command_of(real)


def test_the_command_of_an_exercise_is_a_rehearsal(finished: Finished) -> None:
    incident = finished()
    kept_notice(incident)
    assert command_of(incident).startswith("amends rehearse ")
    assert command_of(incident).endswith(" --resume")
