"""``ledger.parquet``: one row per message, exactly the columns of INTERFACES.md."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from amends.apps.delivery.models import Campaign, Message

COLUMNS = ("message_id", "person_ref", "channel", "address_sha256", "state", "attempts", "at")


def write_ledger(path: Path, *campaigns: Campaign) -> int:
    """Writes the ledger whole, by a rename; returns the number of messages.

    ``at`` is the instant of the last change of state, in UTC.
    """
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".ledger-") as folder:
        table, draft = Path(folder, "ledger.csv"), Path(folder, "ledger.parquet")
        count = _write_csv(campaigns, table)
        types = ", ".join(f"'{name}': '{_TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
        with duckdb.connect(config={"memory_limit": "256MB", "threads": 1, "temp_directory": folder}) as engine:
            engine.execute("SET TimeZone = 'UTC'")
            engine.execute(  # COPY takes no parameters; the paths are ours and quoted
                f"COPY (SELECT * FROM read_csv('{_quoted(table)}', header = true, all_varchar = false, "  # noqa: S608
                f"columns = {{{types}}}, nullstr = '\\N', quote = '\"', escape = '\"', delim = ',')"
                f") TO '{_quoted(draft)}' (FORMAT parquet)"
            )
        draft.chmod(0o600)  # it names persons, if only by reference
        draft.replace(path)
    return count


_TYPES = {"attempts": "INTEGER", "at": "TIMESTAMPTZ"}


def _write_csv(campaigns: Sequence[Campaign], table: Path) -> int:
    count = 0
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in (
            Message.objects.filter(campaign__in=campaigns)
            .order_by("person_ref", "message_id")
            .values_list(*COLUMNS)
            .iterator(5000)
        ):
            writer.writerow((*row[:-1], row[-1].isoformat()))
            count += 1
    return count


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
