"""What the looks at a page prove: since when the notice stood, the gaps, the days reached of the days asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from amends.apps.incidents.models import Incident
from amends.apps.substitutes.models import PageLook, Watch
from amends.contact.prominence import Demand, Lapse, Look, Proof, prominence, prove_prominence


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The proof of one watch.  ``proof`` is of what a program can see; the measures are a person's.

    ``gaps`` are the lapses with the fault of their look; ``missing`` says in words what is not proven yet.
    """

    watch: Watch
    looks: int
    since: datetime | None
    last_at: datetime | None
    proof: Proof
    gaps: tuple[Lapse, ...]
    days_reached: int
    missing: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def current_watches(*, incident: Incident | None = None) -> list[Watch]:
    """The newest watch of each page of an incident (or of all), without those that were ended."""
    rows = Watch.objects.select_related("incident", "notice").order_by("id")
    newest = {
        (watch.incident_id, watch.page): watch for watch in (rows.filter(incident=incident) if incident else rows)
    }
    return [watch for watch in newest.values() if not watch.is_end]


def shown_of(watch: Watch) -> Shown:
    """What the looks of a watch prove."""
    rows = list(watch.looks.order_by("at", "id"))
    demand = prominence().look
    looks = [_look(row, watch, demand) for row in rows]
    # A program without a browser sees neither the fold nor the size of letters: those are asked of the measures.
    visible = msgspec.structs.replace(demand, first_screen=False, least_link_px=0, at_least_text_size=False)
    proof = prove_prominence(
        looks, notice_sha256=watch.notice.content_sha256, demanded=timedelta(days=watch.days), demand=visible
    )
    because = {row.at: f"{row.fault}: {row.detail}" for row in rows if row.fault}
    good = [row.at for row in rows if not row.fault]
    return Shown(
        watch=watch,
        looks=len(rows),
        since=good[0] if good else None,
        last_at=rows[-1].at if rows else None,
        proof=proof,
        gaps=tuple(
            Lapse(gap.start, gap.end, because.get(gap.end) or because.get(gap.start) or gap.because)
            for gap in proof.lapses
        ),
        days_reached=proof.shown // timedelta(days=1),
        missing=tuple(_missing(rows, proof, watch, demand)),
    )


def newest_good_look(*, incident: Incident, at: datetime) -> PageLook | None:
    """The newest look of any current watch, if it is good and no older than a lapse may be."""
    oldest = at - timedelta(hours=prominence().look.lapse_hours)
    for watch in current_watches(incident=incident):
        row = watch.looks.order_by("at", "id").last()
        if row is not None and not row.fault and row.at >= oldest:
            return row
    return None


def _look(row: PageLook, watch: Watch, demand: Demand) -> Look:
    is_good = not row.fault
    return Look(
        at=row.at,
        place=demand.place if row.fault != "elsewhere" else "another page",
        has_link=is_good or row.fault in ("other_words", "notice_down"),
        on_first_screen=bool(row.on_first_screen),
        link_px=row.link_px or 0.0,
        text_px=row.text_px or 0.0,
        notice_sha256=watch.notice.content_sha256 if is_good else "",
        page_sha256=row.page_sha256,
    )


def _missing(rows: list[PageLook], proof: Proof, watch: Watch, demand: Demand) -> Iterable[str]:
    if not rows:
        yield "nobody has looked yet"
        return
    if proof.missing:
        yield f"{-(-proof.missing // timedelta(days=1))} of {watch.days} days"
    measured = [row for row in rows if row.measured_by]
    if not measured:
        yield f"a person's measure: seen without scrolling, letters of at least {demand.least_link_px} px"
    if any(why := _too_small(row, demand) for row in measured):
        yield f"prominence, as a person measured it: {why}"


def _too_small(row: PageLook, demand: Demand) -> str:
    link, text = row.link_px or 0.0, row.text_px or 0.0
    faults = {
        "it is seen only by scrolling": demand.first_screen and not row.on_first_screen,
        f"its letters are {link:g} px high, of {demand.least_link_px}": link < demand.least_link_px,
        "its letters are smaller than the text around them": demand.at_least_text_size and link < text,
    }
    return next((fault for fault, is_so in faults.items() if is_so), "")
