"""``amends filings``: the authorities' forms filled from facts, and the register of breaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from typer.core import TyperGroup

from amends.cli.cases import cohorts_of, instant_or_now, read_case, read_text
from amends.cli.duties import read_cohorts
from amends.cli.output import answering, print_json, text_console
from amends.core.case import Case, Cohort
from amends.core.errors import InputError
from amends.exposure.detectors.text import find_in_text
from amends.filing import (
    Assignment,
    Attachment,
    Choice,
    DutyInfo,
    Filing,
    SeverityInfo,
    Stage,
    check,
    choose,
    filing_schema,
    fill,
    load_forms,
    markdown,
    own_of,
    schema_of,
    situation_for,
)
from amends.filing.folder import as_json_text, earlier_filing, free_name, summary, write_all
from amends.filing.guard import Own
from amends.filing.register import Entry, csv_text, entry, jsonld
from amends.law import DutyAnswer, evaluate, load_corpus
from amends.severity import computed_risk, score

DEFAULT = "write"
_REGISTERED_UNDER = ("organisation.identifier", "organisation.lei", "organisation.ico_registration")


class _WritesByDefault(TyperGroup):
    """``amends filings CASE ...`` is ``amends filings write CASE ...``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [DEFAULT, *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


def register(app: typer.Typer) -> None:
    """Adds the group ``filings``: ``write`` (which is meant where none is named), ``register`` and ``schema``."""
    group = typer.Typer(
        cls=_WritesByDefault,
        no_args_is_help=True,
        help="The authorities' forms filled from facts (`amends filings CASE --out DIR`), and the breach register.",
    )
    group.command(DEFAULT)(write)
    group.command("register")(breach_register)
    group.command("schema")(schema)
    app.add_typer(group, name="filings")


_Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_AsOf = Annotated[str | None, typer.Option("--as-of", metavar="T", help="The time of the filing; default now.")]


def write(
    case: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="A CASE or a FACTS file (YAML).")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the filings are written.")],
    as_of: _AsOf = None,
    stage: Annotated[Stage, typer.Option("--stage", help="The first filing, one that adds, or the last.")] = (
        Stage.PRELIMINARY
    ),
    law: Annotated[
        list[str] | None, typer.Option("--law", metavar="LAW", help="Only this duty, also where it is not certain.")
    ] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", metavar="FILE", help="The filing before this one, or its folder.")
    ] = None,
    sample_notice: Annotated[
        Path | None, typer.Option("--sample-notice", metavar="FILE", help="The notice sent to persons, as a sample.")
    ] = None,
    cohorts: Annotated[
        Path | None, typer.Option("--cohorts", metavar="FILE", help="The cohorts.json of an assessment, for a CASE.")
    ] = None,
    as_json: _Json = False,
) -> None:
    """For each duty towards an authority or investors: the form, filled, as JSON and for a person to read."""

    def command() -> int:
        return _write(case, out, as_of, stage, tuple(law or ()), previous, sample_notice, cohorts, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def breach_register(
    cases: Annotated[list[Path], typer.Argument(metavar="CASE_OR_FACTS...", help="One or several cases.")],
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Writes the register as a table.")] = None,
    linked: Annotated[
        Path | None, typer.Option("--jsonld", metavar="FILE", help="Writes the register as JSON-LD (W3C DPV).")
    ] = None,
    as_of: _AsOf = None,
    as_json: _Json = False,
) -> None:
    """The register of breaches that GDPR Article 33(5) demands: one row a breach."""
    raise typer.Exit(answering(lambda: _register(cases, csv, linked, as_of, as_json=as_json), as_json=as_json))


def schema(
    form: Annotated[str, typer.Argument(metavar="FORM", help="A form of corpus/forms, or `filing` for the document.")],
) -> None:
    """Prints the JSON Schema of a form's answers (a copy lies in corpus/forms/schema)."""
    raise typer.Exit(answering(lambda: _schema(form), as_json=False))


def _schema(name: str) -> int:
    forms = {form.form: form for form in load_forms()}
    if name != "filing" and name not in forms:
        raise InputError(
            f"{name!r} is no form.",
            code="filing.unknown_form",
            where="FORM",
            why="A form is called by its file in corpus/forms.",
            fix="Use one of: filing, " + ", ".join(sorted(forms)) + ".",
        )
    print_json(filing_schema() if name == "filing" else schema_of(forms[name]))
    return 0


def _write(
    path: Path,
    out: Path,
    as_of: str | None,
    stage: Stage,
    laws: tuple[str, ...],
    previous: Path | None,
    sample: Path | None,
    cohort_file: Path | None,
    *,
    as_json: bool,
) -> int:
    at = instant_or_now(as_of)
    case, _ = read_case(path)
    people = read_cohorts(cohort_file, case, path) if cohort_file else cohorts_of(case, path)
    severity, duties = _judged(case, people, at)
    _check_laws(laws, duties)
    choice = choose(duties, load_forms(), stage=stage, laws=laws)
    attached = _attachments(sample)
    files: dict[str, str] = {}
    filings = []
    for assignment in choice.assignments:
        filing = _filled(assignment, case, people, duties, severity, at, stage, previous, attached)
        _guard(filing, case, at)
        name = free_name(assignment, filing, taken=files)
        filings.append((name, filing))
        files[f"{name}.json"] = as_json_text(filing)
        files[f"{name}.md"] = markdown(filing, assignment.form)
    write_all(out, files)
    _tell(out, filings, choice, as_json=as_json)
    return 0 if all(filing.is_complete for _, filing in filings) else 1


def _judged(case: Case, people: Sequence[Cohort], at: datetime) -> tuple[SeverityInfo | None, tuple[DutyInfo, ...]]:
    """The score and the duties, as the plain values that filings take."""
    severity, computed = None, None
    if any(cohort.persons for cohort in people):
        scored = score(
            case.incident,
            elements={code for cohort in people for code in cohort.elements},
            persons=sum(cohort.persons for cohort in people),
            protection={str(cohort.protection) for cohort in people},
        )
        computed = computed_risk(scored)
        stated = case.incident.assessment.risk
        severity = SeverityInfo(
            se=scored.se,
            band=str(scored.band),
            risk=str(stated or computed),
            risk_set_by_person=stated is not None,
            because=scored.because,
        )
    answer = evaluate(load_corpus(), case, people, at, computed_risk=computed)
    return severity, tuple(_info(duty) for duty in answer.duties)


def _info(duty: DutyAnswer) -> DutyInfo:
    due = duty.due.rolled or duty.due.nominal
    return DutyInfo(
        law=duty.law,
        citation=duty.citation,
        url=duty.url,
        jurisdiction=duty.jurisdiction,
        recipient=str(duty.recipient),
        recipient_name=duty.recipient_name,
        status=str(duty.status),
        persons=duty.persons,
        cohorts=duty.cohorts,
        due_at=due.isoformat() if due else None,
        because=duty.because,
    )


def _check_laws(laws: Sequence[str], duties: Sequence[DutyInfo]) -> None:
    known = {duty.law for duty in duties}
    for law in laws:
        if law not in known:
            raise InputError(
                f"{law!r} is no duty of the corpus.",
                code="filing.unknown_law",
                where="--law",
                why="A duty is called by its path under corpus/ without .yaml.",
                fix="`amends duties CASE` lists the duties with their names.",
            )


def _attachments(sample: Path | None) -> tuple[Attachment, ...]:
    return (Attachment(name=sample.name, text=read_text(sample)),) if sample else ()


def _filled(
    assignment: Assignment,
    case: Case,
    people: Sequence[Cohort],
    duties: Sequence[DutyInfo],
    severity: SeverityInfo | None,
    at: datetime,
    stage: Stage,
    previous: Path | None,
    attached: tuple[Attachment, ...],
) -> Filing:
    situation = situation_for(
        assignment.form,
        assignment.duties,
        case=case,
        cohorts=people,
        every_duty=duties,
        severity=severity,
        as_of=at,
        stage=stage,
        sample=attached[0].name if attached else None,
    )
    takes_sample = any("filing.sample" in field.sources for field in assignment.form.fields.values())
    return fill(
        assignment.form,
        situation,
        duties=assignment.duties,
        previous=earlier_filing(previous, assignment),
        attachments=attached if takes_sample else (),
    )


def _guard(filing: Filing, case: Case, at: datetime) -> None:
    """The guard of filings, with the detectors of evidence as a second pair of eyes."""
    document = msgspec.to_builtins(filing, enc_hook=str)
    check(document, what=filing.form, own=_own(case), year=at.year, find=find_in_text)


def _own(case: Case) -> Own:
    """What the organisation may name of itself."""
    claims = (claim for claim in case.incident.facts if claim.key in _REGISTERED_UNDER)
    return own_of(case.incident.controller, register_numbers=[str(claim.value) for claim in claims])


def _tell(out: Path, filings: Sequence[tuple[str, Filing]], choice: Choice, *, as_json: bool) -> None:
    if as_json:
        print_json(summary(out, filings, choice))
        return
    for name, filing in filings:
        _say(f"{out / name}.md: {'; '.join(filing.authority)} ({filing.stage})")
        for item in filing.missing:
            _say(f"  missing {item.label}: {item.question}" + (f" [{item.key}]" if item.key else ""))
    for title, duties in (
        ("Only the generic form", choice.generic),
        ("No form at all", choice.without),
        ("A form of another stage", choice.other_stage),
    ):
        for duty in duties:
            _say(f"{title}: {duty.recipient_name} ({duty.law})")
    if not filings:
        _say("No required duty of this stage has a form.")


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)


