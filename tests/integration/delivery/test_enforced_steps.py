"""SQLite and PostgreSQL themselves refuse what the ledger forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import dj_database_url
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction
from django.utils.timezone import now

from amends.apps.delivery.models import Campaign, Message, Segment
from amends.apps.delivery.states import STEPS, MessageState, step_names

MIGRATION = import_module("amends.apps.delivery.migrations.0002_enforced_steps")
ZERO = "0" * 64


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any) -> Iterator[str]:
    """The alias of a database with the ledger's tables, on a real file or server."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    else:
        make: Callable[[], str] = request.getfixturevalue("new_postgres")
        url = make()
    alias = f"ledger_{request.param}"
    connections.settings[alias] = {**connections.settings["default"], "OPTIONS": {}, **dj_database_url.parse(url)}
    with django_db_blocker.unblock():
        call_command("migrate", "delivery", database=alias, verbosity=0)
        yield alias
        connections[alias].close()
    del connections[alias], connections.settings[alias]


def message(alias: str, **fields: Any) -> Message:
    number = Message.objects.using(alias).count()
    campaign, _ = Campaign.objects.using(alias).get_or_create(
        ref="CMP-1", defaults={"incident_ref": "INC-1", "register_sha256": ZERO, "started_at": now()}
    )
    segment, _ = Segment.objects.using(alias).get_or_create(
        campaign=campaign, seq=1, defaults={"channel": "email", "payload": b""}
    )
    values = {
        "message_id": f"m{number}@bank.example",
        "campaign": campaign,
        "segment": segment,
        "person_ref": f"C{number}",
        "channel": "email",
        **dict.fromkeys(("address_sha256", "notice_sha256", "content_sha256", "code_sha256"), ZERO),
        "at": now(),
        "attempts": 1,
    }
    return Message.objects.using(alias).create(**{**values, **fields})


def is_allowed(entry: Message, alias: str, **changes: Any) -> bool:
    """Whether the database takes the update; it goes past Django's models, as any other program would."""
    try:
        with transaction.atomic(using=alias):
            Message.objects.using(alias).filter(pk=entry.pk).update(**changes)
    except DatabaseError:
        return False
    return True


def test_exactly_the_lawful_steps_are_possible(database: str) -> None:
    for old, new in product(MessageState, MessageState):
        entry = message(database, state=old)
        assert is_allowed(entry, database, state=new) == (old == new or new in STEPS[old]), f"{old} > {new}"


def test_accepted_message_can_never_be_sent_again(database: str) -> None:
    entry = message(database, state=MessageState.ACCEPTED)
    for state in (MessageState.PLANNED, MessageState.SENDING, MessageState.UNKNOWN, MessageState.OWED):
        assert not is_allowed(entry, database, state=state)


def test_message_is_never_deleted(database: str) -> None:
    entry = message(database)
    with pytest.raises(DatabaseError), transaction.atomic(using=database):
        Message.objects.using(database).filter(pk=entry.pk).delete()
    assert Message.objects.using(database).filter(pk=entry.pk).exists()


@pytest.mark.parametrize(
    "field", ["message_id", "person_ref", "channel", "address_sha256", "notice_sha256", "content_sha256", "code_sha256"]
)
def test_identity_of_a_message_never_changes(database: str, field: str) -> None:
    assert not is_allowed(message(database), database, **{field: "other"})


def test_attempts_and_doubts_never_decrease(database: str) -> None:
    entry = message(database, attempts=3, doubts=2)
    assert not is_allowed(entry, database, attempts=2)
    assert not is_allowed(entry, database, doubts=1)
    assert is_allowed(entry, database, attempts=4, doubts=3)


def test_state_outside_the_set_is_refused(database: str) -> None:
    assert not is_allowed(message(database), database, state="sent")


def test_second_message_with_one_identity_is_impossible(database: str) -> None:
    entry = message(database)
    with pytest.raises(DatabaseError), transaction.atomic(using=database):
        message(database, message_id=entry.message_id)


def test_accepted_without_an_attempt_is_refused(database: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(using=database):
        message(database, state=MessageState.ACCEPTED, attempts=0)


def test_more_doubts_than_attempts_are_refused(database: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(using=database):
        message(database, attempts=1, doubts=2)


def test_migration_and_code_know_the_same_steps() -> None:
    assert tuple(sorted(MIGRATION._STEPS)) == step_names()
