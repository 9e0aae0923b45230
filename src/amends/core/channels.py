"""The ways by which a message reaches a person."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """Channels of INTERFACES.md; ``press`` and ``social`` speak to everybody."""

    EMAIL = "email"
    POST = "post"
    SMS = "sms"
    VOICE = "voice"
    PUSH = "push"
    INBOX = "inbox"
    WEB = "web"
    BRANCH = "branch"
    SOCIAL = "social"
    PRESS = "press"
