"""``amends advise``: how to answer this breach, with the strength of the evidence behind each piece of advice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from amends.cli.cases import cohorts_of, instant_or_now, read_case
from amends.cli.output import answering, print_json, text_console
from amends.wording.advisor import Advice, AdviceReport, Evidence, advise, situation_of


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("advise")(command)


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="The facts of the incident (YAML).")],
    lang: Annotated[str, typer.Option(help="Language of the advice; English where there is no other.")] = "en",
    as_of: Annotated[str | None, typer.Option(help="The instant to judge by, with offset; now if left out.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Say which response the crisis asks for, what an apology must hold, and what not to do."""

    def answer() -> int:
        report = _report(case, lang, instant_or_now(as_of))
        if as_json:
            print_json(report)
        else:
            _print(report)
        return 0

    raise typer.Exit(answering(answer, as_json=as_json))


def _report(path: Path, language: str, at: datetime) -> AdviceReport:
    case, _ = read_case(path)
    elements = {code for cohort in cohorts_of(case, path) for code in cohort.elements}
    return advise(situation_of(case, at=at, elements=elements), language=language)


def _print(report: AdviceReport) -> None:
    provisional = " (provisional: facts are missing)" if report.is_provisional else ""
    cited: dict[str, Evidence] = {}
    _say(f"Kind of crisis: {report.cluster}{provisional}", style="bold")
    _section("Why", (report.summary, *report.reasons), cited)
    _section("What to say, in this order", report.strategies, cited)
    _section("What the apology must hold", report.apology, cited)
    _section("Who speaks first", (report.stealing_thunder,), cited)
    _section("Compensation", report.compensation, cited)
    _section("What not to do", report.avoid, cited)
    _section("What words cannot do", report.limits, cited)
    _say("\nEvidence, and how strong it is", style="bold")
    for number, item in enumerate(cited.values(), start=1):
        finding = item.finding
        _say(f"[{number}] {finding.strength}: {finding.words} {finding.limits} ({finding.study}, {finding.year})")


def _section(heading: str, pieces: Iterable[Advice], cited: dict[str, Evidence]) -> None:
    """The pieces with the numbers of their evidence; advice without a number follows from the law or the case."""
    _say(f"\n{heading}", style="bold")
    for piece in pieces:
        for item in piece.evidence:
            cited.setdefault(item.id, item)
        numbers = "".join(f" [{list(cited).index(item.id) + 1}]" for item in piece.evidence)
        _say(f"- {piece.text}{numbers}")


def _say(line: str, style: str = "") -> None:
    text_console.print(line, style=style, markup=False, highlight=False)
