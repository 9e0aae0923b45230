"""Tags: words of staff by which cases are found together; each setting and taking off is on record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from amends.apps.care.intake import note_case
from amends.apps.care.models import Case, CaseEvent, CaseEventKind, CaseTag
from amends.core.errors import InputError

MOST = 20
_TAG = re.compile(r"[^\W_](?:[^\W_]|-){1,29}")
_LONG_NUMBER = re.compile(r"\d{5}")  # of a card, an account, a telephone: a tag stands open


def tag_name(typed: str) -> str:
    """The tag as it is kept; raises ``InputError`` (``care.tag``).

    >>> tag_name(" Second  Wave "), tag_name("Karte-DE")
    ('second-wave', 'karte-de')
    """
    name = "-".join(unicodedata.normalize("NFKC", typed).casefold().split())
    if not _TAG.fullmatch(name) or _LONG_NUMBER.search(name):
        raise InputError(
            "This is no tag.", code="care.tag", where="tag",
            why="Tags stand open in lists: no number of anybody, no address.",
            fix="Use 2 to 30 letters, digits and hyphens, such as second-wave.",
        )  # fmt: skip
    return name


@transaction.atomic
def add_tag(*, case: Case, name: str, by: str, now: datetime) -> str:
    """Sets it; once is enough.  Raises ``InputError`` (``care.tag``, ``care.tags``)."""
    wanted = tag_name(name)
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if case.tags.filter(name=wanted).exists():
        return wanted
    if case.tags.count() >= MOST:
        raise InputError(f"A case has at most {MOST} tags.", code="care.tags", where=case.ref, fix="Take one off.")
    CaseTag.objects.create(case=case, name=wanted)
    _keep(case, CaseEventKind.TAGGED, wanted, by, now)
    return wanted


@transaction.atomic
def remove_tag(*, case: Case, name: str, by: str, now: datetime) -> None:
    """Takes it off; nothing where it is not set."""
    wanted = tag_name(name)
    deleted, _ = CaseTag.objects.filter(case=case, name=wanted).delete()
    if deleted:
        _keep(case, CaseEventKind.UNTAGGED, wanted, by, now)


def tags_in_use(*, kinds: Collection[str]) -> list[str]:
    """Every tag on a case of these kinds, for the filter."""
    rows = CaseTag.objects.filter(case__kind__in=kinds).order_by("name")
    return list(rows.values_list("name", flat=True).distinct()[:100])


def _keep(case: Case, kind: CaseEventKind, name: str, by: str, now: datetime) -> None:
    event = CaseEvent.objects.create(case=case, kind=kind, at=now, by=by, reason=name)
    note_case(case, f"case.{kind.value}", subject=f"{case.ref}:{event.pk}", at=now, tag=name)
