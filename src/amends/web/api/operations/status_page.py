"""The versions of the public status page."""

from __future__ import annotations

from datetime import datetime

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import bulletins_of, version_of
from amends.apps.bulletins.services import publish_bulletin
from amends.apps.integrations.scopes import Scope
from amends.web.api.model import Aware, Body, Call, Operation, Shown
from amends.web.api.operations.facts import Words
from amends.wording.status import StatusText


class BulletinShown(Shown, frozen=True, kw_only=True):
    """One version, with the page in each language and the facts that it was made from."""

    number: int
    is_exercise: bool
    sha256: str
    published_at: datetime
    next_update_at: datetime | None
    note: str
    texts: dict[str, StatusText]


class BulletinList(Shown, frozen=True, kw_only=True):
    """Every version, oldest first: none is ever taken away."""

    versions: list[BulletinShown]


class BulletinWanted(Body, frozen=True, kw_only=True):
    """``note`` says in plain English what changed and why, and is shown to everybody."""

    next_update_at: Aware | None = None
    note: Words = ""


def _list(call: Call) -> BulletinList:
    return BulletinList(versions=[_shown(item) for item in bulletins_of(call.incident)])


def _publish(call: Call) -> BulletinShown:
    wanted: BulletinWanted = call.body
    made = publish_bulletin(
        incident=call.incident, by=call.by, now=call.now, next_update_at=wanted.next_update_at, note=wanted.note
    )
    return _shown(made)


def _shown(bulletin: Bulletin) -> BulletinShown:
    version = version_of(bulletin)
    return BulletinShown(
        number=version.number,
        is_exercise=version.is_exercise,
        sha256=version.sha256,
        published_at=version.published_at,
        next_update_at=version.next_update_at,
        note=version.note,
        texts=version.texts,
    )


OPERATIONS = (
    Operation(
        name="listStatusVersions", method="GET", path="/incidents/{ref}/status-page", scope=Scope.READ_STATUS,
        says="Every version of the status page.", answer=BulletinList, handle=_list, cost=2,
    ),
    Operation(
        name="publishStatus", method="POST", path="/incidents/{ref}/status-page", scope=Scope.PUBLISH_STATUS,
        says="Publishes the page as the facts have it now; the newest version where nothing would be different.",
        body=BulletinWanted, answer=BulletinShown, handle=_publish, is_write=True, cost=5,
        example={"next_update_at": "2026-06-03T12:00:00+02:00", "note": "The number of persons is known now."},
    ),
)  # fmt: skip
