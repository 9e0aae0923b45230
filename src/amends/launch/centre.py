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


def judge_centre(centre: Centre | None, *, launch_at: datetime, languages: Sequence[str]) -> Iterator[Light]:
    """What the people who will be asked must have had before the first notice leaves."""
    if centre is None:
        fix = "Fill in centre: staff must know before customers do."
        yield red("contact_centre", "-", "The plan says nothing of a contact centre.", fix)
        return
    yield _before("briefing", centre.briefed_at, launch_at, "Brief the staff with the facts before customers call.")
    yield _before("ivr", centre.ivr_tested_at, launch_at, "Dial through every branch of the announcement.")
    yield _before("opening", centre.opens_at, launch_at, "Open the lines before the first notice arrives.")
    yield _load(centre)
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
    if test.dialled_at is None or test.answered is None:
        return red("phone", number, "Nobody has dialled it.", fix)
    if not test.answered:
        return red("phone", number, "It did not answer when it was dialled.", fix)
    if at - test.dialled_at > _FRESH:
        return red("phone", number, "It was last dialled more than a day ago.", fix)
    if test.answered_after_s is not None and test.answered_after_s > _LONGEST_RING_S:
        why = f"It answered after {test.answered_after_s} s."
        return amber("phone", number, why, "Put an announcement before the queue.")
    return green("phone", number, "It answered when it was dialled.")


def _before(what: str, done_at: datetime | None, launch_at: datetime, fix: str) -> Light:
    if done_at is None:
        return red("contact_centre", what, "It has not been done.", fix)
    if done_at > launch_at:
        return red("contact_centre", what, "It comes after the launch.", fix)
    return green("contact_centre", what, "It comes before the launch.")


def _load(centre: Centre) -> Light:
    fix = "Write in waves, add staff, or let the announcement answer more; the legal deadline comes first."
    if centre.calls_per_hour is None or centre.capacity_per_hour is None:
        return amber("contact_centre", "load", "Forecast and capacity are not both known.", "Run `amends flood`.")
    if centre.calls_per_hour > centre.capacity_per_hour:
        why = f"{centre.calls_per_hour} calls an hour are expected, and {centre.capacity_per_hour} can be taken."
        return red("contact_centre", "load", why, fix)
    if centre.load_tested_at is None:
        return amber("contact_centre", "load", "The lines were not tested under load.", "Have the carrier test them.")
    return green("contact_centre", "load", "The lines take the forecast.")
