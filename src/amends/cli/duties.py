"""``amends duties``: which laws bind, for whom, by when, why, and which do not and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.box import SIMPLE
from rich.table import Column, Table
from rich.text import Text

from amends.cli.cases import cohorts_of, read_case, read_text
from amends.cli.output import answering, print_json, text_console
from amends.cli.severity import precedent_words
from amends.core.case import Case, Cohort, parse_case
from amends.core.case.model import Risk
from amends.core.clock import parse_instant
from amends.core.errors import InputError
from amends.core.files import replacing
from amends.core.places import country_of
from amends.core.yamltext import parse_yaml
from amends.law import Answer, DutyAnswer, evaluate, load_corpus
from amends.law.answer import Moment, Status
from amends.law.explain import moment
from amends.law.ics import calendar_of
from amends.law.letters import Conflict, Letter, letters_of
from amends.law.timeline import by_deadline, is_overdue
from amends.severity import Precedent, Severity, computed_risk, score


def register(app: typer.Typer) -> None:
    """Adds the command ``duties``."""
    app.command("duties")(duties)


def duties(
    case: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="A CASE or a FACTS file (YAML).")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="T", help="The time of the question; default now.")
    ] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Writes the deadlines as a calendar.")
    ] = None,
    cohorts: Annotated[
        Path | None, typer.Option("--cohorts", metavar="FILE", help="The cohorts.json of an assessment, for a CASE.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Which laws bind, for whom, by when and why; and which do not, and why not."""
    raise typer.Exit(answering(lambda: _duties(case, as_of, ics, cohorts, as_json), as_json=as_json))


def _duties(path: Path, as_of: str | None, ics: Path | None, cohort_file: Path | None, as_json: bool) -> int:
    asked_at = parse_instant(as_of, where="--as-of") if as_of else datetime.now(UTC)
    case, _ = read_case(path)
    people = read_cohorts(cohort_file, case, path) if cohort_file else cohorts_of(case, path)
    answer = evaluate(load_corpus(), case, people, asked_at, computed_risk=computed_risk_of(case, people))
    if ics is not None:
        _write_calendar(ics, calendar_of(answer, title=case.incident.title))
    letters = letters_of(answer, people)
    if as_json:
        print_json({**msgspec.to_builtins(answer, builtin_types=(datetime, date)), "letters": letters})
    else:
        severity = _severity_of(case, people)
        precedents = severity.precedents if severity else ()
        print_answer(answer, letters, precedents, homes=_homes(case, people))
    return 0


def computed_risk_of(case: Case, cohorts: Sequence[Cohort]) -> Risk | None:
    """The risk by ENISA's formula, which stands in where no person has assessed it."""
    found = _severity_of(case, cohorts)
    return None if found is None else computed_risk(found)


def _severity_of(case: Case, cohorts: Sequence[Cohort]) -> Severity | None:
    if not any(cohort.persons for cohort in cohorts):
        return None
    return score(
        case.incident,
        elements={code for cohort in cohorts for code in cohort.elements},
        persons=sum(cohort.persons for cohort in cohorts),
        protection={str(cohort.protection) for cohort in cohorts},
    )


def read_cohorts(file: Path, case: Case, path: Path) -> Sequence[Cohort]:
    """The cohorts of a ``cohorts.json``, checked as those of a FACTS file are."""
    raw = parse_yaml(read_text(file), name=file.name)
    listed = raw.get("cohorts") if isinstance(raw, dict) else raw
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise InputError(
            "The file has no list of cohorts.",
            code="duties.no_cohorts",
            where=file.name,
            why="It is neither a list nor a mapping with `cohorts`.",
            fix="Give the cohorts.json that `amends assess` wrote.",
        )
    found = [{key: item[key] for key in Cohort.__struct_fields__ if key in item} for item in listed]
    incident = msgspec.to_builtins(case.incident, str_keys=True)
    facts = {"incident": {key: value for key, value in incident.items() if value is not None}, "cohorts": found}
    return parse_case(msgspec.json.encode(_dropped(facts)).decode(), name=file.name).cohorts


def _dropped(value: object) -> object:
    if isinstance(value, dict):
        return {key: _dropped(item) for key, item in value.items() if item is not None}
    return value


def _write_calendar(path: Path, content: bytes) -> None:
    try:
        with replacing(path) as draft:
            draft.write_bytes(content)
    except OSError as error:
        raise InputError(
            "The calendar cannot be written.",
            code="file.unwritable",
            where=str(path),
            why=error.strerror or type(error).__name__,
            fix="Name a file in a folder that exists and may be written to.",
        ) from error


def _homes(case: Case, cohorts: Sequence[Cohort]) -> frozenset[str]:
    """The places whose law a reader expects to see mentioned: those of the people and of the controller."""
    seat = case.incident.controller.established_in
    places = {place for cohort in cohorts for place in (cohort.residence, cohort.residence_at_breach) if place}
    places |= {seat} if seat else set()
    places |= {country_of(place) for place in places}
    unions = {"EU"} if places & load_corpus().places["EEA"] else set()
    return frozenset(places | unions)


