"""``amends evidence``: what was done for one person, or for everybody, as a file that a court can check."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from amends.cli.output import answering, print_json, text_console
from amends.config.boot import boot
from amends.config.home import secret
from amends.core.errors import InputError, RefusedError

if TYPE_CHECKING:
    from amends.apps.incidents.models import Incident

_ASKED = "asked for on the command line; no further reason was given"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("evidence")(evidence)


def evidence(
    incident: Annotated[str, typer.Option(metavar="INCIDENT", help="Reference such as INC-7Q2K9XM.")],
    person_ref: Annotated[
        str | None, typer.Argument(metavar="[PERSON_REF]", help="The person's own reference; without it, counts only.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The ZIP file to write.")] = None,
    registry: Annotated[
        Path | None, typer.Option(help="Write the registry of codes for an edge that answers /verify instead.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; it is kept with your name.")] = "",
    with_address: Annotated[
        bool, typer.Option("--with-address", help="The messages as they were sent, with name and address.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")] = False,
) -> None:
    """Write an evidence pack; `amends record verify PACK` or the script inside checks it."""

    def command() -> int:
        target = _target(out, registry, person_ref, reason, with_address=with_address)
        boot()
        from amends.apps.incidents.selectors import incident_by_ref  # noqa: PLC0415  # models load after boot()

        found = incident_by_ref(incident)
        if registry is not None:
            return _registry(found, target, as_json=as_json)
        if person_ref is None:
            return _told(_of_incident(found, target), target, as_json=as_json)
        manifest = _of_person(found, person_ref, target, reason or _ASKED, with_address=with_address)
        return _told(manifest, target, as_json=as_json)

    raise typer.Exit(answering(command, as_json=as_json))


def _target(out: Path | None, registry: Path | None, person: str | None, reason: str, *, with_address: bool) -> Path:
    """The file to write, once the options are seen to go together."""
    target = registry if out is None else out
    if target is None or (registry is not None and (out is not None or person is not None)):
        raise _bad("One file is written at a time.", "Give --out PACK.zip, or --registry FILE without a person.")
    if with_address and person is None:
        raise _bad("--with-address goes with one person.", "Name the person, or leave it out: counts name nobody.")
    if with_address and not reason.strip():
        raise RefusedError(
            "An address is not handed out without a reason.",
            code="evidence.no_reason",
            where="--with-address",
            fix="Say why, with --reason; it is kept with your name.",
        )
    if not target.parent.is_dir() or target.is_dir():
        raise _bad("The file cannot be written there.", "Give a file in a folder that exists.", where=str(target))
    return target


def _of_person(incident: Incident, person_ref: str, target: Path, reason: str, *, with_address: bool) -> dict[str, Any]:
    from amends.apps.proofs.services import evidence_pack  # noqa: PLC0415
    from amends.apps.rehearsals.models import Rehearsal  # noqa: PLC0415
    from amends.apps.rehearsals.rendering import ReleasedNotices  # noqa: PLC0415

    run = Rehearsal.objects.filter(incident=incident).first()
    return evidence_pack(
        incident=incident,
        person_ref=person_ref,
        by=getpass.getuser(),
        reason=reason,
        now=datetime.now(UTC),
        secret=secret,
        path=target,
        renderer=ReleasedNotices(incident, as_of=run.as_of) if with_address and run else None,
        published=Path(run.folder) / "record" / "checkpoint.json" if run else None,
    )


def _of_incident(incident: Incident, target: Path) -> dict[str, Any]:
    from amends.apps.proofs.incident import incident_pack  # noqa: PLC0415
    from amends.apps.rehearsals.services.balancing import reconcile_incidents  # noqa: PLC0415

    balance = reconcile_incidents(incident_ref=incident.ref)[0]
    key = secret("record.ed25519")
    return incident_pack(incident=incident, balance=balance, now=datetime.now(UTC), key=key, path=target)


def _registry(incident: Incident, target: Path, *, as_json: bool) -> int:
    from amends.apps.proofs.registry import export_registry  # noqa: PLC0415

    name = f"{incident.ref}.registry"
    codes = export_registry(incident=incident, key=secret(name), path=target)
    if as_json:
        print_json({"incident": incident.ref, "file": str(target.resolve()), "codes": codes, "key": f"keys/{name}"})
    else:
        text_console.print(f"{codes} codes in {target.resolve()}; the edge needs the key keys/{name} of AMENDS_HOME.")
    return 0


def _told(manifest: dict[str, Any], target: Path, *, as_json: bool) -> int:
    told = ("kind", "incident", "exercise", "made_at", "tree_size", "root_hash", "public_key", "files")
    if as_json:
        print_json({"file": str(target.resolve()), **{name: manifest[name] for name in told}})
    else:
        text_console.print(f"{target.resolve()}: {len(manifest['files']) + 1} files, pack.html is for reading.")
        text_console.print(f"Check it with: amends record verify {target.name} --key {manifest['public_key']}")
    return 0


def _bad(what: str, fix: str, *, where: str = "amends evidence") -> InputError:
    return InputError(what, code="evidence.options", where=where, fix=fix)
