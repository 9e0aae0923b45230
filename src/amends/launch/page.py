"""Whether the status page is up, findable, and says what the notices say it says."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from amends.launch.model import Light, amber, green, red


class FoundPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a visitor got: ``status`` is ``None`` where nothing answered, ``fault`` says why."""

    address: str
    status: int | None = None
    fault: str = ""
    took_s: float = 0.0
    final_address: str = ""
    text: str = ""
    robots: str = ""


_SLOW_S = 3.0


def judge_page(found: FoundPage, *, says: str) -> Iterator[Light]:
    """``says`` is a text that the page must show, such as its heading; nothing is looked for where it is empty."""
    where = found.address
    if found.status is None:
        yield red("status_page", where, f"It cannot be opened: {found.fault}.", "Bring the page up before the launch.")
        return
    if found.status != 200:
        yield red("status_page", where, f"It answers {found.status}.", "Bring the page up before the launch.")
        return
    if found.final_address.split("/")[2:3] != where.split("/")[2:3]:
        yield red("status_page", where, f"It leads to {found.final_address}.", "Serve it where the notices say it is.")
    if says and says not in found.text:
        yield red("status_page", where, "It does not say what it must.", f"Publish the page that says: {says}")
    if "noindex" in f"{found.robots} {found.text}".lower():
        yield amber("status_page", where, "Search engines are told not to list it.", "Take noindex away.")
    if found.took_s > _SLOW_S:
        why = f"It took {found.took_s:.1f} s."
        yield amber("status_page", where, why, "Put a cache or a static copy before it.")
    else:
        yield green("status_page", where, f"It answered in {found.took_s:.1f} s.")
