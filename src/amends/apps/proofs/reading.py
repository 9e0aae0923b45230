"""Reads the journal as the Merkle tree that it is: every leaf hash in order, and the entries that were asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from amends.apps.journal.models import Entry
from amends.record import leaf_hash

Deed = dict[str, Any]


@dataclass
class Leaves:
    """The record of an incident: all leaf hashes, and by their index the lines that were kept."""

    hashes: list[bytes] = field(default_factory=list)
    lines: dict[int, bytes] = field(default_factory=dict)
    deeds: dict[int, Deed] = field(default_factory=dict)

    def of_kind(self, kind: str) -> dict[int, Deed]:
        """The kept deeds of a kind by their index, oldest first."""
        return {index: deed for index, deed in sorted(self.deeds.items()) if deed["kind"] == kind}


def read_leaves(*, incident_ref: str, wanted: Callable[[str, str], bool]) -> Leaves:
    """Hashes every deed of the incident, oldest first, and keeps those of which ``wanted(kind, leaf)`` is true."""
    found = Leaves()
    rows = Entry.objects.filter(incident_ref=incident_ref).order_by("id").values_list("kind", "leaf")
    for kind, leaf in rows.iterator(chunk_size=2000):
        line = leaf.encode()
        if wanted(kind, leaf):
            found.lines[len(found.hashes)] = line
            found.deeds[len(found.hashes)] = json.loads(line)
        found.hashes.append(leaf_hash(line))
    return found
