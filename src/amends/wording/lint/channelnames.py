"""The names under which a channel may stand in a case file."""

from __future__ import annotations

_NAMES = {
    "email": "email e-mail mail mailbox newsletter",
    "post": "post letter mail_post postal",
    "sms": "sms text text_message text-message mms",
    "voice": "voice phone telephone call hotline call_centre call-centre",
    "web": "web website site portal webpage self-check self_check",
    "social": "social social_media twitter facebook",
    "app": "app push inbox in-app in_app",
    "press": "press media",
    "branch": "branch",
}
_BY_NAME = {name: channel for channel, names in _NAMES.items() for name in names.split()}


def channel_named(name: str) -> str:
    """The channel that ``name`` means: ``channel_named("E-mail")`` is ``email``; an unknown name stays itself."""
    plain = name.strip().casefold()
    return _BY_NAME.get(plain.replace(" ", "_"), plain)
