"""Judges cohorts against one duty: scope, elements, protection, triggers, exemptions, in this order.

Cohorts that differ in nothing that the duty looks at are judged once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from amends.core.case.model import Protection
from amends.law.condition import NO, YES, Verdict, judge
from amends.law.evaluate.outcome import Outcome, Standing
from amends.law.evaluate.session import Session
from amends.law.evaluate.verdicts import (
    decided,
    exempt_line,
    met_line,
    question_line,
    questions,
    unmet_line,
)
from amends.law.explain import cite
from amends.law.facts import ALWAYS_RELEVANT, Profile
from amends.law.inforce import all_on, holds_on, latest_on
from amends.law.model import Condition, Covered, Dated, Duty, ProtectionRule, Test
from amends.law.model.words import IfUnknown

# Facts of a cohort beside its elements and protection; few duties look at them.
_CLOSER = frozenset(
    f"cohort.{name}"
    for name in ("status", "minors", "residence", "country", "residence_at_breach", "deceased", "all_deceased")
)


_PROTECTIONS = {
    str(Protection.ENCRYPTED_KEY_TAKEN): "encrypted, and the key was taken too",
    str(Protection.HASHED_SALTED): "hashed with a salt",
}
_RESIDENCE = frozenset({"cohort.residence", "cohort.country"})


class CohortJudge:
    """One duty as it stood on ``day``, ready to judge cohorts."""

    def __init__(self, session: Session, duty: Duty, day: date) -> None:
        self._session, self._duty, self._day = session, duty, day
        self._binds = all_on(duty.binds, day)
        self._covers = [(self._masks(covered), covered) for covered in duty.covers]
        self._protection = latest_on(duty.protection, day)
        self._triggers = all_on(duty.triggers, day)
        self._exemptions = all_on(duty.exemptions, day)
        self._seen: dict[Hashable, Outcome] = {}
        self._of_incident: dict[int, Outcome] = {}
        named = {fact for condition in self._conditions() for fact in condition.facts}
        self._closer = sorted(named & _CLOSER)
        self._binds_by_residence = self._are_binds_by_residence()
        self._relevant = self._relevant_elements() | ALWAYS_RELEVANT

    def outcomes(self, indices: Sequence[int]) -> dict[Outcome, list[int]]:
        """The cohorts at ``indices`` by what the duty says of them."""
        found: dict[Outcome, list[int]] = {}
        bound = self._bound_by_residence(indices, found) if self._binds_by_residence else indices
        alike: dict[Hashable, list[int]] = defaultdict(list)
        for index, key in zip(bound, self._keys(bound), strict=True):
            alike[key].append(index)
        for key, members in alike.items():
            found.setdefault(self._outcome(key, members[0]), []).extend(members)
        return self._with_those_who_moved(found)

    def _with_those_who_moved(self, found: dict[Outcome, list[int]]) -> dict[Outcome, list[int]]:
        """Whom the law leaves out where they live now, judged again by where they lived at the breach."""
        moved = self._session.moved
        if not moved:
            return found
        again: dict[Outcome, list[int]] = {}
        for outcome, members in found.items():
            for index in members:
                then = self._at_the_breach(index) if outcome.standing is Standing.OUT and index in moved else None
                again.setdefault(then or outcome, []).append(index)
        return again

    def _at_the_breach(self, index: int) -> Outcome | None:
        profile = self._session.profiles[index]
        then = self._judge(replace(profile, residence=profile.residence_at_breach), self._session.keys[index])
        return None if then.standing is Standing.OUT else then

    def _bound_by_residence(self, indices: Sequence[int], found: dict[Outcome, list[int]]) -> list[int]:
        """Those whom the law may bind; the others go into ``found``, a whole residence at a time."""
        bound: list[int] = []
        for members in self._session.grouped_by_residence(indices):
            profile = self._session.profiles[members[0]]
            outcomes = self._bound(profile, self._session.keys[members[0]])
            outside = next((outcome for outcome in outcomes if outcome.standing is Standing.OUT), None)
            if outside is None:
                bound.extend(members)
            else:
                found.setdefault(outside, []).extend(members)
        return bound

    def _are_binds_by_residence(self) -> bool:
        """Whether the scope differs between cohorts, and by nothing but where they live."""
        facts = {fact for test in self._binds for fact in test.when.facts if fact.startswith("cohort.")}
        return bool(facts) and facts <= _RESIDENCE

    def _outcome(self, key: Hashable, index: int) -> Outcome:
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._judge(self._session.profiles[index], self._session.keys[index])
        return found

    def _keys(self, indices: Sequence[int]) -> Iterator[Hashable]:
        keys, relevant = self._session.keys, self._relevant
        alone = (keys[index] & relevant for index in indices)
        if not self._closer:
            return alone
        columns = [self._session.column(fact) for fact in self._closer]
        return zip(alone, *([column[index] for index in indices] for column in columns), strict=True)

    def _judge(self, profile: Profile, bits: int) -> Outcome:
        lines: list[str] = []
        rests_on: list[Dated] = []
        unknown = False
        for step in (self._bound, self._protected_data, self._unprotected, self._triggered, self._not_exempt):
            for outcome in step(profile, bits):
                lines.extend(outcome.lines)
                rests_on.extend(outcome.rests_on)
                if outcome.standing in (Standing.OUT, Standing.EXEMPTED):
                    return outcome
                unknown |= outcome.standing is Standing.UNKNOWN
        return Outcome(Standing.UNKNOWN if unknown else Standing.OWED, tuple(lines), tuple(rests_on))

    def _bound(self, profile: Profile, bits: int) -> Iterator[Outcome]:
        yield from self._must_all(self._binds, profile)

    def _triggered(self, profile: Profile, bits: int) -> Iterator[Outcome]:
        yield from self._must_all(self._triggers, profile)

    def _must_all(self, tests: Iterable[Test], profile: Profile) -> Iterator[Outcome]:
        return (self._once(self._must, test, profile) for test in tests)

    def _once(self, judge: Callable[[Test, Profile], Outcome], test: Test, profile: Profile) -> Outcome:
        """The outcome of a test, which is that of every cohort if it asks for nothing that differs between them."""
        if test.when.differs_by_cohort:
            return judge(test, profile)
        found = self._of_incident.get(id(test))
        if found is None:
            found = self._of_incident[id(test)] = judge(test, profile)
        return found

    def _must(self, test: Test, profile: Profile) -> Outcome:
        truth, verdict = decided(self._session, test, profile, default=IfUnknown.UNKNOWN)
        if truth is None:
            return Outcome(Standing.UNKNOWN, (question_line(self._duty, test, verdict),), (test,))
        if truth:
            return Outcome(Standing.OWED, (met_line(self._session, self._duty, test, verdict),), (test,))
        return Outcome(Standing.OUT, (unmet_line(self._session, self._duty, test),), (test,))

    def _protected_data(self, profile: Profile, bits: int) -> Iterator[Outcome]:
        if not self._duty.covers:
            return
        if not profile.elements:
            yield Outcome(Standing.UNKNOWN, ("Needs an answer: which data elements were exposed?",))
            return
        fitting = [covered for masks, covered in self._covers if self._fits(masks, covered, profile, bits)]
        standing = [covered for covered in fitting if holds_on(covered, self._day)]
        verdicts = [(covered, self._applies(covered, profile)) for covered in standing]
        sure = [covered for covered, verdict in verdicts if verdict.truth]
        if sure:
            words = "; ".join(dict.fromkeys(covered.says or _needs_words(covered) for covered in sure))
            line = f"Protected data exposed: {words} {cite(self._duty, sure[0])}."
            yield Outcome(Standing.OWED, (line,), tuple(sure[:1]))
        elif verdicts:
            covered, verdict = verdicts[0]
            line = f"Needs an answer: {questions(verdict)} {cite(self._duty, covered)}"
            yield Outcome(Standing.UNKNOWN, (line,), (covered,))
        else:
            yield Outcome(Standing.OUT, (_not_covered(self._duty, fitting, self._day),), tuple(fitting[:1]))

    def _applies(self, covered: Covered, profile: Profile) -> Verdict:
        return YES if covered.when is None else self._session.judge(covered.when, profile)

    def _fits(self, masks: tuple[int, ...], covered: Covered, profile: Profile, bits: int) -> bool:
        if not all(bits & mask for mask in masks):
            return False
        return self._applies(covered, profile).truth is not False

    def _unprotected(self, profile: Profile, bits: int) -> Iterator[Outcome]:
        rule = self._protection
        if rule is None:
            return
        exempts = self._exempting(rule, profile, bits)
        words = _PROTECTIONS.get(profile.protection, profile.protection)
        question = f"The data were {words}: are they unusable in the sense of {self._duty.citation}?"
        is_unclear = profile.protection in rule.unclear
        answer = judge(Condition(ask=question), self._session.facts.values, {}) if is_unclear else NO
        if profile.protection in exempts or answer.truth:
            line = f"The data were {words}: {rule.says or 'out of the law'} {cite(self._duty, rule)}."
            yield Outcome(Standing.OUT, (line,), (rule,))
        elif answer.truth is None:
            asked = f"Needs an answer: {questions(answer)} {cite(self._duty, rule)}"
            yield Outcome(Standing.UNKNOWN, (asked,), (rule,))

    def _exempting(self, rule: ProtectionRule, profile: Profile, bits: int) -> frozenset[str]:
        """Protections that exempt every combination that fits; a combination may have a rule of its own."""
        common: frozenset[str] = frozenset(rule.exempts)
        own = [
            common if covered.exempts is None else frozenset(covered.exempts)
            for masks, covered in self._covers
            if holds_on(covered, self._day) and self._fits(masks, covered, profile, bits)
        ]
        return frozenset.intersection(*own) if own else common

    def _not_exempt(self, profile: Profile, bits: int) -> Iterator[Outcome]:
        return (self._once(self._may_exempt, test, profile) for test in self._exemptions)

    def _may_exempt(self, test: Test, profile: Profile) -> Outcome:
        truth, verdict = decided(self._session, test, profile, default=IfUnknown.NOT_MET)
        if truth:
            return Outcome(Standing.EXEMPTED, (exempt_line(self._session, self._duty, test),), (test,))
        if truth is None:
            return Outcome(Standing.UNKNOWN, (question_line(self._duty, test, verdict),), (test,))
        needed = questions(verdict)
        not_shown = (f"Not shown, so no exemption: {test.says} {cite(self._duty, test)}. To show it: {needed}",)
        return Outcome(Standing.OWED, not_shown if verdict.truth is None else ())

    def _masks(self, covered: Covered) -> tuple[int, ...]:
        return tuple(self._session.mask((need,) if isinstance(need, str) else need) for need in covered.needs)

    def _conditions(self) -> Iterator[Condition]:
        for test in (*self._binds, *self._triggers, *self._exemptions):
            yield test.when
        yield from (covered.when for _, covered in self._covers if covered.when is not None)

    def _relevant_elements(self) -> int:
        named = {code for condition in self._conditions() for code in condition.elements}
        relevant = self._session.mask(frozenset(named))
        for masks, _ in self._covers:
            for mask in masks:
                relevant |= mask
        return relevant


def first_bar(session: Session, duty: Duty, day: date) -> str | None:
    """The reason why the duty cannot bind this incident whatever the cohorts are, or ``None``."""
    for test in (*all_on(duty.binds, day), *all_on(duty.triggers, day)):
        if not test.when.differs_by_cohort:
            truth, _ = decided(session, test, None, default=IfUnknown.UNKNOWN)
            if truth is False:
                return unmet_line(session, duty, test)
    return None


def _needs_words(covered: Covered) -> str:
    if not covered.needs:
        return "personal data"
    words = [need if isinstance(need, str) else " or ".join(need) for need in covered.needs]
    return " with ".join(words).replace("_", " ")


def _not_covered(duty: Duty, fitting: list[Covered], day: date) -> str:
    if not fitting:
        return f"None of the combinations of data that the law protects was exposed {cite(duty, duty.covers[0])}."
    later = min(fitting, key=lambda covered: covered.in_force_from)
    when = f"from {later.in_force_from}" if later.in_force_from > day else f"until {later.until}"
    return f"{_needs_words(later).capitalize()} counts only {when}, and the duty arose on {day} {cite(duty, later)}."
