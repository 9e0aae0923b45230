"""Opens a page as a visitor would, with a limit on time and size."""

from __future__ import annotations

import time
import urllib.error
import urllib.request

from amends.launch import FoundPage

_PATIENCE_S = 10.0
_MOST_BYTES = 2_000_000


def fetch_page(address: str) -> FoundPage:
    """What ``address`` (``http`` or ``https``) answers; a failure is part of the answer and raises nothing."""
    begun = time.monotonic()
    if not address.startswith(("https://", "http://")):
        return FoundPage(address=address, fault="it is no web address")
    request = urllib.request.Request(address, headers={"User-Agent": "Amends preflight"})  # noqa: S310  # scheme checked
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as answer:  # noqa: S310
            text = answer.read(_MOST_BYTES).decode("utf-8", "replace")
            return FoundPage(
                address=address,
                status=answer.status,
                took_s=time.monotonic() - begun,
                final_address=answer.url,
                text=text,
                robots=answer.headers.get("X-Robots-Tag", ""),
            )
    except urllib.error.HTTPError as error:
        return FoundPage(address=address, status=error.code, took_s=time.monotonic() - begun)
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        return FoundPage(address=address, fault=str(reason) or type(error).__name__)
