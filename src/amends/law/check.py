"""Checks the corpus: shape, words, citations, dates, calendars, and its own scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from amends.core.errors import AmendsError
from amends.law.corpus import Corpus, duty_files, law_id, load_corpus, read_duty, read_yaml
from amends.law.explain import least_sure
from amends.law.inforce import holds_on
from amends.law.lint import faults_of, read_vocabulary
from amends.law.model import Duty
from amends.law.model.words import Kind
from amends.law.scenarios import failures, read_scenarios

NOT_IN_FORCE = "not in force"


class LawEntry(msgspec.Struct, frozen=True):
    """One rule in the list of ``amends corpus check``; ``in_force`` is a date, or the words of INTERFACES.md."""

    law: str
    title: str
    jurisdiction: str
    citation: str
    url: str
    in_force: str
    checked_on: date
    confidence: str


class Fault(msgspec.Struct, frozen=True):
    """Something wrong with the corpus: where, and what."""

    where: str
    fault: str


class CheckReport(msgspec.Struct, frozen=True):
    """The answer of ``amends corpus check``."""

    ok: bool
    laws: tuple[LawEntry, ...]
    faults: tuple[Fault, ...]
    scenarios: int = 0


def check_corpus(folder: Path, *, today: date) -> CheckReport:
    """Reads every file of the corpus, collects all faults, and runs the scenarios if it can be loaded."""
    vocabulary = read_vocabulary(folder)
    laws: list[LawEntry] = []
    regimes: set[str] = set()
    faults: list[Fault] = []
    for path in duty_files(folder):
        law = law_id(path, folder)
        try:
            duty = read_duty(path)
        except AmendsError as error:
            faults.append(Fault(law, f"{error.what} {error.why}"))
            continue
        regimes.add(duty.regime)
        laws.append(entry_of(law, duty, on=today))
        faults.extend(Fault(law, text) for text in faults_of(duty, vocabulary))
        faults.extend(Fault(law, text) for text in _stale(duty, folder, today))
    faults.extend(_miscovered(regimes, folder))
    run = 0
    if not faults:
        run, broken = _run_scenarios(load_corpus(folder), folder)
        faults.extend(broken)
    return CheckReport(not faults, tuple(laws), tuple(faults), run)


def entry_of(law: str, duty: Duty, *, on: date) -> LawEntry:
    """The entry of a duty as it stands on a day."""
    return LawEntry(
        law=law,
        title=duty.title,
        jurisdiction=duty.jurisdiction,
        citation=duty.citation,
        url=duty.url,
        in_force=_in_force(duty, on),
        checked_on=min(source.checked_on for source in duty.sources.values()),
        confidence=str(least_sure(source.confidence for source in duty.sources.values())),
    )


def _in_force(duty: Duty, on: date) -> str:
    if duty.kind in (Kind.CONTRACT, Kind.VOLUNTARY):
        return str(duty.kind)
    standing = [period for period in duty.in_force if holds_on(period, on)]
    coming = [period for period in duty.in_force if period.in_force_from > on]
    periods = standing or coming
    return min(period.in_force_from for period in periods).isoformat() if periods else NOT_IN_FORCE


def _stale(duty: Duty, folder: Path, today: date) -> Iterator[str]:
    limit = read_yaml(folder / "coverage.yaml")["recheck_after_days"]
    for name, source in duty.sources.items():
        age = (today - source.checked_on).days
        if age > limit:
            yield f"the source `{name}` was last checked {age} days ago, on {source.checked_on}"
        if age < -1:
            yield f"the source `{name}` was checked on {source.checked_on}, which is in the future"


def _miscovered(found: set[str], folder: Path) -> Iterator[Fault]:
    """Regimes of which the register says something else than the rules that are there."""
    for code, regime in read_yaml(folder / "coverage.yaml")["regimes"].items():
        if regime["state"] == "none" and code in found:
            yield Fault("coverage.yaml", f"it says that nothing of {code} is encoded, and there is a rule of it")
        if regime["state"] != "none" and code not in found and "says" not in regime:
            yield Fault("coverage.yaml", f"it says that {code} is {regime['state']}, and no rule names it")


def _run_scenarios(corpus: Corpus, folder: Path) -> tuple[int, list[Fault]]:
    broken: list[Fault] = []
    run = 0
    try:
        for scenario in read_scenarios(folder):
            run += 1
            broken.extend(Fault(f"scenarios/{scenario.title}", text) for text in failures(corpus, scenario))
    except AmendsError as error:
        broken.append(Fault(error.where or "scenarios", f"{error.what} {error.why}"))
    return run, broken
