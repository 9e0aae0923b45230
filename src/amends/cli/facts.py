"""``amends facts``: what the house knows, in versions; what a change makes untrue; corrections."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import home, secret
from amends.core.case.model import FactState
from amends.core.errors import InputError
from amends.core.facts import FactBook, Value
from amends.core.yamltext import parse_yaml
from amends.providers.email.preflight import check_server
from amends.providers.email.route import parse_smtp_url
from amends.wording.book.template import fact_keys_of_templates

if TYPE_CHECKING:
    from amends.apps.corrections.selectors import UsedText

_REF = Annotated[str, typer.Argument(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")]
_JSON = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    facts = typer.Typer(no_args_is_help=True, help="Facts in versions: list, set, uses, correct.")
    facts.command("list")(list_facts)
    facts.command("set")(set_fact)
    facts.command("uses")(uses)
    facts.command("correct")(correct)
    app.add_typer(facts, name="facts")


def list_facts(incident: _REF, as_json: _JSON = False) -> None:
    """Every fact that stands, with version, state and source; disputed ones are marked."""

    def command() -> int:
        book = _book(incident)
        rows = [
            {"ref": fact.ref, "value": fact.value, "state": str(fact.state), "certainty": fact.certainty,
             "source": fact.source, "at": fact.at, "disputed": not book.is_current(fact.ref)}
            for key in dict.fromkeys(fact.key for fact in book.facts) for fact in book.standing(key)
        ]  # fmt: skip
        if as_json:
            print_json({"incident": incident, "facts": rows})
        else:
            _print_facts(rows)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def set_fact(
    incident: _REF,
    key: Annotated[str, typer.Argument(help="The fact, such as anchor.occurred.")],
    value: Annotated[str, typer.Argument(help="The value, as YAML; null for what is not known.")],
    source: Annotated[str, typer.Option(help="Who says so.")],
    state: Annotated[FactState | None, typer.Option(help="known, unknown, investigating or retracted.")] = None,
    replaces: Annotated[str | None, typer.Option(help="The version it replaces, if several stand.")] = None,
    is_new: Annotated[bool, typer.Option("--new", help="Make a fact under a key that nothing has used yet.")] = False,
    as_json: _JSON = False,
) -> None:
    """Add a version of a fact, and say which texts it makes untrue.  Exit 1 if there are any."""

    def command() -> int:
        now = datetime.now(UTC)
        _supersede(incident, key, _value(value), source=source, state=state, replaces=replaces, is_new=is_new, at=now)
        return _show_uses(incident, key, as_json=as_json, only_stale=True)

    raise typer.Exit(answering(command, as_json=as_json))


def uses(
    incident: _REF,
    key: Annotated[str, typer.Argument(help="The fact, such as anchor.occurred.")],
    as_json: _JSON = False,
) -> None:
    """Every text that rests on a fact, where it stands, and how many got it.  Exit 1 if one is untrue now."""
    raise typer.Exit(answering(lambda: _show_uses(incident, key, as_json=as_json, only_stale=False), as_json=as_json))


def correct(
    incident: _REF,
    send: Annotated[bool, typer.Option("--send", help="Release and send them (exercises only).")] = False,
    smtp: Annotated[str | None, typer.Option(help="smtp://host:port; without it mail goes to files.")] = None,
    as_json: _JSON = False,
) -> None:
    """Draft the correction of every text that is untrue now, for exactly its readers."""

    def command() -> int:
        server = parse_smtp_url(smtp) if smtp else None
        if server:
            check_server(server)
        answer: dict[str, Any] = {"incident": incident, "drafts": [] if send else _drafts(incident)}
        if send:
            boot()
            answer["sent"] = _send(incident, server)
        if as_json:
            print_json(answer)
        else:
            _print_drafts(answer)
        return 0

    raise typer.Exit(answering(command, as_json=as_json))


def _book(ref: str) -> FactBook:
    boot()
    from amends.apps.incidents.selectors import fact_book, incident_by_ref  # noqa: PLC0415  # models load after boot()

    return fact_book(incident=incident_by_ref(ref))


def _value(text: str) -> Value:
    found = parse_yaml(text, name="VALUE")
    if isinstance(found, list):
        return tuple(str(item) for item in found)
    if found is None or isinstance(found, str | int | float | bool):
        return found
    raise InputError("The value of a fact is a scalar or a list.", code="facts.value", where="VALUE")


def _supersede(
    ref: str,
    key: str,
    value: Value,
    *,
    source: str,
    state: FactState | None,
    replaces: str | None,
    is_new: bool,
    at: datetime,
) -> None:
    book = _book(ref)
    from amends.apps.bulletins.services import follow_facts  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415
    from amends.apps.incidents.services import claim_fact, supersede_fact  # noqa: PLC0415

    standing = [fact.ref for fact in book.standing(key)]
    if replaces is not None and replaces not in standing:
        raise InputError(f"{replaces} does not stand.", code="facts.replaces", where=ref, fix=", ".join(standing))
    if len(standing) > 1 and replaces is None:
        raise InputError(
            f"Several claims on {key} stand.",
            code="facts.disputed",
            where=ref,
            why=", ".join(standing),
            fix="Say with --replaces which of them the new version replaces.",
        )
    incident = incident_by_ref(ref)
    meant = state or (FactState.UNKNOWN if value is None else FactState.KNOWN)
    if standing:
        supersede_fact(incident=incident, ref=replaces or standing[0], value=value, source=source, at=at, state=meant)
    else:
        _require_known(key, book, is_new=is_new)
        claim_fact(incident=incident, key=key, value=value, source=source, at=at, state=meant)
    follow_facts(incident=incident, now=at)


def _require_known(key: str, book: FactBook, *, is_new: bool) -> None:
    known = {fact.key for fact in book.facts} | fact_keys_of_templates()
    if key in known or is_new:
        return
    near = difflib.get_close_matches(key, sorted(known), n=3)
    raise InputError(
        f"Nothing uses a fact {key!r}.",
        code="facts.unknown_key",
        where="KEY",
        why="Did you mean " + " or ".join(near) + "?" if near else "No text and no fact of this incident has that key.",
        fix="Use a key that `amends facts list` shows, or --new to make this one.",
    )


def _show_uses(ref: str, key: str, *, as_json: bool, only_stale: bool) -> int:
    boot()
    from amends.apps.corrections.selectors import readers_of, texts_using  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    texts = texts_using(incident=incident_by_ref(ref), key=key)
    stale = [text for text in texts if text.stale]
    shown = stale if only_stale else texts
    if as_json:
        print_json({"incident": ref, "fact": key, "texts": [_use(text, readers_of) for text in shown]})
    else:
        _print_uses(key, shown)
    return 1 if stale else 0


def _use(text: UsedText, readers: Callable[[UsedText], Any]) -> dict[str, Any]:
    version = text.version
    return {
        "content_sha256": version.content_sha256,
        "template": text.notice.template,
        "segment": version.segment,
        "language": version.language,
        "channel": version.channel,
        "released": text.is_released,
        "sentences": [sentence.text for sentence in text.sentences],
        "untrue_now": [sentence.text for sentence in text.stale],
        "published_at": list(text.places),
        "reached": text.reached,
        "readers": list(readers(text)),
    }


def _drafts(ref: str) -> list[dict[str, Any]]:
    boot()
    from amends.apps.corrections.services import draft_corrections  # noqa: PLC0415  # models load after boot()
    from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415

    return [
        {
            "corrects": item.text.version.content_sha256,
            "segment": item.text.version.segment,
            "language": item.text.version.language,
            "channel": item.text.version.channel,
            "readers": sum(item.text.reached.values()),
            "untrue_now": [sentence.text for sentence in item.text.stale],
            "draft": item.draft.notice.content_sha256 if item.draft else None,
            "verdict": item.draft.notice.lint["verdict"] if item.draft else None,
            "why_none": item.why_none,
        }
        for item in draft_corrections(incident=incident_by_ref(ref), now=datetime.now(UTC))
    ]


def _send(ref: str, server: Any) -> dict[str, Any] | None:
    from amends.apps.rehearsals.models import Rehearsal  # noqa: PLC0415  # models load after boot()
    from amends.apps.rehearsals.services import Route, send_corrections  # noqa: PLC0415

    rehearsal = Rehearsal.objects.select_related("incident").filter(incident__ref=ref).first()
    if rehearsal is None:
        raise InputError("Only an exercise can be sent from here.", code="facts.not_an_exercise", where=ref)
    route = Route(secret=secret, journals=home() / "journals", smtp=server)
    run = send_corrections(rehearsal, route=route, now=lambda: datetime.now(UTC))
    if run is None:
        return None
    return {
        "campaign": run.campaign,
        "readers": run.readers,
        "repeat": run.is_repeat,
        "states": run.states,
        "folder": str(run.folder),
    }


def _print_facts(rows: list[dict[str, Any]]) -> None:
    table = Table("Fact", "Value", "State", "Source")
    for row in rows:
        state = row["state"] + (" (disputed)" if row["disputed"] else "")
        table.add_row(row["ref"], "" if row["value"] is None else str(row["value"]), state, row["source"])
    text_console.print(table)


def _print_uses(key: str, texts: list[UsedText]) -> None:
    if not texts:
        text_console.print(f"No text rests on {key}.")
    for text in texts:
        version = text.version
        reached = sum(text.reached.values())
        head = f"{text.notice.template} {version.segment} {version.language} {version.channel}"
        _say(f"{head}: {'released' if text.is_released else 'draft'}, handed over to {reached} people")
        for place in text.places:
            _say(f"    stands at {place}")
        stale = {sentence.text for sentence in text.stale}
        for sentence in text.sentences:
            _say(f"    {'untrue' if sentence.text in stale else 'holds '}  {sentence.text}")


def _print_drafts(answer: dict[str, Any]) -> None:
    for row in answer["drafts"]:
        what = f"draft {row['draft'][:12]} ({row['verdict']})" if row["draft"] else f"no draft: {row['why_none']}"
        _say(f"{row['segment']} {row['language']} {row['channel']}, {row['readers']} readers: {what}")
        for sentence in row["untrue_now"]:
            _say(f"    untrue  {sentence}")
    sent = answer.get("sent")
    if not answer["drafts"] and not sent:
        _say("Nothing that was released has become untrue.")
    if sent:
        states = ", ".join(f"{count} {state}" for state, count in sorted(sent["states"].items()))
        if sent["repeat"]:
            _say("Nothing new: this was sent before.")
        _say(f"Sent to {sent['readers']} readers: {states}. See {Path(sent['folder'])}")


def _say(line: str) -> None:
    text_console.print(line, markup=False, highlight=False)
