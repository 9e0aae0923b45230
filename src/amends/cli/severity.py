"""``amends severity``: ENISA's score, the override, the EDPB precedents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from amends.cli.cases import cohorts_of, read_case
from amends.cli.output import answering, print_json, text_console
from amends.core.case import Case, Cohort
from amends.core.elements import in_order
from amends.severity import Precedent, Severity, computed_risk, score


def severity(
    place: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="A case file, or facts with their cohorts.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """ENISA's score with its reasons, the override beside it, and the EDPB's cases as advice."""
    raise typer.Exit(answering(lambda: _severity(place, as_json=as_json), as_json=as_json))


def register(app: typer.Typer) -> None:
    """Adds ``severity`` to the command line."""
    app.command(name="severity")(severity)


def _severity(place: Path, *, as_json: bool) -> int:
    case, _ = read_case(place)
    cohorts = cohorts_of(case, place)
    whole = score(
        case.incident,
        elements={code for cohort in cohorts for code in cohort.elements},
        persons=sum(cohort.persons for cohort in cohorts),
        protection={cohort.protection for cohort in cohorts},
    )
    parts = [(cohort, _of_cohort(case, cohort)) for cohort in cohorts]
    if as_json:
        print_json(_document(case, whole, parts))
    else:
        _print(case, whole, parts)
    return 0


def _of_cohort(case: Case, cohort: Cohort) -> Severity:
    return score(case.incident, elements=cohort.elements, persons=cohort.persons, protection=cohort.protection)


def _document(case: Case, whole: Severity, parts: list[tuple[Cohort, Severity]]) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(whole)
    given = case.incident.assessment.risk
    document["risk"] = {"value": given or computed_risk(whole), "set_by": "a person" if given else "computed"}
    document["cohorts"] = [_cohort(cohort) | msgspec.to_builtins(part) for cohort, part in parts]
    return document


def _cohort(cohort: Cohort) -> dict[str, Any]:
    return {
        "residence": cohort.residence,
        "persons": cohort.persons,
        "elements": in_order(cohort.elements),
        "protection": cohort.protection,
    }


def precedent_words(item: Precedent) -> str:
    """A similar case in a line: its outcome, and in what it is another."""
    differs = f" ({'; '.join(item.differences)})" if item.differences else ""
    return f"EDPB 01/2021 case {item.case} ({item.title}), {item.similarity:.0%} alike{differs}: {item.because}"


def _print(case: Case, whole: Severity, parts: list[tuple[Cohort, Severity]]) -> None:
    given = case.incident.assessment.risk
    lines = [f"Severity {whole.se:g} ({whole.band}), ENISA 2013", *(f"  {reason}" for reason in whole.because)]
    if whole.override:
        lines.append(f"Override: {whole.override.band}, because {whole.override.because} ({whole.override.source})")
    lines.append(f"Risk: {given or computed_risk(whole)} ({'set by a person' if given else 'computed'})")
    lines += map(precedent_words, whole.precedents)
    for cohort, part in parts:
        where = f"{cohort.residence}, {cohort.persons} persons"
        override = f", override {part.override.band}" if part.override else ""
        lines.append(f"Cohort {where}: {part.se:g} ({part.band}{override}); {', '.join(in_order(cohort.elements))}")
    for line in lines:
        text_console.print(line, markup=False, highlight=False)
