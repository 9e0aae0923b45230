"""One question to a network: its answer as JSON, or why there is none and for how long not to ask again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from amends.core.errors import MachineError
from amends.core.ports import Outcome
from amends.providers.wire import Reply, Wire, refused_login

MISSING = 404


class AwayError(MachineError):
    """The network does not answer now; ``wait_s`` seconds from now it may."""

    wait_s: float | None = None


async def asked(
    wire: Wire, url: str, *, name: str, headers: Mapping[str, str] | None = None, data: bytes | None = None
) -> Any:
    """The JSON of the answer; ``None`` for 404.  Raises ``AwayError``; ``MachineError`` (``provider.auth``)."""
    reply = await wire.ask("GET" if data is None else "POST", url, headers=headers, data=data)
    if isinstance(reply, Outcome):
        raise away(name, reply.reason)
    if reply.status == MISSING:
        return None
    if reply.status in (401, 403):
        raise refused_login(name, reply.status)
    if not reply.is_success:
        raise away(name, f"It answered {reply.status}.", reply)
    try:
        return msgspec.json.decode(reply.body)
    except (ValueError, RecursionError) as error:
        raise away(name, "Its answer is no JSON, or longer than what is read.") from error


def away(name: str, why: str, reply: Reply | None = None) -> AwayError:
    """The error of a network that could not be read."""
    error = AwayError(
        "A network cannot be read.", code="mentions.away", where=name, why=why,
        fix="Nothing is lost: it is asked again, from where it was read to.",
    )  # fmt: skip
    error.wait_s = reply.retry_after_s if reply else None
    return error


def rows(found: object, *path: str) -> list[dict[str, Any]]:
    """The objects in a list, at a path within the answer; what is of another form is no row."""
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def words(row: object, *path: str) -> str:
    """The text at a path; empty where there is none."""
    for name in path:
        row = row.get(name) if isinstance(row, dict) else None
    return row if isinstance(row, str) else ""


def terms(text: str) -> tuple[str, ...]:
    """What is searched for, parted by commas."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
