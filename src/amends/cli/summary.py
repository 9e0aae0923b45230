"""What happened, in ten lines that a person can read."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path
from textwrap import shorten
from typing import Any

_CHANNELS = {"email": "e-mails", "post": "letters", "sms": "text messages"}
_SHOWN_PLACES = 6
_NAME_WIDTH = 56


def ten_lines(folder: Path, *, as_of: datetime) -> list[str]:
    """The outcome of a rehearsal from the files in ``folder``; counts only, no personal data."""
    summary, severity = _read(folder, "summary.json"), _read(folder, "severity.json")
    balance, duties = _read(folder, "reconciliation.json"), _read(folder, "duties.json")["duties"]
    evidence = summary["evidence"]
    affected, review = summary["persons"]["affected"], summary["persons"]["review"]
    return [
        f"Affected        {affected:,} people: {_places(_read(folder, 'cohorts.json'))}",
        f"In review       {review:,}; nobody of them is written to before a person decides",
        f"Not customers   {evidence['unmatched']:,} of {evidence['rows']:,} leaked rows match nobody; "
        f"unreadable and kept apart: {evidence['rejected']:,}",
        f"Severity        {severity['band'].replace('_', ' ')} (ENISA {severity['se']:g}){_override(severity)}",
        *_deadlines(duties, as_of),
        f"Notices         {_notices(balance['messages'])}",
        f"Reconciliation  {balance['affected']:,} affected = {balance['notified']:,} notified "
        f"+ {balance['excepted']:,} excepted + {balance['owed']:,} owed{_reasons(balance)}",
        *_unserved(balance),
        f"Record          {folder / 'record'} (check it with: amends record verify {folder / 'record'})",
    ]


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def _places(cohorts: list[dict[str, Any]]) -> str:
    sums: Counter[str] = Counter()
    for cohort in cohorts:
        sums[cohort["residence"]] += cohort["persons"]
    shown = [f"{place} {persons:,}" for place, persons in sums.most_common(_SHOWN_PLACES)]
    rest = sum(sums.values()) - sum(persons for _, persons in sums.most_common(_SHOWN_PLACES))
    return ", ".join(shown) + (f", elsewhere {rest:,}" if rest else "")


def _override(severity: dict[str, Any]) -> str:
    override = severity.get("override")
    return f"; set apart: {override['band'].replace('_', ' ')}, because of national identifiers" if override else ""


def _deadlines(duties: list[dict[str, Any]], as_of: datetime) -> list[str]:
    dated = [duty for duty in duties if duty["status"] == "required" and duty["due"]["nominal"]]
    ahead = sorted((duty for duty in dated if not _passed(duty, as_of)), key=lambda duty: _instant(duty, as_of))
    passed = len(dated) - len(ahead)
    lines = [
        f"{'Next deadlines' if index == 0 else '':<15} {_day(duty)}  {_who(duty)}"
        for index, duty in enumerate(ahead[:3])
    ]
    if not lines:
        lines = ["Next deadlines  none is fixed by a day"]
    if passed:
        lines[-1] += f"; already passed: {passed}, see the report"
    return lines


def _passed(duty: dict[str, Any], as_of: datetime) -> bool:
    return _instant(duty, as_of) < as_of


def _instant(duty: dict[str, Any], as_of: datetime) -> datetime:
    """The deadline as an instant: a day ends at its last moment, in the zone of the question."""
    text = duty["due"]["nominal"]
    if "T" in text or " " in text:
        return datetime.fromisoformat(text)
    return datetime.combine(date.fromisoformat(text), time.max, tzinfo=as_of.tzinfo)


def _day(duty: dict[str, Any]) -> str:
    return str(duty["due"]["nominal"])[:16].replace("T", " ").ljust(16)


def _who(duty: dict[str, Any]) -> str:
    return f"{shorten(duty['recipient_name'], _NAME_WIDTH, placeholder=' …')} ({duty['jurisdiction']})"


def _notices(messages: list[dict[str, Any]]) -> str:
    sums: dict[str, Counter[str]] = {}
    for row in messages:
        sums.setdefault(row["channel"], Counter())[row["language"]] += row["messages"]
    parts = [
        f"{sum(languages.values()):,} {_CHANNELS.get(channel, channel)} ("
        + ", ".join(f"{language} {count:,}" for language, count in languages.most_common())
        + ")"
        for channel, languages in sums.items()
    ]
    return "; ".join(parts) or "none"


def _unserved(balance: dict[str, Any]) -> list[str]:
    """Who was told by a channel that their law does not accept: the law still asks for another."""
    if not balance.get("unserved"):
        return []
    laws = ", ".join(sorted(balance["unserved_because"])[:3])
    return [f"Not yet served  {balance['unserved']:,} of the notified, for their law asks for another channel: {laws}"]


def _reasons(balance: dict[str, Any]) -> str:
    reasons = [
        f"{count} {reason}" for part in ("excepted_because", "owed_because") for reason, count in balance[part].items()
    ]
    return f" ({'; '.join(reasons)})" if reasons else ""
