"""The launch plan: who sends from where, where links lead, which numbers answer, who sits at the phones."""

from __future__ import annotations

from typing import Annotated

import msgspec

from amends.core.case.model import Count, Instant
from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml

Hostname = Annotated[str, msgspec.Meta(min_length=1, max_length=253)]


class DkimSelector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Under which name the signing key is published: ``selector._domainkey.domain``."""

    selector: str
    domain: Hostname


class Sending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``from_address`` is what people see, ``return_path`` where bounces go, ``addresses`` the sending machines."""

    from_address: str
    return_path: str | None = None
    dkim: tuple[DkimSelector, ...] = ()
    addresses: tuple[str, ...] = ()


class PhoneTest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that notices name, and the last time somebody dialled it from outside; left out if nobody did."""

    number: str
    dialled_at: Instant | None = None
    answered: bool | None = None
    answered_after_s: Count | None = None
    by: str = ""


class Centre(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the contact centre is ready for.  ``calls_per_hour`` is the forecast's peak, ``capacity`` what it takes."""

    opens_at: Instant | None = None
    briefed_at: Instant | None = None
    ivr_tested_at: Instant | None = None
    load_tested_at: Instant | None = None
    calls_per_hour: Count | None = None
    capacity_per_hour: Count | None = None
    languages: tuple[str, ...] = ()


class LaunchPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``links`` are addresses that notices print; ``languages`` those of the audience."""

    brand_domains: tuple[Hostname, ...]
    sending: Sending
    launch_at: Instant
    status_page: str | None = None
    status_page_says: str = ""
    links: tuple[str, ...] = ()
    phones: tuple[PhoneTest, ...] = ()
    centre: Centre | None = None
    languages: tuple[str, ...] = ()


def read_plan(text: str, *, name: str) -> LaunchPlan:
    """The plan in a YAML text; raises ``InputError`` (``launch.plan``) naming the field at fault."""
    try:
        return msgspec.convert(parse_yaml(text, name=name), LaunchPlan)
    except msgspec.ValidationError as error:
        raise InputError(
            "The launch plan cannot be read.",
            code="launch.plan",
            where=name,
            why=str(error),
            fix="docs/preflight.md shows a whole plan.",
        ) from error
