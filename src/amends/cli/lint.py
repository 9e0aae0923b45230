"""``amends lint``: judges a notice before a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from amends.cli.cases import read_text
from amends.cli.output import answering, print_json, text_console
from amends.core.case import parse_case
from amends.core.case.facts import facts_of_case
from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.wording.lint import Finding, LintFacts, Report, Verdict, facts_of, lint

_NO_LAWS = frozenset({"vocabulary", "schema", "calendars", "scenarios"})  # what else lies in the corpus
_LAW_NOT_JUDGED = "nothing of this law was judged: its headings (L01) and content (L02) are not judged yet"


def register(app: typer.Typer) -> None:
    """Adds the command."""

    @app.command("lint")
    def command(
        notice: Annotated[Path, typer.Argument(help="The notice: UTF-8 Markdown, optional YAML front matter.")],
        facts: Annotated[Path, typer.Option(help="CASE or FACTS that the notice speaks of.")],
        lang: Annotated[str, typer.Option(help="Language of the notice: de, en, fa, pl.")],
        channel: Annotated[str, typer.Option(help="email, post, sms, web, social or press.")],
        law: Annotated[str | None, typer.Option(help="A law of the corpus that the notice must satisfy.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    ) -> None:
        """Judges a notice: honest, complete, plain and safe.  Exit 1 where it may not leave the house."""

        def answer() -> int:
            report = lint_file(notice, facts=facts, language=lang, channel=channel, law=law)
            if as_json:
                print_json(report)
            else:
                _print(report, notice, read_text(notice))
            return 1 if report.verdict is Verdict.BLOCK else 0

        raise typer.Exit(answering(answer, as_json=as_json))


def lint_file(notice: Path, *, facts: Path, language: str, channel: str, law: str | None) -> Report:
    """Judges the file ``notice`` by the case in the file ``facts``; raises ``InputError``."""
    if law is not None:
        _require_law(law)
    report = lint(read_text(notice), language=language, channel=channel, facts=_facts(facts))
    if law is None:
        return report
    not_judged = {**report.measures.not_judged, law: _LAW_NOT_JUDGED}
    return msgspec.structs.replace(report, measures=msgspec.structs.replace(report.measures, not_judged=not_judged))


def _facts(path: Path) -> LintFacts:
    case = parse_case(read_text(path), name=str(path))
    book = facts_of_case(case, at=datetime.now(UTC))
    return facts_of(case, current_refs=frozenset(fact.ref for fact in book.facts if book.is_current(fact.ref)))


def _require_law(law: str) -> None:
    root = data_folder("corpus").resolve()
    file = (root / f"{law}.yaml").resolve()
    is_law = file.is_relative_to(root) and file.relative_to(root).parts[0] not in _NO_LAWS
    if not is_law or not file.is_file():
        raise InputError(
            f"{law!r} is not a law of the corpus.",
            code="lint.law_unknown",
            where="--law",
            why="There is no file of that name in the corpus.",
            fix="Use an id that `amends corpus check` lists, such as eu/gdpr/34-individuals.",
        )


def _print(report: Report, path: Path, text: str) -> None:
    for finding in report.findings:
        _say(f"{path}:{_place(finding, text)}: {finding.severity} {finding.rule}")
        if finding.text is not None:
            _say(f"    text    {' '.join(finding.text.split())}")
        _say(f"    why     {finding.why}")
        _say(f"    fix     {finding.fix}")
        _say(f"    source  {finding.source}")
    for rule, why in report.measures.not_judged.items():
        _say(f"{rule} not judged: {why}")
    errors = sum(finding.severity == "error" for finding in report.findings)
    _say(f"{report.verdict}: {errors} errors, {len(report.findings)} findings")


def _place(finding: Finding, text: str) -> str:
    """Line and column, both from 1, as editors count them."""
    if finding.start is None:
        return "1:1"
    line = text.count("\n", 0, finding.start) + 1
    return f"{line}:{finding.start - text.rfind(chr(10), 0, finding.start)}"


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)
