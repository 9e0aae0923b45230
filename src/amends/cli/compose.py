"""``amends compose``: any text of the response from the facts of a case, in any language and form, and judged."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from amends.cli.cases import cohorts_of, instant_or_now, read_case
from amends.cli.output import answering, print_json, progress_console, text_console
from amends.core.case import Case
from amends.core.case.facts import facts_of_case, house_zone, remedies_in
from amends.core.case.model import CohortStatus
from amends.core.channels import Channel
from amends.core.clock import parse_instant
from amends.core.elements import in_order, require_elements
from amends.core.errors import InputError
from amends.core.files import write_json, write_text
from amends.core.person import Formality, PersonRow
from amends.wording import (
    Notice,
    NoticeCohort,
    NoticeRequest,
    compose,
    render_email,
    render_letters,
    render_sms,
    sms_segments,
)
from amends.wording.assemble.compose import template_for
from amends.wording.book.template import template_of, templates
from amends.wording.lint import LintFacts, Report, StructuredNotice, StructuredSentence, Verdict, facts_of, lint
from amends.wording.model import PERSONAL, Audience, Kind
from amends.wording.render.ivr import ivr_tree
from amends.wording.render.push import render_push
from amends.wording.render.social import Network, render_social
from amends.wording.render.voice import render_ssml
from amends.wording.render.web import render_web

# Nobody has this name: a personal text is shown as one reader would get it.
_SAMPLE = PersonRow(
    person_ref="sample", name="Alex Sample", language="en", residence="GB", elements=(), street="1 Sample Street",
    postcode="AB1 2CD", city="Sampletown", country="GB",
)  # fmt: skip
_CODE = "AAAAA-AAAAA"
_JUDGED_AS = {Channel.VOICE: "web", Channel.PUSH: "sms", Channel.INBOX: "email", Channel.BRANCH: "web"}


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("compose")(command)


def command(
    case: Annotated[Path, typer.Argument(metavar="CASE_OR_FACTS", help="The facts of the incident (YAML).")],
    template: Annotated[str, typer.Option(help="Which text: alert, holding, faq, ...; see --list.")] = "alert",
    lang: Annotated[str, typer.Option(help="Language: de, en, fa, pl.")] = "en",
    channel: Annotated[Channel, typer.Option(help="email, post, sms, voice, push, inbox, web, social or press.")] = (
        Channel.EMAIL
    ),
    audience: Annotated[
        Audience | None, typer.Option(help="Whom it addresses; the template's first if left out.")
    ] = None,
    residence: Annotated[str | None, typer.Option(help="Where the readers live; the controller's country.")] = None,
    elements: Annotated[str | None, typer.Option(help="Exposed elements, with commas; all of the case.")] = None,
    informal: Annotated[bool, typer.Option("--informal", help="On informal terms (du, Ty).")] = False,
    easy_read: Annotated[bool, typer.Option("--easy-read", help="In easy language.")] = False,
    exercise: Annotated[bool, typer.Option("--exercise", help="Marked as an exercise.")] = False,
    next_update: Annotated[str | None, typer.Option(help="When more is said; an instant with offset.")] = None,
    as_of: Annotated[str | None, typer.Option(help="The instant of writing, with offset; now if left out.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the text in the forms of its channel.")] = None,
    list_templates: Annotated[bool, typer.Option("--list", help="List the templates and whom they address.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Write a text from the facts: every sentence bound to a fact or marked as advice.  Exit 1 if it may not leave."""

    def answer() -> int:
        if list_templates:
            return _list(as_json=as_json)
        request, facts = _request(
            case, template=template, language=lang, channel=channel, audience=audience, residence=residence,
            elements=elements, informal=informal, easy_read=easy_read, exercise=exercise, as_of=as_of,
            next_update=parse_instant(next_update, where="--next-update") if next_update else None,
        )  # fmt: skip
        notice = compose(request)
        report = _judged(notice, request, facts)
        if out and report.verdict is not Verdict.BLOCK:
            _write(out, notice, request.as_of)
        _show(notice, report, as_json=as_json)
        return 1 if report.verdict is Verdict.BLOCK else 0

    raise typer.Exit(answering(answer, as_json=as_json))


