"""``amends lint``: judges a notice before a person reads it."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from amends.cli.lint_input import (
    STDIN,
    WITHOUT_FACTS,
    lint_facts,
    read_case_of,
    read_notice,
    read_parallels,
    read_published,
)
from amends.cli.lint_laws import laws_asked
from amends.cli.lint_print import print_report, print_rules
from amends.cli.output import answering, print_json, text_console
from amends.core.errors import InputError
from amends.law import load_corpus
from amends.wording.lint import LintFacts, Report, Verdict
from amends.wording.lint.catalogue import cards
from amends.wording.lint.facts import Beside
from amends.wording.lint.files import lint_readable
from amends.wording.lint.sarif import Judged, sarif_log


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What all files of one call are judged by; ``not_judged`` goes into every report, with its reasons."""

    language: str
    channel: str
    facts: LintFacts
    beside: Beside
    not_judged: dict[str, str]


def register(app: typer.Typer) -> None:
    """Adds the command."""

    @app.command("lint")
    def command(
        notices: Annotated[
            list[Path] | None,
            typer.Argument(metavar="[NOTICE]...", help="Markdown or text, .html, .eml; - is standard input."),
        ] = None,
        facts: Annotated[Path | None, typer.Option(help="CASE or FACTS that the notice speaks of.")] = None,
        lang: Annotated[
            str | None, typer.Option(help="Its language: en, pl, de, fa; form only: es, fr, it, uk.")
        ] = None,
        channel: Annotated[str, typer.Option(help="email, post, sms, web, social or press.")] = "email",
        law: Annotated[
            list[str] | None, typer.Option(help="A duty or an instrument of the corpus to satisfy; may be repeated.")
        ] = None,
        parallel: Annotated[
            list[str] | None, typer.Option(metavar="LANG:FILE", help="The same text in another language.")
        ] = None,
        published: Annotated[Path | None, typer.Option(help="What was already said in public (JSON or YAML).")] = None,
        sarif: Annotated[
            str | None, typer.Option(metavar="FILE", help="Write SARIF 2.1.0; - is standard output.")
        ] = None,
        list_rules: Annotated[bool, typer.Option("--list-rules", help="The rules with severity and source.")] = False,
        as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
    ) -> None:
        """Judges a notice: honest, complete, plain and safe.  Exit 1 where it may not leave the house."""

        def answer() -> int:
            if list_rules:
                return _list_rules(as_json=as_json)
            files = _required(notices, lang)
            setting = _setting(
                lang or "", channel, facts=facts, laws=law or [], parallels=parallel or [], published=published
            )
            judged = [_judged(path, setting) for path in files]
            _answer(judged, sarif=sarif, as_json=as_json)
            return 1 if any(item.report.verdict is Verdict.BLOCK for item in judged) else 0

        raise typer.Exit(answering(answer, as_json=as_json))


def _required(notices: list[Path] | None, lang: str | None) -> list[Path]:
    missing = "NOTICE" if not notices else "--lang" if lang is None else None
    if missing is not None:
        raise InputError(
            f"{missing} is missing.",
            code="lint.usage",
            where="amends lint",
            why="A notice is judged by the rules of its language.",
            fix="Give it as in: amends lint notice.md --lang en.",
        )
    return notices or []


def _setting(
    language: str, channel: str, *, facts: Path | None, laws: list[str], parallels: list[str], published: Path | None
) -> Setting:
    now = datetime.now(UTC)
    case = read_case_of(facts)
    asked = laws_asked(laws, corpus=load_corpus(), case=case, now=now) if laws else None
    beside = Beside(
        laws=tuple(asked.contents) if asked else (),
        parallels=read_parallels(parallels),
        published=read_published(published),
    )
    not_judged = ({} if case else WITHOUT_FACTS) | (asked.not_judged if asked else {})
    return Setting(
        language=language, channel=channel, facts=lint_facts(case, now=now), beside=beside, not_judged=not_judged
    )


def _judged(path: Path, setting: Setting) -> Judged:
    readable = read_notice(path)
    report = lint_readable(
        readable, language=setting.language, channel=setting.channel, facts=setting.facts, beside=setting.beside
    )
    measures = report.measures
    measures = msgspec.structs.replace(measures, not_judged=measures.not_judged | setting.not_judged)
    name = "stdin" if path == STDIN else str(path)
    report = msgspec.structs.replace(report, measures=measures)
    return Judged(name, readable.file, setting.language, report, readable.is_decoded)


def _answer(judged: list[Judged], *, sarif: str | None, as_json: bool) -> None:
    if sarif is not None:
        _write_sarif(sarif_log(judged), sarif)
    if sarif == "-":
        return  # standard output holds one document
    if as_json:
        print_json(judged[0].report if len(judged) == 1 else _together(judged))
        return
    for item in judged:
        print_report(item, _say)


def _together(judged: list[Judged]) -> dict[str, Any]:
    """The reports of several files: the gravest verdict, and each report with the name of its file."""
    verdicts = {item.report.verdict for item in judged}
    gravest = next(verdict for verdict in (Verdict.BLOCK, Verdict.WARN, Verdict.PASS) if verdict in verdicts)
    return {"verdict": gravest, "files": [_named(item.name, item.report) for item in judged]}


def _named(name: str, report: Report) -> dict[str, Any]:
    return {"file": name, **msgspec.to_builtins(report)}


def _write_sarif(log: dict[str, Any], where: str) -> None:
    text = json.dumps(log, ensure_ascii=False, indent=2) + "\n"
    if where == "-":
        sys.stdout.write(text)
        return
    place = Path(where)
    partial = place.with_name(f".{place.name}.{os.getpid()}")
    partial.write_text(text, encoding="utf-8")  # never half a log under its own name
    partial.replace(place)


def _list_rules(*, as_json: bool) -> int:
    if as_json:
        print_json({"rules": [msgspec.to_builtins(card) for card in cards()]})
    else:
        print_rules(cards(), _say)
    return 0


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)
