"""``amends staff``: who may sign in to the console, managed from the machine itself."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.core.errors import InputError

if TYPE_CHECKING:
    from amends.apps.accounts.models import User

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_NAME = Annotated[str, typer.Argument(metavar="NAME", help="The name of the member of staff.")]
_BASE = Annotated[str, typer.Option(metavar="URL", help="Where the console is opened; AMENDS_PUBLIC_URL without it.")]
_HERE = "http://127.0.0.1:8765"  # where `amends serve` listens unless told otherwise


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    staff = typer.Typer(no_args_is_help=True, help="Who may sign in to the console: invite, list, unlock, let go.")
    staff.command("invite")(invite)
    staff.command("list")(list_staff)
    staff.command("unlock")(unlock)
    staff.command("reset")(reset)
    staff.command("leave")(leave)
    app.add_typer(staff, name="staff")


def invite(
    name: _NAME,
    role: Annotated[str, typer.Option(help="incident_lead, counsel, administrator ...: one per person.")],
    email: Annotated[str, typer.Option(help="Where warnings are mailed.")] = "",
    base: _BASE = "",
    as_json: _JSON = False,
) -> None:
    """Make a member of staff and print the link that lets them in once, to set up a passkey or an app."""

    def command() -> int:
        boot()
        from amends.apps.accounts.staffing import invite_staff  # noqa: PLC0415  # models load after boot()

        now = datetime.now(UTC)
        token = invite_staff(username=name, role=role, email=email, by=None, now=now)
        _record("account.invited", _member(name.strip()), now, role=role)
        return _tell(name.strip(), token, base, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def list_staff(as_json: _JSON = False) -> None:
    """Everybody: role, factors, when last seen, whether locked."""

    def command() -> int:
        boot()
        from amends.apps.accounts.selectors import staff_lines  # noqa: PLC0415  # models load after boot()

        rows: list[dict[str, Any]] = [
            {
                "name": line.user.username, "role": line.user.role, "is_active": line.user.is_active,
                "passkeys": line.passkeys, "has_app": line.has_app, "recovery_codes": line.codes_left,
                "seen_at": line.user.seen_at, "is_locked": line.is_locked,
            }
            for line in staff_lines(at=datetime.now(UTC))
        ]  # fmt: skip
        if as_json:
            print_json({"staff": rows})
            return 0
        for row in rows:
            factors = f"{row['passkeys']} passkeys{', app' if row['has_app'] else ''}"
            standing = "has left" if not row["is_active"] else "locked" if row["is_locked"] else "may sign in"
            text_console.print(f"{row['name']}: {row['role']}, {factors}, {standing}", markup=False, highlight=False)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def unlock(name: _NAME, as_json: _JSON = False) -> None:
    """Take codes of somebody again who gave too many wrong ones."""

    def command() -> int:
        boot()
        from amends.apps.accounts.factors import unlock as take_codes  # noqa: PLC0415  # models load after boot()

        user = _member(name)
        take_codes(user=user)
        _record("account.unlocked", user, datetime.now(UTC))
        return _done(name, "unlocked", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def reset(name: _NAME, base: _BASE = "", as_json: _JSON = False) -> None:
    """Forget all factors of somebody who has lost them, and print a new link."""

    def command() -> int:
        boot()
        from amends.apps.accounts.staffing import reset_factors  # noqa: PLC0415  # models load after boot()

        user, now = _member(name), datetime.now(UTC)
        token = reset_factors(user=user, by=None, now=now)
        _record("account.factors_reset", user, now)
        return _tell(name, token, base, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def leave(name: _NAME, as_json: _JSON = False) -> None:
    """Let somebody in no more, from now on; what they did stays on record."""

    def command() -> int:
        boot()
        from amends.apps.accounts.staffing import leave_staff  # noqa: PLC0415  # models load after boot()

        user = _member(name)
        leave_staff(user=user)
        _record("account.left", user, datetime.now(UTC))
        return _done(name, "left", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def _member(name: str) -> User:
    from amends.apps.accounts.models import User  # noqa: PLC0415  # models load after boot()

    found = User.objects.filter(username=name).first()
    if found is None:
        raise InputError(
            "There is nobody of this name.", code="staff.unknown", where="NAME", fix="List them: `amends staff list`."
        )
    return found


def _record(kind: str, user: User, now: datetime, **data: str) -> None:
    from amends.web.console.staff.deeds import record_account  # noqa: PLC0415  # models load after boot()

    record_account(kind, user, now=now, by="", **data)


def _tell(name: str, token: str, base: str, *, as_json: bool) -> int:
    at = (base or os.environ.get("AMENDS_PUBLIC_URL", "").strip() or _HERE).rstrip("/")
    link = f"{at}/console/enter/{token}"
    if as_json:
        print_json({"name": name, "link": link})
        return 0
    text_console.print(f"The link for {name}, shown this once:\n{link}", markup=False, highlight=False)
    text_console.print("It works once, within twelve hours. Hand it over by a way that others do not read.")
    return 0


def _done(name: str, what: str, *, as_json: bool) -> int:
    if as_json:
        print_json({"name": name, "done": what})
    else:
        text_console.print(f"{name}: {what}", markup=False, highlight=False)
    return 0
