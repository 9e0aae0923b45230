"""``amends token`` and ``amends webhooks``: other programs, from the terminal."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import secret

if TYPE_CHECKING:
    from amends.apps.integrations.models import ApiToken, WebhookEndpoint

_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_TOKEN = Annotated[str, typer.Argument(metavar="TOKEN", help="Reference such as TOK-7Q2K9XMB.")]
_HOOK = Annotated[str, typer.Argument(metavar="WEBHOOK", help="Reference such as HOOK-7Q2K9XMB.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    token = typer.Typer(no_args_is_help=True, help="Tokens of programs: issue, list, revoke.")
    token.command("issue")(issue)
    token.command("list")(list_tokens)
    token.command("revoke")(revoke)
    app.add_typer(token, name="token")
    webhooks = typer.Typer(no_args_is_help=True, help="Who is told what was recorded: add, list, test, retry, remove.")
    webhooks.command("add")(add)
    webhooks.command("list")(list_webhooks)
    webhooks.command("test")(try_out)
    webhooks.command("retry")(retry)
    webhooks.command("remove")(remove)
    app.add_typer(webhooks, name="webhooks")


def issue(
    name: Annotated[str, typer.Argument(help="Which program it is for.")],
    scope: Annotated[list[str], typer.Option(help="What it may do, such as read:duties; may be repeated.")],
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it holds.")] = 90,
    real: Annotated[bool, typer.Option("--real", help="For real incidents too; without it, exercises only.")] = False,
    as_json: _JSON = False,
) -> None:
    """Issue a token; its secret is printed now and never again."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import issue_token  # noqa: PLC0415  # models load after boot()

        now = datetime.now(UTC)
        issued = issue_token(
            name=name, scopes=scope, expires_at=now + timedelta(days=days), by=getpass.getuser(), now=now,
            is_exercise_only=not real,
        )  # fmt: skip
        if as_json:
            print_json({**_token_row(issued.token), "secret": issued.secret})
        else:
            _say(f"{issued.token.ref}, until {issued.token.expires_at:%Y-%m-%d}. The secret, shown only now:")
            _say(issued.secret)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def list_tokens(as_json: _JSON = False) -> None:
    """Every token, the newest first; never a secret."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import tokens  # noqa: PLC0415  # models load after boot()

        rows = [_token_row(token) for token in tokens()]
        if as_json:
            print_json({"tokens": rows})
        for row in rows if not as_json else []:
            scopes, used = " ".join(row["scopes"]), row["used_on"] or "never"
            state = "revoked" if row["revoked_at"] else f"until {row['expires_at']:%Y-%m-%d}"
            _say(f"{row['ref']}  {row['name']}  {state}  last used {used}  {scopes}")
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def revoke(ref: _TOKEN, as_json: _JSON = False) -> None:
    """End a token at once."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import revoke_token  # noqa: PLC0415  # models load after boot()

        revoke_token(ref=ref, by=getpass.getuser(), now=datetime.now(UTC))
        return _told({"revoked": ref}, f"{ref} is revoked.", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def add(
    url: Annotated[str, typer.Argument(help="https address of the other program; http on this machine only.")],
    kind: Annotated[
        list[str], typer.Option(help="A kind of deed, a family such as delivery.*, or *; may be repeated.")
    ],
    as_json: _JSON = False,
) -> None:
    """Tell a program every deed of these kinds from now on; its signing secret is printed now and never again."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import add_endpoint  # noqa: PLC0415  # models load after boot()

        endpoint, shown = add_endpoint(url=url, kinds=kind, by=getpass.getuser(), now=datetime.now(UTC), secret=secret)
        if as_json:
            print_json({**_hook_row(endpoint), "secret": shown})
        else:
            _say(f"{endpoint.ref}. The signing secret (Standard Webhooks), shown only now:")
            _say(shown)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def list_webhooks(as_json: _JSON = False) -> None:
    """Every webhook, with how many of its deliveries stand where.  Exit 1 if one is dead."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import endpoints  # noqa: PLC0415  # models load after boot()

        rows = [_hook_row(endpoint) for endpoint in endpoints()]
        if as_json:
            print_json({"webhooks": rows})
        for row in rows if not as_json else []:
            counts = ", ".join(f"{count} {state}" for state, count in row["deliveries"].items()) or "nothing yet"
            _say(f"{row['ref']}  {'active' if row['is_active'] else 'removed'}  {row['url']}  {counts}")
        return 1 if any(row["deliveries"].get("dead") for row in rows) else 0

    raise typer.Exit(answering(command, as_json=as_json))


def try_out(ref: _HOOK, as_json: _JSON = False) -> None:
    """Plan a delivery that says only that it is a test; `amends desk` or `amends serve` sends it."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import plan_test  # noqa: PLC0415  # models load after boot()

        event = plan_test(ref=ref, now=datetime.now(UTC)).event_id
        return _told({"event_id": event}, f"{event} is planned.", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def retry(ref: _HOOK, as_json: _JSON = False) -> None:
    """Plan everything anew that the webhook never took."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import retry_dead  # noqa: PLC0415  # models load after boot()

        count = retry_dead(ref=ref, now=datetime.now(UTC))
        return _told({"planned": count}, f"{count} planned anew.", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def remove(ref: _HOOK, as_json: _JSON = False) -> None:
    """Tell the webhook nothing any more."""

    def command() -> int:
        boot()
        from amends.apps.integrations.services import remove_endpoint  # noqa: PLC0415  # models load after boot()

        remove_endpoint(ref=ref, now=datetime.now(UTC))
        return _told({"removed": ref}, f"{ref} is told nothing any more.", as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def _token_row(token: ApiToken) -> dict[str, Any]:
    return {
        "ref": token.ref,
        "name": token.name,
        "scopes": token.scopes,
        "exercises_only": token.is_exercise_only,
        "created_at": token.created_at,
        "expires_at": token.expires_at,
        "revoked_at": token.revoked_at,
        "used_on": token.used_on,
    }


def _hook_row(endpoint: WebhookEndpoint) -> dict[str, Any]:
    from amends.apps.integrations.services import counts_by_state  # noqa: PLC0415  # models load after boot()

    return {
        "ref": endpoint.ref,
        "url": endpoint.url,
        "kinds": endpoint.kinds,
        "is_active": endpoint.is_active,
        "quiet_until": endpoint.quiet_until,
        "deliveries": counts_by_state(endpoint),
    }


def _told(document: dict[str, Any], line: str, *, as_json: bool) -> int:
    if as_json:
        print_json(document)
    else:
        _say(line)
    return 0


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)
