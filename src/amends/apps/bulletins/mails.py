"""The two mails of a subscription, in the subscriber's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amends.apps.bulletins.selectors import Version
from amends.apps.errands.services import Mail
from amends.wording.book.languages import FALLBACK
from amends.wording.book.phrases import phrases_of
from amends.wording.status import PublicChange


def confirm_mail(version: Version, *, to: str, language: str, confirm_url: str, stop_url: str) -> Mail:
    """Asks whether the address wants updates."""
    say = phrases_of(language).say
    parts = (
        *_exercise(version, language),
        say("portal-mail-asked", {"title": version.text(language).title}),
        f"{say('portal-mail-confirm', {})}\n{confirm_url}",
        say("portal-mail-not-you", {}),
        f"{say('portal-mail-stop', {})}\n{stop_url}",
        say("portal-you-secret", {}),
    )
    subject = say("portal-mail-confirm-subject", {"name": version.house.name})
    return _mail(version, to=to, language=language, subject=subject, parts=parts)


@dataclass(frozen=True, kw_only=True)
class News:
    """What a subscriber has missed: ``version`` is the newest, ``notes`` say why the page was changed."""

    version: Version
    change: PublicChange
    notes: tuple[str, ...]


def update_mail(news: News, *, to: str, language: str, page_url: str, stop_url: str, one_click_url: str) -> Mail:
    """Says what the page says now and did not say before; ``one_click_url`` is for mail programs (RFC 8058)."""
    version, change = news.version, news.change
    say = phrases_of(language).say
    parts = (
        *_exercise(version, language),
        version.text(language).title,
        *_lines(say("portal-changes-gone", {}), change.gone),
        *_lines(say("portal-changes-come", {}), change.come),
        *_lines(say("portal-change-why" if language == FALLBACK else "portal-change-why-english", {}), news.notes),
        f"{say('portal-mail-page', {})}\n{page_url}",
        f"{say('portal-mail-stop', {})}\n{stop_url}",
        say("portal-you-secret", {}),
    )
    subject = say("portal-mail-update-subject", {"name": version.house.name})
    return _mail(version, to=to, language=language, subject=subject, parts=parts, one_click_url=one_click_url)


def _mail(
    version: Version, *, to: str, language: str, subject: str, parts: tuple[str, ...], one_click_url: str = ""
) -> Mail:
    return Mail(
        to=to,
        sender=version.house.email,
        sender_name=version.house.name,
        subject=subject,
        text="\n\n".join(parts),
        language=language,
        unsubscribe_url=one_click_url,
    )


def _exercise(version: Version, language: str) -> Iterator[str]:
    if version.is_exercise:
        yield version.text(language).exercise


def _lines(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield "\n".join((heading, *(f"- {line}" for line in lines)))
