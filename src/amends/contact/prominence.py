"""Proof that a substitute notice was prominent: what was seen on the page, from outside, as long as the law asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise

import msgspec

from amends.contact.data import Choice, read_data
from amends.core.errors import InputError


class Demand(Choice, frozen=True, kw_only=True):
    """What one look must find.

    ``place`` is the page that must carry the link; ``every_hours`` how often it is looked at; between two good
    looks that lie more than ``lapse_hours`` apart nothing is proven.  ``first_screen``: seen without scrolling.
    ``least_link_px``: the height of the link's letters in CSS pixels; ``at_least_text_size``: no smaller than
    the text around it.
    """

    place: str
    every_hours: int
    lapse_hours: int
    first_screen: bool
    least_link_px: int
    at_least_text_size: bool


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of the laws that the demand answers to."""

    at: str
    url: str
    checked_on: date
    confidence: str


class Prominence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``corpus/contact/prominence``."""

    look: Demand
    source: Source


@cache
def prominence() -> Prominence:
    """The shipped demand."""
    read: Prominence = read_data("prominence", Prominence)
    return read


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at the page found, at an aware instant.

    ``page_sha256`` is the digest of the page as it was kept; it is what a court can be shown.
    """

    at: datetime
    place: str
    has_link: bool
    on_first_screen: bool = False
    link_px: float = 0.0
    text_px: float = 0.0
    notice_sha256: str = ""
    page_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """A time in which the notice was not proven to be shown, and why."""

    start: datetime
    end: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Proof:
    """``shown`` is the time that is proven; ``missing`` what remains of the demanded time, zero if it is proven."""

    is_proven: bool
    shown: timedelta
    missing: timedelta
    lapses: tuple[Lapse, ...]
    because: str


def prove_prominence(
    looks: Iterable[Look], *, notice_sha256: str, demanded: timedelta, demand: Demand | None = None
) -> Proof:
    """Whether the looks prove that the notice was shown, prominently, for the time ``demanded``.

    Time counts between two neighbouring good looks that lie no further apart than the demand's ``lapse_hours``; a
    lapse is not counted, so that the page stays up for longer.  Looks may come in any order.  Raises
    ``InputError`` (``contact.naive_time``).
    """
    demand = demand or prominence().look
    ordered = sorted(_aware(looks), key=lambda look: look.at)
    shown, lapses = timedelta(0), []
    for before, after in pairwise(ordered):
        why = _fault(before, notice_sha256, demand) or _fault(after, notice_sha256, demand)
        if not why and after.at - before.at > timedelta(hours=demand.lapse_hours):
            why = "nobody looked"
        if why:
            lapses.append(Lapse(before.at, after.at, why))
        else:
            shown += after.at - before.at
    missing = max(demanded - shown, timedelta(0))
    said = "shown for the whole time" if not missing else f"{missing.days} full days and more are not proven yet"
    return Proof(bool(ordered) and not missing, shown, missing, tuple(lapses), said)


def _aware(looks: Iterable[Look]) -> Iterable[Look]:
    for look in looks:
        if look.at.tzinfo is None:
            raise InputError("A look has no time zone.", code="contact.naive_time", fix="Pass aware datetimes.")
        yield look


def _fault(look: Look, notice_sha256: str, demand: Demand) -> str:
    """What this look lacks, empty if nothing."""
    if not look.has_link or look.place != demand.place:
        return f"no link on the {demand.place}"
    if look.notice_sha256 != notice_sha256:
        return "the page behind the link is not the notice that was released"
    if demand.first_screen and not look.on_first_screen:
        return "the link is seen only by scrolling"
    if look.link_px < demand.least_link_px:
        return "the link is too small"
    if demand.at_least_text_size and look.link_px < look.text_px:
        return "the link is smaller than the text around it"
    return ""
