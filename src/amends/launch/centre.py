"""Whether the phone numbers answer and the contact centre is ready for the flood (DOMAIN.md 4; R49)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import phonenumbers

from amends.launch.model import Light, amber, green, red
from amends.launch.plan import Centre, PhoneTest

_FRESH = timedelta(hours=24)  # a line that answered last week proves nothing about tonight
_LONGEST_RING_S = 60


def judge_phones(phones: Sequence[PhoneTest], *, at: datetime) -> Iterator[Light]:
    """One light for each number that notices name; none at all is amber."""
    if not phones:
        yield amber("phone", "-", "The plan names no telephone number.", "Name the hotline, and dial it from outside.")
    yield from (_phone(test, at) for test in phones)


def judge_centre(
    centre: Centre | None, *, launch_at: datetime, languages: Sequence[str], at: datetime
) -> Iterator[Light]:
    """What the people who will be asked must have had before the launch; what lies after ``at`` is a plan only."""
    if centre is None:
        fix = "Fill in centre: staff must know before customers do."
        yield red("contact_centre", "-", "The plan says nothing of a contact centre.", fix)
        return
    times = (launch_at, at)
    yield _before("briefing", centre.briefed_at, times, "Brief the staff with the facts before customers call.")
    yield _before("ivr", centre.ivr_tested_at, times, "Dial through every branch of the announcement.")
    yield _before("opening", centre.opens_at, times, "Open the lines before the first notice arrives.")
    yield _load(centre, at)
    missing = sorted(set(languages) - set(centre.languages))
    if missing:
        why = "Nobody answers in " + ", ".join(missing) + "."
        fix = "Find interpreters, or say in the notice which languages are served."
        yield amber("contact_centre", "languages", why, fix)
    elif languages:
        yield green("contact_centre", "languages", "Every language of the notices is answered.")


def _phone(test: PhoneTest, at: datetime) -> Light:
    number, fix = test.number, "Dial it from an outside line, from abroad as well, and note when it answered."
    try:
        is_number = phonenumbers.is_valid_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        is_number = False
    if not is_number:
        return red("phone", number, "It is not a telephone number.", "Write it in full, with + and the country.")
    if unproved := _unproved(test, at):
        return red("phone", number, unproved, fix)
    if test.answered_after_s is not None and test.answered_after_s > _LONGEST_RING_S:
        why = f"It answered after {test.answered_after_s} s."
        return amber("phone", number, why, "Put an announcement before the queue.")
    return green("phone", number, "It answered when it was dialled.")


def _unproved(test: PhoneTest, at: datetime) -> str:
    """Why the dialling proves nothing; empty where it does."""
    if test.dialled_at is None or test.answered is None:
        return "Nobody has dialled it."
    if test.dialled_at > at:
        return "It is to be dialled only after this look; nobody has heard it answer."
    if not test.answered:
        return "It did not answer when it was dialled."
    return "It was last dialled more than a day ago." if at - test.dialled_at > _FRESH else ""


def _before(what: str, done_at: datetime | None, times: tuple[datetime, datetime], fix: str) -> Light:
    launch_at, at = times
    if done_at is None:
        return red("contact_centre", what, "It has not been done.", fix)
    if done_at > launch_at:
        return red("contact_centre", what, "It comes after the launch.", fix)
    if done_at > at:
        return green("contact_centre", what, "It is planned before the launch, and still to come.")
    return green("contact_centre", what, "It was done before the launch.")


def _load(centre: Centre, at: datetime) -> Light:
    fix = "Write in waves, add staff, or let the announcement answer more; the legal deadline comes first."
    if centre.calls_per_hour is None or centre.capacity_per_hour is None:
        return amber("contact_centre", "load", "Forecast and capacity are not both known.", "Run `amends flood`.")
    if centre.calls_per_hour > centre.capacity_per_hour:
        why = f"{centre.calls_per_hour} calls an hour are expected, and {centre.capacity_per_hour} can be taken."
        return red("contact_centre", "load", why, fix)
    if centre.load_tested_at is None:
        return amber("contact_centre", "load", "The lines were not tested under load.", "Have the carrier test them.")
    if centre.load_tested_at > at:
        why = "The test under load is planned, and still to come."
        return amber("contact_centre", "load", why, "Look again when the carrier has tested the lines.")
    return green("contact_centre", "load", "The lines take the forecast.")
