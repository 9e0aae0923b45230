"""Which form serves which duty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amends.filing.forms import Form
from amends.filing.model import DutyInfo, Stage

# Whom a law can make the controller tell by a form.
FILED_WITH = ("authority", "investors", "law_enforcement")


@dataclass(frozen=True)
class Assignment:
    """One filing to be made: the form and the duties that it serves."""

    form: Form
    duties: tuple[DutyInfo, ...]


@dataclass(frozen=True)
class Choice:
    """What is to be filed; ``generic`` and ``without`` are duties with no form of their own, and with none at all.

    ``other_stage`` are duties whose form belongs to another stage than the one asked for.
    """

    assignments: tuple[Assignment, ...]
    generic: tuple[DutyInfo, ...]
    without: tuple[DutyInfo, ...]
    other_stage: tuple[DutyInfo, ...]


def choose(duties: Sequence[DutyInfo], forms: Sequence[Form], *, stage: Stage, laws: Iterable[str] = ()) -> Choice:
    """The forms for all required duties; for those that ``laws`` names also where they are advised or not certain."""
    named = tuple(laws)
    wanted = [duty for duty in duties if duty.recipient in FILED_WITH and _is_wanted(duty, named)]
    found: dict[tuple[str, str], Assignment] = {}
    generic, without, other = [], [], []
    for duty in wanted:
        form = form_for(duty, forms)
        if form is None:
            without.append(duty)
            continue
        if form.only_at is not None and form.only_at is not stage:
            other.append(duty)
            continue
        if form.generic:
            generic.append(duty)
        key = (form.form, "" if form.joint else f"{duty.law} {duty.recipient_name}")
        earlier = found[key].duties if key in found else ()
        found[key] = Assignment(form, (*earlier, duty))
    return Choice(tuple(found.values()), tuple(generic), tuple(without), tuple(other))


def _is_wanted(duty: DutyInfo, named: tuple[str, ...]) -> bool:
    if named:
        return duty.law in named and duty.status != "not_required"
    return duty.status == "required"


def form_for(duty: DutyInfo, forms: Sequence[Form]) -> Form | None:
    """The first form that serves the law and, where the form says whom it goes to, this recipient."""
    return next((form for form in forms if _serves(form, duty)), None)


def _serves(form: Form, duty: DutyInfo) -> bool:
    if not any(_matches(pattern, duty.law) for pattern in form.serves):
        return False
    return not form.addressees or any(word in duty.recipient_name for word in form.addressees)


def _matches(pattern: str, law: str) -> bool:
    return law.startswith(pattern[:-1]) if pattern.endswith("*") else law == pattern
