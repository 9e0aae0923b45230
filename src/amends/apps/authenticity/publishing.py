"""Lists scams, says what they look like, and takes them off the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from amends.apps.authenticity.models import KnownScam, ScamRetired, ScamText, Way
from amends.apps.journal.services import HOUSE, record_deed
from amends.contact.authentic.hosts import is_host, is_under, true_host
from amends.contact.authentic.registry import Registry, as_emails, as_phones
from amends.core.errors import InputError
from amends.core.ids import new_ref

_LONGEST = 2000


@dataclass(frozen=True, kw_only=True)
class ScamWords:
    """What a scam looks like, and how one can tell; plain text in ``language``."""

    language: str
    looks: str
    tell: str = ""


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What a scam is known by, as staff typed it."""

    domains: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()


@transaction.atomic
def list_scam(
    *,
    way: str,
    signs: Signs,
    words: Iterable[ScamWords],
    first_seen_on: date,
    registry: Registry,
    by: str,
    now: datetime,
) -> KnownScam:
    """Puts a scam on the public list.

    Raises ``InputError``: ``scam.no_words`` without a text in English, ``scam.sign`` for a sign that cannot be read,
    ``scam.ours`` for one that is ours: a warning of our own address would do the work of the scammer.
    """
    texts = [item for item in words if item.looks.strip()]
    _require_words(texts)
    if way not in Way.values:
        raise InputError("How the scam reaches people is not known.", code="scam.way", where=way[:20])
    domains = [_host(item) for item in signs.domains]
    phones = sorted(_read(signs.phones, lambda item: as_phones([item], registry.region)))
    senders = sorted(_read(signs.senders, lambda item: as_emails([item])))
    _refuse_ours(domains, phones, senders, registry)
    scam = KnownScam.objects.create(
        ref=new_ref("SCAM"), way=way, domains=sorted(set(domains)), phones=phones, senders=senders,
        first_seen_on=first_seen_on, by=by, at=now,
    )  # fmt: skip
    for item in texts:
        _keep_words(scam, item, by, now)
    record_deed(incident_ref=HOUSE, kind="scam.listed", subject=scam.ref, at=now)
    return scam


@transaction.atomic
def say_scam(*, scam: KnownScam, words: ScamWords, by: str, now: datetime) -> ScamText:
    """Says it anew or in another language; raises ``InputError`` (``scam.no_words``)."""
    if not words.looks.strip() or len(words.looks) > _LONGEST:
        raise InputError("Nothing was said of the scam.", code="scam.no_words", where=scam.ref, fix="Describe it.")
    return _keep_words(scam, words, by, now)


@transaction.atomic
def retire_scams(*, refs: Iterable[str], reason: str, by: str, now: datetime) -> int:
    """Takes scams off the list; how many were on it.  Raises ``InputError`` (``scam.reason``) without a reason."""
    if not reason.strip():
        raise InputError(
            "No reason was given.", code="scam.reason", where="retire", fix="Say why nobody needs the warning."
        )
    scams = list(KnownScam.objects.filter(ref__in=list(refs), retired__isnull=True))
    for scam in scams:
        ScamRetired.objects.create(scam=scam, reason=reason.strip()[:300], by=by, at=now)
        record_deed(incident_ref=HOUSE, kind="scam.retired", subject=scam.ref, at=now)
    return len(scams)


def _keep_words(scam: KnownScam, words: ScamWords, by: str, now: datetime) -> ScamText:
    return ScamText.objects.create(
        scam=scam, language=words.language, looks=words.looks.strip(), tell=words.tell.strip(), by=by, at=now
    )


def _require_words(texts: list[ScamWords]) -> None:
    is_english = any(item.language == "en" for item in texts)
    if not is_english or any(len(item.looks) > _LONGEST or len(item.tell) > _LONGEST for item in texts):
        raise InputError(
            "The scam has no fitting text in English.",
            code="scam.no_words",
            where="looks",
            why="English is shown wherever a translation is missing.",
            fix=f"Say in at most {_LONGEST} characters what it looks like.",
        )


def _host(typed: str) -> str:
    host = true_host(typed.replace("[.]", ".").rpartition("://")[2].partition("/")[0])
    if not is_host(host):
        raise _unreadable(typed)
    return host


def _read(typed: tuple[str, ...], reader: Callable[[str], frozenset[str]]) -> set[str]:
    found: set[str] = set()
    for item in typed:
        values = reader(item.replace("[.]", ".").replace("[@]", "@"))
        if not values:
            raise _unreadable(item)
        found |= values
    return found


def _unreadable(typed: str) -> InputError:
    return InputError(
        "A sign of the scam cannot be read.",
        code="scam.sign",
        where=typed[:40],
        fix="Give a domain (evil.example), a number with its prefix (+48 ...) or a mail address, one a line.",
    )


def _refuse_ours(domains: list[str], phones: list[str], senders: list[str], registry: Registry) -> None:
    own = (
        *(host for host in domains if is_under(host, registry.domains) or _is_above(host, registry.domains)),
        *(number for number in phones if number in registry.phones),
        *(sender for sender in senders if is_under(sender.rpartition("@")[2], registry.domains)),
    )
    if own:
        raise InputError(
            "This is our own.",
            code="scam.ours",
            where=own[0],
            why="A warning of our own address would do the scammer's work.",
            fix="If one of our own systems is abused, say so on the status page and shut it down.",
        )


def _is_above(host: str, domains: Iterable[str]) -> bool:
    """Whether one of the domains lies below ``host``: who warns of ``example`` warns of all of it."""
    return any(own.endswith("." + host) for own in domains)
