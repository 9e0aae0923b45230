"""How a response is carried out: its ways out, its workers, its waves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from amends.core.channels import Channel
from amends.flood.centre import Centre
from amends.providers.email.route import SmtpRoute


@dataclass(frozen=True, kw_only=True)
class Route:
    """``secret`` gives the installation's secret of a name; ``journals`` is where workers note what
    they are about to do.  Without ``smtp`` mail goes to files; ``providers`` gives the URL of the provider of
    another channel.  ``canary`` is the number of persons who are written to first, 0 for none and ``None`` for as
    many as the size of the audience asks for.  ``urgent_reason`` lifts quiet hours, and is on record.
    With ``as_files`` mail and text messages that no way is given for go to files, which somebody else hands over.
    ``centre`` answers the calls that the notices bring: the waves follow its capacity.
    """

    secret: Callable[[str], bytes]
    journals: Path
    smtp: SmtpRoute | None = None
    providers: Mapping[Channel, str] = field(default_factory=dict)
    workers: int = 1
    engine: str = "duckdb"
    canary: int | None = 0
    urgent_reason: str | None = None
    as_files: bool = False
    centre: Centre | None = None
