"""`amends serve` says clearly what it cannot do, and prints an address that can be opened."""

import socket
from contextlib import nullcontext

import pytest
import typer
from typer.testing import CliRunner

from amends.apps.accounts.models import Role, SignInLink, User
from amends.cli import serve as command

pytestmark = pytest.mark.django_db


class _NoServer:
    """Stands where granian would begin to listen."""

    def __init__(self, *_: object, **options: object) -> None:
        assert options["log_access"] is False, "an address may hold a sign-in link"

    def serve(self) -> None:
        """Returns at once."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setattr(command, "Granian", _NoServer)
    monkeypatch.setattr(command, "boot", lambda *, migrate: None)
    monkeypatch.setattr(command, "_desk", lambda _: nullcontext())  # the desk's process would answer another database
    monkeypatch.setenv("AMENDS_SERVES", "")  # what the command sets is taken back
    return CliRunner()


def app() -> typer.Typer:
    served = typer.Typer()
    command.register(served)
    return served


def test_a_role_that_does_not_exist_is_bad_input_and_makes_no_link(run: CliRunner) -> None:
    result = run.invoke(app(), ["--port", "0", "--role", "root"])
    assert result.exit_code == 2
    assert "serve.role" in result.output
    assert "auditor" in result.output
    assert not User.objects.exists()
    assert not SignInLink.objects.exists()


def test_a_port_that_is_taken_is_named(run: CliRunner) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run.invoke(app(), ["--port", str(port)])
    assert result.exit_code == 2
    assert f"127.0.0.1:{port}" in result.output


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]"), ("::", "[::1]")]
)
def test_the_printed_address_can_be_opened(run: CliRunner, host: str, shown: str) -> None:
    result = run.invoke(app(), ["--port", "0", "--host", host])
    assert result.exit_code == 0, result.output
    assert f"Public page     http://{shown}:" in result.output


def test_the_link_is_kept_as_a_digest_only(run: CliRunner) -> None:
    result = run.invoke(app(), ["--port", "0", "--role", "auditor"])
    token = result.output.partition("/console/enter/")[2].split()[0]
    link = SignInLink.objects.select_related("user").get()
    assert token
    assert token not in link.digest
    assert link.user.role == Role.AUDITOR
    assert not link.user.has_usable_password()