def print_answer(
    answer: Answer,
    letters: Sequence[Letter] = (),
    precedents: Sequence[Precedent] = (),
    *,
    homes: frozenset[str] = frozenset(),
) -> None:
    """The answer for a person: what binds by deadline with its reasons, the letters, what does not bind and why not."""
    binding = [duty for duty in by_deadline(answer.duties) if duty.status is not Status.NOT_REQUIRED]
    due = Column("due", overflow="fold", max_width=22)
    title = f"Duties as of {moment(answer.as_of)}"
    table = Table(due, "who must be told", "by which law", "", title=title, box=SIMPLE)
    for duty in binding:
        table.add_row(due_words(duty, at=answer.as_of), duty.recipient_name, short_citation(duty.citation), duty.status)
    text_console.print(table if binding else "No law of this corpus demands anything for these facts.")
    for duty in binding:
        _print_reasons(duty)
    print_letters(letters)
    if any(duty.law.startswith(_GDPR) for duty in binding):
        for precedent in precedents:
            text_console.print(precedent_words(precedent), markup=False, highlight=False)
    _print_refused([duty for duty in answer.duties if duty.status is Status.NOT_REQUIRED], homes)
    text_console.print(
        f"Corpus {answer.corpus.version} ({answer.corpus.sha256[:12]}). Not legal advice; have counsel confirm it."
    )


def print_letters(letters: Sequence[Letter]) -> None:
    """Who gets which letter, what no two of them can share, and where the laws contradict each other."""
    if not letters:
        return
    text_console.print(f"\n[bold]Letters to people ({len(letters)})[/]: what one law demands another may forbid")
    for letter in letters:
        text_console.print(f"  {letter.says}", highlight=False)
        text_console.print(f"    must say: {_words(letter.required) or 'nothing prescribed'}", highlight=False)
        if letter.forbidden:
            text_console.print(f"    must not say: {_words(letter.forbidden)}", highlight=False)
        for conflict in letter.conflicts:
            text_console.print(f"    [bold red]contradiction[/]: {_conflict_words(conflict)}; counsel must decide")
        for other in letter.apart_from:
            why = "; ".join(map(_conflict_words, other.because))
            text_console.print(f"    cannot be one with letter {other.letter}: {why}", highlight=False)


def _words(codes: Iterable[str]) -> str:
    return ", ".join(code.replace("_", " ") for code in codes)


def _conflict_words(conflict: Conflict) -> str:
    what = conflict.content.replace("_", " ")
    return (
        f"{what} is required by {', '.join(conflict.required_by)} and forbidden by {', '.join(conflict.forbidden_by)}"
    )


# The laws for which the EDPB's examples were written.
_GDPR = ("eu/gdpr/", "gb/uk-gdpr/")


def due_words(duty: DutyAnswer, *, at: datetime) -> str:
    """The deadline in a narrow table cell: the day, the time below it, where it rolls to, and whether it has passed."""
    if duty.due.nominal is None:
        if duty.status is Status.UNKNOWN and duty.anchor:
            return f"unknown: needs\n`{duty.anchor}`"
        return "without delay" if duty.as_soon_as_possible else "-"
    lines = [_in_two_lines(duty.due.nominal)]
    if duty.due.rolled is not None:
        lines.append(f"rolls to\n{_in_two_lines(duty.due.rolled)}")
    if is_overdue(duty, at):
        lines.append("[bold red]PASSED[/]")
    return "\n".join(lines)


def _in_two_lines(due: Moment) -> str:
    words = moment(due).split(" ", maxsplit=2)
    return "\n".join((" ".join(words[:2]), *words[2:]))


def short_citation(citation: str) -> str:
    """A citation without the number of the Regulation, where the law has a name.

    >>> short_citation("GDPR, Regulation (EU) 2016/679, Article 33(1)")
    'GDPR, Article 33(1)'
    """
    return ", ".join(part for part in citation.split(", ") if not part.startswith("Regulation (EU) "))


def _print_reasons(duty: DutyAnswer) -> None:
    text_console.print(f"\n[bold]{duty.recipient_name}[/]: {duty.status}, {duty.citation} ({duty.law})")
    for line in duty.because:
        text_console.print(f"  - {line}", markup=False, highlight=False)
    for other in duty.due.alternatives:
        mark = "contested" if other.contested else "accepted"
        text_console.print(
            f"  * by another reading ({mark}) {moment(other.at)}: {other.reading} [{other.citation}]", markup=False
        )
    for version in duty.transition:
        due = moment(version.due) if version.due else "no fixed day"
        text_console.print(f"  * version in force from {version.in_force_from}: {due}; {version.says}", markup=False)


def _print_refused(refused: Sequence[DutyAnswer], homes: frozenset[str]) -> None:
    """One line each, cut at the edge of the screen; ``--json`` has all of them with their whole reasons."""
    near = [duty for duty in refused if duty.persons and duty.jurisdiction in homes]
    text_console.print(f"\n[bold]Looked at, and not required ({len(near)})[/]")
    for duty in near:
        line = Text(f"  {duty.law}: {duty.because[0] if duty.because else ''}")
        text_console.print(line, no_wrap=True, overflow="ellipsis", crop=True, soft_wrap=False)
    if len(near) < len(refused):
        text_console.print(f"Besides, {len(refused) - len(near)} rules concern nobody here.", highlight=False)
