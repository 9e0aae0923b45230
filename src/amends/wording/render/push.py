"""A push message from a notice: what may stand on a locked screen, and the way to the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from amends.core.errors import InputError
from amends.wording.book.phrases import phrases_of
from amends.wording.model import BlockKind, Notice
from amends.wording.render.personal import Slotted

# Bytes.  Web push: a record of 4096 with 86 of header, 16 of authentication and 1 of padding (RFC 8291, section 4)
# leaves 3993.  APNs and FCM take 4096.  One limit for all.
PAYLOAD_LIMIT = 3993
TITLE_LIMIT, BODY_LIMIT = 65, 178  # characters that a closed notification shows: Android, iOS with four lines
_PATH = re.compile(r"/[A-Za-z0-9/_-]{1,120}")
_ISOLATES = re.compile(r"[\u2066-\u2069]")


class PushMessage(msgspec.Struct, frozen=True, kw_only=True):
    """``path`` opens the inbox of the app after log-in; it and ``tag`` name the text and never a person."""

    title: str
    body: str
    path: str
    tag: str
    language: str
    direction: str


@dataclass(frozen=True)
class PushPayloads:
    """The same message as each service wants it: UTF-8 JSON, each at most ``PAYLOAD_LIMIT`` bytes."""

    web_push: bytes
    apns: bytes
    fcm: bytes


def render_push(notice: Notice, *, path: str | None = None) -> PushMessage:
    """The push message, alike for all who get the notice: neither a name, nor a code, nor an exposed element.

    The title is the heading, the body as many whole sentences of the lead as fit.  ``path`` is where the app opens
    (``/notices/NTC-...`` if not given).  Raises ``InputError`` (``push.path``) for a path that is none or could
    hold personal data, and ``push.nothing_to_say`` if no sentence without personal data fits.
    """
    where = path if path is not None else f"/notices/{notice.ref}"
    if not _PATH.fullmatch(where) or "//" in where:
        raise InputError(
            "The path of a push message is not a plain path.",
            code="push.path",
            where="the push message",
            why="It must begin with a slash and hold only letters, digits, slashes, hyphens and underscores.",
            fix="Give the path of a page of the app; what it shows is decided after log-in.",
        )
    return PushMessage(
        title=_title(notice),
        body=_body(notice),
        path=where,
        tag=notice.ref,
        language=notice.language,
        direction=notice.direction,
    )


def push_payloads(message: PushMessage) -> PushPayloads:
    """The payloads; raises ``InputError`` (``push.too_long``) beyond the limit of bytes."""
    shown = {"title": message.title, "body": message.body}
    web = {"web_push": 8030, "notification": _web(message)}
    apns = {
        "aps": {"alert": shown, "thread-id": message.tag, "interruption-level": "time-sensitive"},
        "path": message.path,
    }
    fcm = {
        "message": {
            "notification": shown,
            "data": {"path": message.path, "language": message.language},
            "android": {"priority": "high", "collapse_key": message.tag},
        }
    }
    return PushPayloads(*(_bounded(payload) for payload in (web, apns, fcm)))


def _web(message: PushMessage) -> dict[str, Any]:
    """Declarative web push, which an ordinary service worker can read as well."""
    return {
        "title": message.title,
        "body": message.body,
        "lang": message.language,
        "dir": message.direction,
        "tag": message.tag,
        "navigate": message.path,
    }


def _bounded(payload: dict[str, Any]) -> bytes:
    data = msgspec.json.encode(payload)
    if len(data) > PAYLOAD_LIMIT:
        raise InputError(
            "A push message is too long.",
            code="push.too_long",
            where="the push message",
            why=f"It has {len(data)} bytes; {PAYLOAD_LIMIT} are the limit.",
            fix="Shorten the template of the push message.",
        )
    return data


def _title(notice: Notice) -> str:
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    mark = phrases.say("marker-subject", {}) + " " if notice.exercise else ""
    headings = [block.text for block in notice.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    subject = notice.subject.text.removeprefix(mark)
    titles = [mark + text for text in (*headings, subject, notice.sender) if not _is_open(text)]
    return next((title for title in titles if len(title) <= TITLE_LIMIT), (mark + notice.sender)[:TITLE_LIMIT])


def _body(notice: Notice) -> str:
    told = _sayable(notice, BlockKind.LEAD) or _sayable(notice, BlockKind.PARAGRAPH)
    marker = next((block.text for block in notice.blocks if block.kind is BlockKind.MARKER), "")
    said: list[str] = []
    for text in filter(None, (marker, *told)):
        if len(" ".join((*said, text))) > BODY_LIMIT:
            break
        said.append(text)
    if not said:
        raise InputError(
            "Nothing of the text may stand in a push message.",
            code="push.nothing_to_say",
            where=f"template {notice.template}",
            why=f"No sentence is without personal fields and of at most {BODY_LIMIT} characters.",
            fix="Write a template for push messages.",
        )
    return _ISOLATES.sub("", " ".join(said)) if notice.direction == "ltr" else " ".join(said)


def _sayable(notice: Notice, kind: BlockKind) -> list[str]:
    """Sentences without personal fields.  A longer text may name cards or numbers further down: its lead is enough."""
    blocks = [block for block in notice.blocks if block.kind is kind]
    return [sentence.text for block in blocks for sentence in block.sentences if not _is_open(sentence.text)]


def _is_open(text: str) -> bool:
    """Whether the text waits for a personal field."""
    return bool(Slotted.of(text).fields)
