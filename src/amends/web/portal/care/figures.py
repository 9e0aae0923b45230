"""The published measures in words and numbers: small cells stay hidden, as they were published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amends.remedies.steps import all_steps
from amends.web.portal.speaking import Speaker

_HOURS_A_DAY = 24
_PARTS = ("in_time", "late", "waiting", "overdue")
Document = Mapping[str, Any]


def figures_shown(document: Document, speaker: Speaker) -> dict[str, Any]:
    """Tables of (heading, rows of (what, how many)); ``document`` is ``apps.measures``' ``public_document``."""
    return {
        "served": [
            (speaker.say(f"portal-care-open-{what}"), list(_served(document.get(what) or {}, speaker)))
            for what in ("contacts", "complaints")
        ],
        "help": list(_help(document.get("remedies") or {}, speaker)),
        "done": list(_done(document.get("steps") or {}, speaker)),
    }


def _served(served: Document, speaker: Speaker) -> Iterator[tuple[str, str]]:
    view = next(iter(served.get("tables") or {}), "")
    if not view:
        return
    table = served["tables"][view]
    total = table["total"]
    yield speaker.say("portal-care-open-all"), _number(total["people"], speaker)
    found = dict(zip(table["parts"], total["parts"], strict=True))
    for part in _PARTS:
        yield speaker.say("portal-care-open-part", part=part), _number(found.get(part), speaker)
    if total["people"] == 0:
        return  # of nobody there is no time
    first = (served.get("first_answer") or {}).get(view, {}).get("all") or {}
    yield speaker.say("portal-care-open-half"), _time(first.get("median"), speaker)
    yield speaker.say("portal-care-open-ninety"), _time(first.get("p90"), speaker)
    if found.get("waiting") == found.get("overdue") == 0:
        return
    waits = served.get("unanswered") or {}
    yield speaker.say("portal-care-open-waits"), _time(waits.get("median"), speaker)


def _help(remedies: Document, speaker: Speaker) -> Iterator[tuple[str, str, str, str]]:
    """What, to how many it is owed, how many were given it, how many have used it."""
    for what, views in sorted(remedies.items()):
        table = next(iter(views.values()), None)
        kind = "monitoring" if what == "monitoring" else "card" if what.startswith("card") else ""
        if table is None or not kind:
            continue
        found = dict(zip(table["parts"], table["total"]["parts"], strict=True))
        people, not_owed = table["total"]["people"], found.get("not_owed")
        owed = None if people is None or not_owed is None else people - not_owed
        given = None if found.get("given") is None or found.get("used") is None else found["given"] + found["used"]
        yield (
            speaker.say("portal-care-open-remedy", kind=kind),
            _number(owed, speaker),
            _number(given, speaker),
            _number(found.get("used"), speaker),
        )


def _done(steps: Document, speaker: Speaker) -> Iterator[tuple[str, str, str, str]]:
    """The step, whose it is, who says that it is done, of whom it was seen."""
    phrases = {step.id: step.phrase for step in all_steps()}
    for what, views in sorted(steps.items()):
        table = next(iter(views.values()), None)
        if table is None or what not in phrases:
            continue
        found = dict(zip(table["parts"], table["total"]["parts"], strict=True))
        people, others = table["total"]["people"], found.get("not_theirs")
        theirs = None if people is None or others is None else people - others
        said, seen = found.get("said_done"), found.get("seen_done")
        yield (
            speaker.say(phrases[what]), _number(theirs, speaker), _number(said, speaker), _number(seen, speaker),
        )  # fmt: skip


def _number(value: int | None, speaker: Speaker) -> str:
    return speaker.say("portal-care-open-hidden") if value is None else speaker.number(value)


def _time(quantile: Document | None, speaker: Speaker) -> str:
    """Hours up to two days, then days; "more than" where people still wait."""
    if not quantile:
        return speaker.say("portal-care-open-hidden")
    hours = float(quantile["hours"])
    if hours < 1:
        count, unit = max(1, round(hours * 60)), "minutes"
    elif hours < 2 * _HOURS_A_DAY:
        count, unit = round(hours), "hours"
    else:
        count, unit = round(hours / _HOURS_A_DAY), "days"
    time = speaker.say(f"portal-care-open-{unit}", count=count, number=speaker.number(count))
    return speaker.say("portal-care-open-more-than", time=time) if quantile["is_more"] else time