def _request(  # every option of the command is a field of the request
    path: Path,
    *,
    template: str,
    language: str,
    channel: Channel,
    audience: Audience | None,
    residence: str | None,
    elements: str | None,
    informal: bool,
    easy_read: bool,
    exercise: bool,
    as_of: str | None,
    next_update: datetime | None,
) -> tuple[NoticeRequest, LintFacts]:
    if template not in templates():
        raise InputError(f"There is no template {template!r}.", code="compose.template", where="--template",
                         fix="Use one of: " + ", ".join(_whole()) + ".")  # fmt: skip
    case, _ = read_case(path)
    written_at, spec = instant_or_now(as_of), template_of(template)
    book = facts_of_case(case, at=written_at)
    if as_of is None:  # dates are written in the house's own time, wherever the command is run
        written_at = written_at.astimezone(house_zone(book))
    brands = case.incident.controller.brand_domains
    place = residence or case.incident.controller.established_in or "ZZ"
    exposed = () if spec.exposed == "none" else _elements(case, path, elements)
    cohort = NoticeCohort(residence=place, elements=exposed, status=_status(case))
    request = NoticeRequest(
        facts=book, cohort=cohort, as_of=written_at, language=language, channel=channel, template=template,
        audience=audience or spec.speaks_to[0], formality=Formality.INFORMAL if informal else Formality.FORMAL,
        easy_read=easy_read, exercise=exercise, next_update=next_update, remedies=remedies_in(book),
        brand_domain=brands[0] if brands else None,
    )  # fmt: skip
    current = frozenset(fact.ref for fact in book.facts if book.is_current(fact.ref))
    facts = msgspec.structs.replace(
        facts_of(case, current_refs=current),
        elements=frozenset(exposed),
        segments=(),
        residences=frozenset((place,)),
        is_follow_up=spec.follows_up,
        leads_on=template_for(template, channel).leads_on,
    )
    return request, facts


def _elements(case: Case, path: Path, named: str | None) -> tuple[str, ...]:
    if named is not None:
        return in_order(require_elements(tuple(filter(None, named.split(","))), where="--elements"))
    return in_order({code for cohort in cohorts_of(case, path) for code in cohort.elements})


def _status(case: Case) -> CohortStatus:
    possible = any(cohort.status is CohortStatus.POSSIBLE for cohort in case.cohorts)
    return CohortStatus.POSSIBLE if possible else CohortStatus.CONFIRMED


def _judged(notice: Notice, request: NoticeRequest, facts: LintFacts) -> Report:
    assert facts.current_refs is not None  # the facts are those of the case's book
    sentences = tuple(
        StructuredSentence(item.text, item.facts, is_standing=item.kind is not Kind.FACT) for item in notice.sentences()
    )
    subject = notice.subject.text.replace("\\", "\\\\").replace('"', '\\"')
    return lint(
        f'---\nsubject: "{subject}"\n---\n{_text(notice)}',
        language=notice.language,
        channel=_JUDGED_AS.get(request.channel, str(request.channel)),
        facts=facts,
        structured=StructuredNotice(sentences, facts.current_refs),
    )


def _text(notice: Notice) -> str:
    if notice.channel is Channel.SMS:
        return render_sms(notice, _SAMPLE, _CODE)
    if notice.channel is Channel.SOCIAL:
        return "\n\n".join(render_social(notice, Network.MASTODON))
    return render_email(notice, _SAMPLE, _CODE).text


def _write(folder: Path, notice: Notice, as_of: datetime) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(
            "The output folder is a file.", code="out.not_a_folder", where=str(folder), fix="Choose another."
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "notice.json", notice)
    write_text(folder / "notice.txt", _text(notice))
    is_personal = notice.audience in PERSONAL
    if notice.channel is Channel.EMAIL:
        write_text(folder / "notice.html", render_email(notice, _SAMPLE, _CODE).html)
    elif notice.channel is Channel.POST and is_personal:
        (folder / "notice.pdf").write_bytes(render_letters([(notice, _SAMPLE, _CODE)], as_of).pdf)
    elif notice.channel in (Channel.WEB, Channel.PRESS):
        write_text(folder / "notice.html", render_web(notice, _SAMPLE if is_personal else None, _CODE).html)
    elif notice.channel is Channel.PUSH:
        write_json(folder / "push.json", render_push(notice))
    elif notice.channel is Channel.VOICE:
        write_text(folder / "notice.ssml", render_ssml(notice, _SAMPLE if is_personal else None, _CODE))
        if notice.template.startswith("ivr"):
            write_json(folder / "ivr.json", ivr_tree([notice]))


def _show(notice: Notice, report: Report, *, as_json: bool) -> None:
    if as_json:
        print_json({"notice": notice, "text": _text(notice), "lint": report})
        return
    if notice.is_fallback:
        note = f"There are no texts in {notice.requested_language!r}: this one is in English."
        progress_console.print(note, markup=False, highlight=False)
    text_console.print(notice.subject.text, style="bold", markup=False, highlight=False)
    text_console.print(_text(notice), markup=False, highlight=False)
    if notice.channel is Channel.SMS:
        encoding, parts = sms_segments(_text(notice))
        progress_console.print(f"{parts} parts in {encoding}", highlight=False)
    for finding in report.findings:
        line = f"{finding.severity} {finding.rule}: {finding.why} {finding.fix}"
        progress_console.print(line, markup=False, highlight=False)
    progress_console.print(f"linter: {report.verdict}", highlight=False)


def _whole() -> Iterator[str]:
    """Templates that are asked for by name; those of a channel are chosen by it."""
    channels = tuple(f"_{channel}" for channel in Channel)
    return (name for name in templates() if not name.endswith(channels))


def _list(*, as_json: bool) -> int:
    rows = [{"template": name, "speaks_to": [str(one) for one in template_of(name).speaks_to]} for name in _whole()]
    if as_json:
        print_json(rows)
    else:
        for row in rows:
            text_console.print(f"{row['template']:<18} {', '.join(row['speaks_to'])}", highlight=False)
    return 0
