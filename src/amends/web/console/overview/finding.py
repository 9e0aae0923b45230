"""Search over everything that holds no person: bounded, grouped, the words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amends.apps.delivery.models import Message
from amends.apps.governance.selectors import entries_saying
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import notice_paragraphs
from amends.core.errors import InputError
from amends.law import load_corpus
from amends.web.console.overview.inquiries import inquiry_of_desk
from amends.web.console.overview.links import address
from amends.web.console.rows import value_text

MOST_EACH = 20
INQUIRIES = "Questions and complaints"  # the sort that only the desk may open
_LEAST, _LONGEST = 2, 200
_MOST_NOTICES = 1000  # the newest; their words lie in JSON, which no index reads
_AROUND = 60
# An address has words on both sides of the sign; a Message-ID has a keyed hash on the left.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_KEYED = re.compile(r"<?[0-9a-f]{32,}@[^@\s>]+>?")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing found; ``pieces`` are (text, is it what was looked for)."""

    title: str
    url: str
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one sort; ``is_cut`` where there is more than is shown."""

    label: str
    hits: tuple[Hit, ...]
    is_cut: bool


def search_everywhere(text: str, incidents: Sequence[Incident]) -> list[Group]:
    """What holds the text, by sort; sorts without a hit are left out.

    Raises ``InputError``: ``search.short`` under two characters or over 200, ``search.person`` for an e-mail address.
    """
    wanted = text.strip()
    if not _LEAST <= len(wanted) <= _LONGEST:
        raise InputError("Give 2 to 200 characters.", code="search.short", where="Search")
    if _ADDRESS.fullmatch(wanted) and not _KEYED.fullmatch(wanted):
        raise InputError(
            "This looks like a person's address.",
            code="search.person",
            where="Search",
            why="What is typed here stands in the address of the page, and in logs.",
            fix="Look a person up by the reference below, with a reason.",
        )
    sorts = (
        ("Incidents", _incidents(wanted, incidents)),
        ("Facts", _facts(wanted, incidents)),
        ("Notices", _notices(wanted, incidents)),
        ("Laws", _laws(wanted)),
        ("Governance", _governance(wanted, incidents)),
        (INQUIRIES, _inquiries(wanted)),
        ("Messages", _messages(wanted)),
    )
    groups = (_group(label, hits) for label, hits in sorts)
    return [group for group in groups if group.hits]


def marked(text: str, wanted: str) -> tuple[tuple[str, bool], ...]:
    """The text around the first place of what was looked for, with every place marked.

    >>> marked("Skradziono dane", "DANE")
    (('Skradziono ', False), ('dane', True))
    """
    place = text.casefold().find(wanted.casefold())
    start = max(0, place - _AROUND)
    cut = ("… " if start else "") + text[start : place + len(wanted) + 3 * _AROUND]
    parts = re.split(f"({re.escape(wanted)})", cut, flags=re.IGNORECASE)
    return tuple((part, number % 2 == 1) for number, part in enumerate(parts) if part)


def _group(label: str, hits: Iterator[Hit]) -> Group:
    found = [hit for _, hit in zip(range(MOST_EACH + 1), hits, strict=False)]
    return Group(label=label, hits=tuple(found[:MOST_EACH]), is_cut=len(found) > MOST_EACH)


def _holds(text: str, wanted: str) -> bool:
    return wanted.casefold() in text.casefold()


def _incidents(wanted: str, incidents: Sequence[Incident]) -> Iterator[Hit]:
    for incident in incidents:
        said = f"{incident.ref} · {incident.controller} · {incident.title}"
        if _holds(said, wanted):
            yield Hit(title=incident.ref, url=address("incident", incident.ref), pieces=marked(said, wanted))


def _facts(wanted: str, incidents: Sequence[Incident]) -> Iterator[Hit]:
    for incident in incidents:
        book = fact_book(incident=incident)
        for fact in reversed(book.facts):
            said = f"{fact.ref}: {value_text(fact.value)} ({fact.source})"
            if _holds(said, wanted):
                url = address("fact", incident.ref, fact.key)
                yield Hit(title=f"{incident.ref}, {fact.key}", url=url, pieces=marked(said, wanted))


def _notices(wanted: str, incidents: Sequence[Incident]) -> Iterator[Hit]:
    refs = {incident.pk: incident.ref for incident in incidents}
    for version in NoticeVersion.objects.filter(incident__in=refs).order_by("-id")[:_MOST_NOTICES]:
        line = next((item.text for item in notice_paragraphs(version) if _holds(item.text, wanted)), None)
        if line is None and not version.content_sha256.startswith(wanted.lower()):
            continue
        ref = refs[version.incident_id]
        yield Hit(
            title=f"{ref}, {version.segment}, {version.language}, {version.channel}",
            url=address("notice", ref, version.content_sha256),
            pieces=marked(line or version.content_sha256, wanted),
        )


def _laws(wanted: str) -> Iterator[Hit]:
    for law, duty in sorted(load_corpus().duties.items()):
        said = f"{duty.citation}: {duty.title} ({law})"
        if _holds(said, wanted):
            yield Hit(title=duty.citation, url=duty.url, pieces=marked(said, wanted))


def _governance(wanted: str, incidents: Sequence[Incident]) -> Iterator[Hit]:
    seen = {incident.pk for incident in incidents}
    for entry in entries_saying(wanted, most=MOST_EACH + 1):
        if entry.incident_id not in seen:
            continue
        url = f"{address('governance', entry.incident.ref)}#{entry.ref}"
        said = next((text for text in (entry.words, entry.who, entry.answer) if _holds(text, wanted)), entry.ref)
        yield Hit(title=f"{entry.incident.ref}, {entry.label}, {entry.ref}", url=url, pieces=marked(said, wanted))


def _inquiries(wanted: str) -> Iterator[Hit]:
    for number, url in inquiry_of_desk(wanted):
        yield Hit(title=number, url=url, pieces=((number, True),))


def _messages(wanted: str) -> Iterator[Hit]:
    """A message by its whole id, as a provider's log or a mail's header has it."""
    message = Message.objects.select_related("campaign").filter(message_id=wanted.strip("<>")).first()
    if message is not None:
        said = f"{message.channel}, {message.state}, {message.attempts} attempts; campaign {message.campaign.ref}"
        yield Hit(
            title=message.message_id, url=address("delivery", message.campaign.incident_ref), pieces=((said, False),)
        )
