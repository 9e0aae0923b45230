"""Reads the public registry: what is ours, and the scams seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from amends.apps.authenticity.models import KnownScam, ScamText
from amends.apps.delivery.models import Message
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.contact.authentic import Kind, Registry, read_input
from amends.contact.authentic.registry import as_emails, as_hosts, as_phones
from amends.core.case.model import FactState
from amends.core.facts import FactBook
from amends.wording.lint.lexicon import shared

FALLBACK = "en"


@dataclass(frozen=True, kw_only=True)
class ScamPage:
    """A scam as the public reads it; ``language`` is that of the words, English where there is no translation."""

    ref: str
    way: str
    language: str
    looks: str
    tell: str
    domains: tuple[str, ...]
    phones: tuple[str, ...]
    senders: tuple[str, ...]
    first_seen_on: date


def registry_of(books: Iterable[FactBook], *, region: str = "") -> Registry:
    """Everything that the facts of these incidents publish, and the scams that are on the list now.

    ``region`` is the country of phone numbers that are written without a prefix.
    """
    known = list(books)
    scams = list(_listed())
    lists = shared("domains")
    contacts = _said(known, "contact.web")
    return Registry(
        names=tuple(dict.fromkeys(_said(known, "controller.name"))),
        domains=as_hosts((*_said(known, "controller.brand_domains"), *(_host_of(web) for web in contacts))),
        phones=as_phones(_said(known, "contact.phone"), region),
        emails=as_emails((*_said(known, "contact.email"), *_said(known, "contact.dpo_email"))),
        vouched=as_hosts(lists.get("official", ())),
        shorteners=as_hosts(lists.get("shorteners", ())),
        scam_domains=frozenset(domain for scam in scams for domain in scam.domains),
        scam_phones=frozenset(phone for scam in scams for phone in scam.phones),
        scam_emails=frozenset(sender for scam in scams for sender in scam.senders),
        region=region,
    )


def said_in_message(code: str, *, incident_ref: str, region: str = "") -> frozenset[tuple[Kind, str]]:
    """What stands in the notice that the message with this code carried, as kind and value; never whom it went to."""
    digest = hashlib.sha256(code.encode()).hexdigest()
    messages = Message.objects.filter(code_sha256=digest, campaign__incident_ref=incident_ref)
    versions = NoticeVersion.objects.filter(
        incident__ref=incident_ref, content_sha256__in=messages.values("notice_sha256")
    )
    text = "\n".join(line.text for version in versions[:2] for line in notice_paragraphs(version))
    return frozenset((thing.kind, thing.value) for thing in read_input(text, region=region).things)


def known_scams(language: str) -> list[ScamPage]:
    """The scams on the list, the newest first, in this language where it was said in it."""
    return [_page(scam, language) for scam in _listed()]


def scam_pages() -> list[KnownScam]:
    """Every scam ever listed, the newest first, with its texts and whether it was retired; for staff."""
    texts = Prefetch("texts", ScamText.objects.order_by("id"))
    return list(KnownScam.objects.select_related("retired").prefetch_related(texts).order_by("-id"))


def _listed() -> QuerySet[KnownScam]:
    texts = Prefetch("texts", ScamText.objects.order_by("id"))
    return KnownScam.objects.filter(retired__isnull=True).prefetch_related(texts).order_by("-first_seen_on", "-id")


def _page(scam: KnownScam, language: str) -> ScamPage:
    words = {text.language: text for text in scam.texts.all()}
    text = words.get(language) or words[FALLBACK]
    return ScamPage(
        ref=scam.ref, way=scam.way, language=text.language, looks=text.looks, tell=text.tell,
        domains=tuple(scam.domains), phones=tuple(scam.phones), senders=tuple(scam.senders),
        first_seen_on=scam.first_seen_on,
    )  # fmt: skip


def _said(books: list[FactBook], key: str) -> list[str]:
    """The known and uncontested values of a fact over all books, as texts."""
    found: list[str] = []
    for book in books:
        fact = book.current(key)
        if fact is None or fact.state is not FactState.KNOWN or fact.value is None:
            continue
        found += [str(item) for item in fact.value] if isinstance(fact.value, tuple) else [str(fact.value)]
    return found


def _host_of(web: str) -> str:
    return re.sub(r"^[a-z]+://", "", web.strip().lower()).partition("/")[0]
