"""The record explorer: pages, proofs that hold, what was altered, what is downloaded."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.test import Client
from rehearsed import NOW, Finished

from amends.apps.accounts.models import Role
from amends.apps.incidents.models import Incident
from amends.apps.journal.models import Entry
from amends.apps.journal.services import export_record
from amends.apps.journal.shelves import SHELF, Shelves, root_over, shelved_consistency, shelved_inclusion
from amends.apps.rehearsals.models import Rehearsal
from amends.record import consistency_proof, inclusion_proof, leaf_hash, verify_record
from amends.record.checkpoint import sign_checkpoint
from amends.web.console.overview.record import kinds_of, steps_of

pytestmark = pytest.mark.django_db


def filled(incident: Incident, count: int) -> Incident:
    """The incident with a record of so many entries."""
    there = Entry.objects.filter(incident_ref=incident.ref).count()
    Entry.objects.bulk_create(
        Entry(
            incident_ref=incident.ref,
            kind="test.even" if number % 2 == 0 else "test.odd",
            subject=str(number),
            at=NOW,
            leaf=json.dumps({"at": NOW.isoformat(), "kind": "test.odd", "n": number}, separators=(",", ":")),
        )
        for number in range(there, count)
    )
    return incident


def test_shelves_give_the_same_proofs_as_the_whole_tree() -> None:
    chance = random.Random(6)
    for _ in range(300):
        size, per_shelf = chance.randrange(1, 200), chance.choice((2, 4, 8, 16))
        leaves = [leaf_hash(str(number).encode()) for number in range(size)]
        shelves = [leaves[start : start + per_shelf] for start in range(0, size, per_shelf)]
        roots = [root_over(shelf) for shelf in shelves]
        index, old = chance.randrange(size), chance.randrange(1, size + 1)
        assert root_over(roots) == root_over(leaves)
        path = shelved_inclusion(shelves[index // per_shelf], roots, index, per_shelf=per_shelf)
        assert path == inclusion_proof(leaves, index)
        if old < size:
            shelf = shelves[old // per_shelf]
            assert shelved_consistency(shelf, roots, old, per_shelf=per_shelf) == consistency_proof(leaves, old)


def test_each_step_of_a_proof_leads_on_to_the_root() -> None:
    for size in range(1, 40):
        leaves = [leaf_hash(str(number).encode()) for number in range(size)]
        for index in range(size):
            steps = steps_of(leaf=leaves[index], index=index, size=size, path=inclusion_proof(leaves, index))
            last = steps[-1].gives if steps else leaves[index].hex()
            assert last == root_over(leaves).hex()


def test_a_long_record_is_proved_at_its_start_its_middle_and_its_end(finished: Finished, lead: Client) -> None:
    incident = filled(finished(), 2 * SHELF + 77)
    for number in (1, SHELF, SHELF + 1, 2 * SHELF + 77):
        page = lead.get(f"/console/incidents/{incident.ref}/record/{number}").content.decode()
        assert "It holds: this entry is in the tree of 2125 entries" in page, number
    assert lead.get(f"/console/incidents/{incident.ref}/record/0").status_code == 404
    assert lead.get(f"/console/incidents/{incident.ref}/record/2126").status_code == 404
    shelves = Shelves(incident.ref)
    assert shelves.size() == 2125
    assert [shelves.position_of(shelves.row_at(place)) for place in (0, 1023, 1024, 2124)] == [0, 1023, 1024, 2124]


def test_pages_follow_each_other_without_a_gap(finished: Finished, lead: Client) -> None:
    incident = filled(finished(), 130)
    for order in ("", "oldest=1&"):
        seen, query = [], f"?{order}"
        while query:
            context = lead.get(f"/console/incidents/{incident.ref}/record{query}").context
            seen += [line.number for line in context["lines"]]
            query = f"?{order}from={context['next']}" if context["next"] else ""
        assert seen == (list(range(1, 131)) if order else list(range(130, 0, -1)))
    lines = lead.get(f"/console/incidents/{incident.ref}/record?kind=test.even").context["lines"]
    assert {line.kind for line in lines} == {"test.even"}
    assert {"test.even", "test.odd", "fact.asserted"} <= set(kinds_of(incident.ref))
    assert list(kinds_of(incident.ref)) == sorted(set(kinds_of(incident.ref)))


@pytest.mark.parametrize("query", ["?from=0", "?from=999999", "?from=x", "?from=-1", "?from=１"])
def test_a_page_that_does_not_exist_is_no_error_of_ours(finished: Finished, lead: Client, query: str) -> None:
    assert lead.get(f"/console/incidents/{finished().ref}/record{query}").status_code in (400, 404)


def test_what_is_downloaded_is_verified_without_this_server(finished: Finished, lead: Client, tmp_path: Path) -> None:
    incident = filled(finished(), 300)
    folder = tmp_path / "downloaded"
    folder.mkdir()
    for name in ("entries.jsonl", "checkpoint.json"):
        answer = lead.get(f"/console/incidents/{incident.ref}/record/{name}?size=300")
        data = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
        (folder / name).write_bytes(data)
    found = verify_record(folder)
    assert found.ok, found.why
    assert found.tree_size == 300


def test_the_checkpoint_on_file_is_the_one_that_counts(finished: Finished, lead: Client) -> None:
    incident = filled(finished(), 60)
    export_record(
        incident_ref=incident.ref,
        folder=Path(Rehearsal.objects.get().folder) / "record",
        origin=f"amends/{incident.ref}",
        at=NOW,
        key=settings.SECRET_OF("record.ed25519"),
    )
    page = f"/console/incidents/{incident.ref}/record/10"
    assert "the one that lies with the record" in lead.get(page).content.decode()
    filled(incident, 70)
    assert "the one that lies with the record" in lead.get(page).content.decode()
    assert "signed while you look" in lead.get(page.replace("/10", "/65")).content.decode()
    (Path(Rehearsal.objects.get().folder) / "record" / "checkpoint.json").write_text("{}")
    assert "signed while you look" in lead.get(page).content.decode()


def test_an_earlier_checkpoint_shows_whether_anything_was_altered(finished: Finished, lead: Client) -> None:
    incident = filled(finished(), 1500)
    address = f"/console/incidents/{incident.ref}/record"
    kept = lead.get(f"{address}/checkpoint.json?size=1500").content.decode()
    filled(incident, 2600)
    assert "Nothing was altered" in lead.post(f"{address}/older", {"checkpoint": kept}).content.decode()
    key = Ed25519PrivateKey.from_private_bytes(settings.SECRET_OF("record.ed25519"))
    origin = f"amends/{incident.ref}"
    false = sign_checkpoint(origin=origin, tree_size=1500, root=b"\1" * 32, at=NOW, private_key=key).as_json().decode()
    assert "does not continue" in lead.post(f"{address}/older", {"checkpoint": false}).content.decode()
    ahead = sign_checkpoint(origin=origin, tree_size=9999, root=b"\1" * 32, at=NOW, private_key=key).as_json().decode()
    assert "does not continue" in lead.post(f"{address}/older", {"checkpoint": ahead}).content.decode()
    for text in ("", "{}", "[" * 5000, kept.replace("1500", "1501"), kept.replace(incident.ref, "INC-AAAAAAA")):
        assert lead.post(f"{address}/older", {"checkpoint": text}).status_code == 409


def test_the_record_is_for_those_who_may_see_it(finished: Finished, signed_in: Callable[[Role], Client]) -> None:
    ref = finished().ref
    for role in (Role.CONTACT_CENTRE, Role.ADMINISTRATOR):
        for page in ("record", "record/1", "record/entries.jsonl", "record/checkpoint.json"):
            assert signed_in(role).get(f"/console/incidents/{ref}/{page}").status_code == 403
    assert signed_in(Role.AUDITOR).get(f"/console/incidents/{ref}/record").status_code == 200


def test_a_leaf_is_hashed_as_the_page_says(finished: Finished, lead: Client) -> None:
    incident = finished()
    context = lead.get(f"/console/incidents/{incident.ref}/record/1").context
    assert context["leaf_hash"] == hashlib.sha256(b"\0" + context["leaf"].encode()).hexdigest()
