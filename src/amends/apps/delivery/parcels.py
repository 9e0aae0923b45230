"""Parcels for providers, from a row and its released bytes."""

from __future__ import annotations

from amends.apps.delivery.ports import Renderer, Row
from amends.contact.guard import destination
from amends.core.channels import Channel
from amends.core.errors import MachineError
from amends.core.ports import Parcel
from amends.providers.post.readback import misprinted


def parcel_of(row: Row, channel: Channel, data: bytes, *, renderer: Renderer, is_exercise: bool) -> Parcel:
    """What a provider is handed: for post the letter as PDF, for everything else the bytes that were released."""
    content = _letter(row, renderer) if channel is Channel.POST else data
    return Parcel(row.message_id, channel, destination(row.person, channel), content, is_exercise)


def _letter(row: Row, renderer: Renderer) -> bytes:
    """The letter as PDF, read back: it must carry its own code."""
    run = renderer.letters([row])
    if misprinted(run.pdf, [run.letters[0].pages], [row.code], (0,)):
        raise MachineError(
            "A letter does not carry its own code.",
            code="post.misprinted",
            where=row.message_id,
            why="Read back from the PDF, it shows another letter's code or none.",
            fix="Report it: the letter renderer is at fault. Nothing of it was sent.",
        )
    return run.pdf
