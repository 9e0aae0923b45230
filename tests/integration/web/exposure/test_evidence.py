"""Evidence and runs: counts without content, progress that moves and stops, exercises started from known cases only."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.apps.rehearsals.progress import is_alive, progress_of, telling_progress
from amends.core.errors import InputError
from amends.web.console.exposure import starting

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 2, 12, 0, tzinfo=UTC)


def address(incident: Incident, more: str = "") -> str:
    return f"/console/incidents/{incident.ref}/evidence{more}"


def test_files_and_reasons_are_counted_and_no_row_is_shown(assessed: Incident, lead: Client) -> None:
    page = lead.get(address(assessed)).content.decode()
    assert "11 rows = 6 linked + 3 in review + 1 unmatched + 1 rejected" in page
    assert "leak.csv" in page
    assert "2 fields instead of 6" in page
    assert assessed.assessments.get().sources["leak.csv"] in page
    assert "broken;row" not in page
    assert "Kowalska" not in page


def test_a_run_that_goes_on_is_asked_again_and_one_that_ended_is_not(assessed: Incident, lead: Client) -> None:
    out = Path(assessed.assessments.get().folder)
    (out / "rehearsal.json").write_text("{}")
    ask = 'hx-trigger="every 2s"'
    with telling_progress(out, now=lambda: NOW, also=lambda step, share: None) as progress:
        progress("Linking", 0.25)
        page = lead.get(address(assessed, "/progress")).content.decode()
        assert ask in page
        assert 'value="25"' in page
        assert "<html" not in page
    page = lead.get(address(assessed, "/progress")).content.decode()
    assert ask not in page
    assert "Finished" in page


def test_a_run_that_was_killed_is_told_from_one_that_runs(assessed: Incident, lead: Client) -> None:
    out = Path(assessed.assessments.get().folder)
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    with telling_progress(out, now=lambda: NOW, also=lambda step, share: None) as progress:
        progress("Linking", 0.25)
        told = json.loads((out / "progress.json").read_text())
        while is_alive(ended.pid):  # ended, and not collected by us yet
            time.sleep(0.01)
        (out / "progress.json").write_text(json.dumps(told | {"pid": ended.pid}))
        page = lead.get(address(assessed, "/progress")).content.decode()
    ended.wait()
    assert "without a word" in page
    assert "every 2s" not in page


def test_progress_is_written_twice_a_second_at_most_and_each_step_at_once(tmp_path: Path) -> None:
    (tmp_path / "rehearsal.json").write_text("{}")
    clock = [NOW]
    seen = []
    with telling_progress(tmp_path, now=lambda: clock[0], also=lambda step, share: seen.append(step)) as progress:
        assert progress_of(tmp_path) is None
        for hundredth in range(100):
            clock[0] += timedelta(milliseconds=10)
            progress("Linking", hundredth / 100)
        told = progress_of(tmp_path)
        assert told is not None
        assert told.steps[0].share == pytest.approx(0.5, abs=0.011)
        progress("Deliver", 0.0)
        told = progress_of(tmp_path)
        assert told is not None
        assert [(step.name, step.ended_at is None) for step in told.steps] == [("Linking", False), ("Deliver", True)]
    assert len(seen) == 101


def test_an_error_is_told_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "rehearsal.json").write_text("{}")

    def run() -> None:
        with telling_progress(tmp_path, now=lambda: NOW, also=lambda step, share: None) as progress:
            progress("Linking", 0.1)
            raise InputError("The disk is full.", code="x.full")

    with pytest.raises(InputError):
        run()
    told = progress_of(tmp_path)
    assert told is not None
    assert (told.end, told.code, told.why) == ("stopped", "x.full", "The disk is full.")


def test_a_run_that_gave_its_folder_free_leaves_no_progress(tmp_path: Path) -> None:
    with telling_progress(tmp_path, now=lambda: NOW, also=lambda step, share: None) as progress:
        progress("Reading", 0.1)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_ours_tells_nothing(tmp_path: Path) -> None:
    for text in ("", "[]", "{", '{"pid": "x"}'):
        (tmp_path / "progress.json").write_text(text)
        assert progress_of(tmp_path) is None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two cases, one outside, and a link that leads out."""
    folder = tmp_path / "home"
    (folder / "cases" / "bank").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("incident: {}")
    (folder / "cases" / "one.yaml").write_text("incident: {}")
    (folder / "cases" / "bank" / "case.yaml").write_text("incident: {}")
    (folder / "cases" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    monkeypatch.setattr(starting, "home", lambda: folder)
    return folder


def test_only_cases_in_their_folder_can_be_chosen(home: Path, lead: Client) -> None:
    page = lead.get("/console/runs").content.decode()
    assert starting.known_cases() == ["bank/case.yaml", "one.yaml"]
    assert "bank/case.yaml" in page
    for path in ("../secret.yaml", "link.yaml", "/etc/passwd", str(home / "cases" / "one.yaml"), "", "--help"):
        assert lead.post("/console/runs", {"case": path}).status_code == 409
    assert not (home / "runs").exists()


def test_a_case_that_cannot_be_read_says_so_on_the_page(home: Path, lead: Client) -> None:
    assert lead.post("/console/runs", {"case": "one.yaml"}).status_code == 302
    [row] = starting.runs_started()
    deadline = time.monotonic() + 60
    while is_alive(row.started.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    page = lead.get("/console/runs").content.decode()
    assert "Did not begin" in page
    assert "Error" in page
    assert oct((home / "runs").stat().st_mode & 0o777) == "0o700"


def test_one_exercise_at_a_time(home: Path, lead: Client) -> None:
    (home / "runs").mkdir()
    command = [sys.executable, "-c", "import sys; sys.stdin.read()", "RUN-AAAAAAA"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as busy:
        mark = {"case": "one.yaml", "by": "lead", "at": NOW.isoformat(), "pid": busy.pid}
        (home / "runs" / "RUN-AAAAAAA.json").write_text(json.dumps(mark))
        response = lead.post("/console/runs", {"case": "one.yaml"})
        part = lead.get("/console/runs", headers={"HX-Request": "true"}).content.decode()
    assert response.status_code == 409
    assert "still running" in response.content.decode()
    assert 'hx-trigger="every 2s"' in part
    assert "<html" not in part
    assert 'hx-trigger="every 2s"' not in lead.get("/console/runs").content.decode()


def test_a_process_that_took_over_the_number_of_a_run_is_not_the_run(home: Path, lead: Client) -> None:
    (home / "runs").mkdir()
    mark = {"case": "one.yaml", "by": "lead", "at": NOW.isoformat(), "pid": os.getpid()}
    (home / "runs" / "RUN-AAAAAAA.json").write_text(json.dumps(mark))
    assert "Did not begin" in lead.get("/console/runs").content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.INCIDENT_LEAD])
def test_only_the_lead_starts_a_run(home: Path, signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("/console/runs", {"case": "one.yaml"}).status_code == 403
    assert not (home / "runs").exists()


@pytest.mark.parametrize("role", [Role.CONTACT_CENTRE, Role.ADMINISTRATOR])
def test_who_may_not_see_incidents_sees_no_evidence(
    assessed: Incident, signed_in: Callable[[Role], Client], role: Role
) -> None:
    assert signed_in(role).get(address(assessed)).status_code == 403
    assert signed_in(role).get(address(assessed, "/progress")).status_code == 403
