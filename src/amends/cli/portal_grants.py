"""``amends portal-grants``: the rights of the portal's own role in PostgreSQL, as statements to be run by the owner."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from amends.cli.output import answering
from amends.config.home import desk_public_key
from amends.config.portal_role import grants
from amends.core.errors import InputError


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("portal-grants")(portal_grants)


def portal_grants(
    role: Annotated[str, typer.Option(help="The role, which exists already.")] = "amends_portal",
    desk_key: Annotated[
        bool, typer.Option("--desk-key", help="Print keys/desk.pub as hex instead, for a machine of the portal's own.")
    ] = False,
) -> None:
    """Print the SQL that gives the portal's role its rights and takes all others; again after every upgrade."""

    def command() -> int:
        if desk_key:
            sys.stdout.write(desk_public_key().hex() + "\n")
            return 0
        try:
            statements = list(grants(role))
        except ValueError as error:
            raise InputError(
                "The role's name cannot be used.", code="portal.role", where="--role", why=str(error)
            ) from error
        sys.stdout.write("\n".join(statements) + "\n")
        return 0

    raise typer.Exit(answering(command, as_json=False))
