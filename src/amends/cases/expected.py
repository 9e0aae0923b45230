"""What an assessment of the bundled case has to find, for tests that compare."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from amends.cases.leak import Expected, LeakRow
from amends.cases.world import World

_TOLERANT = (Expected.AFFECTED_OR_REVIEW, Expected.AFFECTED_OR_REJECTED)


def expected_of(world: World) -> dict[str, Any]:
    """The right answer as a JSON object.

    ``affected``: refs that must be affected, with the elements that are theirs.  ``either``: refs
    that may be.  Every other customer must not be.  ``review``: refs that must be offered for review
    (some are affected by another row).  ``rows``: the 1-based rows by what is right for them.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(world.leak.rows, 1):
        rows[row.expected].append(number)
    affected = _elements(world.leak.rows, (Expected.AFFECTED,))
    either = _elements(world.leak.rows, _TOLERANT)
    return {
        "customers": len(world.customers),
        "evidence_rows": len(world.leak.rows),
        "affected": affected,
        "either": {ref: codes for ref, codes in either.items() if ref not in affected},
        "review": sorted({ref for row in world.leak.rows if row.expected is Expected.REVIEW for ref in row.refs}),
        "bystanders": sorted({ref for trap in world.traps for ref in trap.bystanders}),
        "unmatched_rows": len(rows[Expected.UNMATCHED]),
        "rows": {str(kind): rows[kind] for kind in Expected},
        "excepted": {"deceased": sorted(ref for ref in affected if world.customers[ref].died_on)},
        "to_guardian": sorted(ref for ref in affected if world.customers[ref].guardian),
    }


def traps_of(world: World) -> list[dict[str, Any]]:
    """Every trap with its rows, as a JSON array."""
    return [
        {
            "code": trap.code,
            "laid": trap.laid,
            "right": trap.right,
            "bystanders": list(trap.bystanders),
            "rows": [
                {"row": number, "expected": str(row.expected), "refs": list(row.refs), "damage": str(row.damage)}
                for number, row in enumerate(world.leak.rows, 1)
                if row.trap == trap.code
            ],
        }
        for trap in world.traps
    ]


def _elements(rows: list[LeakRow], kinds: tuple[Expected, ...]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.expected in kinds:
            for ref in row.refs:
                found[ref] |= row.elements
    return {ref: sorted(found[ref]) for ref in sorted(found)}
