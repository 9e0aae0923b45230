"""Plays the first days of the bundled case's incident after its notices have gone, by a clock that does not move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction

from amends.apps.incidents.models import Incident
from amends.cases.voices import read_voices
from amends.cli.demo_days import answers, centre, claims, remedies
from amends.cli.demo_days.queue import Queue
from amends.cli.demo_days.stage import Stage

Deeds = list[tuple[datetime, Callable[[], None]]]


@transaction.atomic
def play(*, incident: Incident, folder: Path, secret: Callable[[str], bytes], public_key: bytes) -> None:
    """Everything in the order of its clock, through the services that the console uses, or nothing.

    ``folder`` gets the files that pass between the house, the card host and others.
    """
    stage = Stage(incident=incident, folder=folder, secret=secret, public_key=public_key)
    parts = (answers, remedies, claims, centre)
    deeds: Deeds = [deed for part in parts for deed in part.deeds(stage)]
    deeds += Queue(stage, read_voices()).deeds()
    for _, deed in sorted(deeds, key=lambda one: one[0]):
        deed()
