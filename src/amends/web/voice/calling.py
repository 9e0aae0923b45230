"""Whether it is the telephone service that calls: its signature comes before everything else.

``AMENDS_VOICE_TOKEN`` is the account's token, with which the service signs; it is the password of the provider's URL.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from django.http import HttpRequest

from amends.core.errors import RefusedError
from amends.providers.voice.callbacks import require_signature
from amends.web.voice.address import called_addresses

_MOST_BYTES = 64 * 1024  # a report has some thirty fields
_MOST_FIELDS = 200


@dataclass(frozen=True)
class Called:
    """A request that the service signed: the address as it wrote it, and the fields of its form."""

    url: str
    params: Mapping[str, str]

    @property
    def path_url(self) -> str:
        """The address without its query."""
        return self.url.partition("?")[0]


def called_by_service(request: HttpRequest) -> Called | None:
    """The request if the service signed it, else ``None``; nothing else was looked at then."""
    params = _params(request)
    if params is None:
        return None
    signature = request.headers.get("X-Twilio-Signature", "")
    for token in _tokens():
        for url in called_addresses(request):
            if _is_signed(url, params, signature, token):
                return Called(url, params)
    return None


def voice_name() -> str:
    """``AMENDS_VOICE_NAME``: the option ``voice`` of the provider's URL, with which calls are to be answered too."""
    return os.environ.get("AMENDS_VOICE_NAME", "").strip()


def _is_signed(url: str, params: Mapping[str, str], signature: str, token: str) -> bool:
    try:
        require_signature(url, params, signature, token)
    except RefusedError:
        return False
    return True


def _tokens() -> list[str]:
    """The account's tokens, there or in the file that is named; two, parted by a blank, while it is changed."""
    given = os.environ.get("AMENDS_VOICE_TOKEN", "")
    if given.startswith("file:"):
        try:
            given = Path(given.removeprefix("file:")).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return []
    return given.split()


def _params(request: HttpRequest) -> dict[str, str] | None:
    """The fields of the form, empty ones too, for they are signed; ``None`` for more than any report has."""
    declared = request.headers.get("Content-Length", "") or "0"
    if not (declared.isascii() and declared.isdigit() and len(declared) < 8 and int(declared) <= _MOST_BYTES):
        return None
    text = request.body.decode("utf-8", "replace")
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        return None
