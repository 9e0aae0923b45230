"""The public versions and the pages made of them, kept in the memory of the process.

On the worst day everybody reads one page.  It is made once for each version; whether there is a newer one is looked up
at most once a second, so that readers cost the database next to nothing.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models.signals import post_save

from amends.apps.bulletins.models import Bulletin
from amends.apps.bulletins.selectors import Version, public_bulletin, versions_in

_LOOK_EVERY = timedelta(seconds=1)
_MOST_PAGES = 256  # an installation without AMENDS_PUBLIC_URL keeps pages for every name that it answers to
Key = tuple[object, ...]


@dataclass(frozen=True)
class Kept:
    """A page that was made, and the tag that tells it from every other."""

    body: bytes
    etag: str


@dataclass(frozen=True)
class _Seen:
    looked_at: datetime
    newest: int | None
    versions: tuple[Version, ...]


_seen: list[_Seen] = []  # one or none
_pages: dict[Key, Kept] = {}
_making_room = threading.Lock()


def public_versions(*, now: datetime) -> tuple[Version, ...]:
    """Every version of the page of the public incident, oldest first; empty where there is nothing to report."""
    last = next(iter(_seen), None)  # another thread may empty the list at any moment
    if last is not None and timedelta() <= now - last.looked_at < _LOOK_EVERY:
        return last.versions
    newest = public_bulletin()
    if newest is None:
        seen = _Seen(now, None, ())
    elif (
        last is not None and last.versions and (last.newest, last.versions[-1].ref) == (newest.pk, newest.incident_ref)
    ):
        seen = _Seen(now, newest.pk, last.versions)
    else:
        seen = _Seen(now, newest.pk, versions_in(newest.incident_id))
    _seen[:] = [seen]
    return seen.versions


def kept(key: Key, make: Callable[[], bytes]) -> Kept:
    """What was made for ``key``, else what ``make`` gives, which is kept."""
    found = _pages.get(key)
    if found is None:
        body = make()
        found = Kept(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
        with _making_room:
            if len(_pages) >= _MOST_PAGES:
                _pages.pop(next(iter(_pages)))  # the one made first
            _pages[key] = found
    return found


def forget(**_: object) -> None:
    """Drops everything that was kept, so that the next reader is served from the database."""
    _seen.clear()
    with _making_room:
        _pages.clear()


post_save.connect(forget, sender=Bulletin, dispatch_uid="portal.bulletin.store")  # where a page is published, at once
