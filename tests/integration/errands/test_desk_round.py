"""One round of the desk: what cannot be done does not keep the rest waiting."""

from collections.abc import Callable

import pytest
from django.db import InterfaceError, OperationalError

from amends.cli import desk
from amends.core.errors import MachineError
from amends.providers.email.single import IntoFolder

pytestmark = pytest.mark.django_db


def failing(error: Exception) -> Callable[[], int]:
    def task() -> int:
        raise error

    return task


def test_a_task_that_fails_is_told_and_the_others_are_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    broken = MachineError("Something that was sealed cannot be opened.", code="sealed.closed")
    tasks = [failing(broken), lambda: 2, failing(OperationalError("gone")), failing(InterfaceError("gone")), lambda: 3]
    monkeypatch.setattr(desk, "_tasks", lambda mails: tasks)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)  # the test's own would be closed
    assert desk._patient_round(IntoFolder(tmp_path)) == 5
    told = capsys.readouterr().err
    assert "cannot be opened" in told
    assert told.count("The database does not answer.") == 2


def test_once_a_failure_ends_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(desk, "_tasks", lambda mails: [failing(MachineError("No.", code="sealed.closed")), lambda: 1])
    with pytest.raises(MachineError):
        desk.one_round(IntoFolder(tmp_path))