def _register(
    paths: Sequence[Path], table: Path | None, linked: Path | None, as_of: str | None, *, as_json: bool
) -> int:
    at = instant_or_now(as_of)
    entries = [_entry(path, at) for path in paths]
    graph = jsonld(entries, as_of=at.isoformat())
    for path, text in ((table, csv_text(entries)), (linked, as_json_text(graph))):
        if path is not None:
            write_all(path.parent, {path.name: text})
    if as_json or (table is None and linked is None):
        print_json(graph)
    else:
        _say(f"{len(entries)} breaches in the register.")
    return 0


def _entry(path: Path, at: datetime) -> Entry:
    case, _ = read_case(path)
    people = cohorts_of(case, path)
    severity, duties = _judged(case, people, at)
    form = next(form for form in load_forms() if form.generic)
    everyone = DutyInfo(law="eu/gdpr/33-5-register", cohorts=tuple(range(len(people))))
    situation = situation_for(
        form,
        (everyone,),
        case=case,
        cohorts=people,
        every_duty=duties,
        severity=severity,
        as_of=at,
        stage=Stage.FINAL,
    )
    row = entry(situation, reference=path.stem)
    check(msgspec.to_builtins(row), what=path.name, own=_own(case), year=at.year, find=find_in_text)
    return row
