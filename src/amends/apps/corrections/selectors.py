"""Reads what a change of facts has made untrue, where it stands, and whom it reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amends.apps.corrections.models import CorrectionDraft
from amends.apps.delivery.selectors import messages_by_notice, persons_reached
from amends.apps.incidents.models import Incident
from amends.apps.incidents.selectors import fact_book
from amends.apps.notices.models import NoticeVersion
from amends.apps.notices.selectors import places_by_version
from amends.apps.notices.services import notice_of
from amends.core.facts import FactBook
from amends.wording import Notice, untrue_sentences
from amends.wording.model import Sentence


@dataclass(frozen=True, kw_only=True)
class UsedText:
    """One version that rests on a fact.

    ``sentences`` are those that assert it, ``stale`` those of them of which
    a fact says something else now.
    ``places`` is where everybody can read it now; ``reached`` counts messages by their state in the ledger.
    """

    version: NoticeVersion
    notice: Notice
    sentences: tuple[Sentence, ...]
    stale: tuple[Sentence, ...]
    places: tuple[str, ...]
    reached: dict[str, int]
    is_released: bool


def texts_using(*, incident: Incident, key: str) -> list[UsedText]:
    """Every version whose words rest on any version of the fact ``key``, oldest first."""
    book = fact_book(incident=incident)
    found = [_read(version, book, key) for version in incident.notices.order_by("id")]
    return _used([text for text in found if text.sentences], incident)


def stale_texts(*, incident: Incident) -> list[UsedText]:
    """Every released version with a sentence that does not hold any more, oldest first.

    A correction is not among them: what it said wrongly is taken back with the text that it corrected, whose
    readers are the same.
    """
    book = fact_book(incident=incident)
    versions = incident.notices.filter(releases__released_at__isnull=False, corrected_versions__isnull=True)
    found = [_read(version, book, None) for version in versions.distinct().order_by("id")]
    return _used([text for text in found if text.stale], incident)


def readers_of(text: UsedText) -> Iterator[str]:
    """The ``person_ref`` of everybody to whom the version was, or may have been, handed over; sorted."""
    return persons_reached(incident_ref=text.version.incident.ref, notice_sha256=text.version.content_sha256)


def newest_draft(version: NoticeVersion) -> CorrectionDraft | None:
    """The latest correction of a version."""
    return version.corrections.order_by("id").last()


@dataclass(frozen=True, kw_only=True)
class _Text:
    """What the words alone tell of a version, before the database is asked about it."""

    version: NoticeVersion
    notice: Notice
    sentences: tuple[Sentence, ...]
    stale: tuple[Sentence, ...]


def _read(version: NoticeVersion, book: FactBook, key: str | None) -> _Text:
    notice = notice_of(version.content)
    asserting = tuple(sentence for sentence in notice.sentences() if key is None or _rests_on(sentence, key))
    stale = {sentence.text for sentence in untrue_sentences(notice, book)} if asserting else set()
    return _Text(
        version=version,
        notice=notice,
        sentences=asserting,
        stale=tuple(sentence for sentence in asserting if sentence.text in stale),
    )


def _used(texts: Sequence[_Text], incident: Incident) -> list[UsedText]:
    """With where each stands and whom it reached: three queries, however many versions there are."""
    numbers = [text.version.pk for text in texts]
    digests = {text.version.content_sha256 for text in texts}
    places = places_by_version(numbers)
    reached = messages_by_notice(incident_ref=incident.ref, notices=digests)
    released = set(incident.notices.filter(releases__released_at__isnull=False).values_list("pk", flat=True))
    return [
        UsedText(
            version=text.version,
            notice=text.notice,
            sentences=text.sentences,
            stale=text.stale,
            places=tuple(places.get(text.version.pk, ())),
            reached=reached.get(text.version.content_sha256, {}),
            is_released=text.version.pk in released,
        )
        for text in texts
    ]


def _rests_on(sentence: Sentence, key: str) -> bool:
    return any(ref.rpartition("@")[0] == key for ref in sentence.facts)
