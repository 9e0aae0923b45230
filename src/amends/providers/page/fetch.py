"""Opens a page as a visitor would, with a limit on time and size."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from typing import IO
from urllib.parse import urlsplit

from amends.launch import FoundPage
from amends.providers.page.allowed import AllowedPlain, AllowedSecure, MayAsk

_PATIENCE_S = 10.0
_MOST_BYTES = 2_000_000
_PIECE = 65_536
_WEB = ("https", "http")


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to the web only, and never from HTTPS down to HTTP."""

    def redirect_request(  # noqa: PLR0917  # the library's signature
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; raises ``URLError`` where it would leave the web or HTTPS."""
        scheme = urlsplit(newurl).scheme
        if scheme not in _WEB or (req.type == "https" and scheme != "https"):
            fp.close()
            raise urllib.error.URLError(f"it leads to another scheme ({scheme})")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch_page(address: str, *, patience_s: float = _PATIENCE_S, may_ask: MayAsk | None = None) -> FoundPage:
    """What ``address`` (``http`` or ``https``) answers; a failure is part of the answer and raises nothing.

    ``may_ask`` is asked before each hop, the first too; without it every host is opened.
    """
    begun = time.monotonic()
    if not address.startswith(("https://", "http://")):
        return FoundPage(address=address, fault="it is no web address")
    try:
        return _opened(address, begun, patience_s, may_ask)
    except urllib.error.HTTPError as error:
        error.close()
        return FoundPage(address=address, status=error.code, took_s=time.monotonic() - begun)
    # ValueError and OverflowError: a port or a name that cannot be.  HTTPException: an answer that is not HTTP.
    except (OSError, http.client.HTTPException, ValueError, OverflowError) as error:
        reason = getattr(error, "reason", error)
        return FoundPage(address=address, fault=str(reason) or type(error).__name__)


def _opened(address: str, begun: float, patience_s: float, may_ask: MayAsk | None) -> FoundPage:
    request = urllib.request.Request(address, headers={"User-Agent": "Amends preflight"})  # noqa: S310  # scheme checked
    with _web_only(may_ask).open(request, timeout=patience_s) as answer:
        text = _body(answer, begun + patience_s).decode("utf-8", "replace")
        return FoundPage(
            address=address,
            status=answer.status,
            took_s=time.monotonic() - begun,
            final_address=answer.url,
            text=text,
            robots=answer.headers.get("X-Robots-Tag", ""),
        )


def _web_only(may_ask: MayAsk | None) -> urllib.request.OpenerDirector:
    """An opener that knows neither files nor FTP nor ``data:``."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        AllowedPlain(may_ask) if may_ask else urllib.request.HTTPHandler(),
        AllowedSecure(may_ask) if may_ask else urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SameScheme(),
    ):
        opener.add_handler(handler)
    return opener


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    """The first bytes of a body; raises ``TimeoutError`` where it drips, ``HTTPException`` where it breaks off."""
    promised = answer.length  # None where the length is not told, or told in chunks
    wanted = _MOST_BYTES if promised is None else min(promised, _MOST_BYTES)
    body = b""
    while len(body) < wanted:
        if time.monotonic() > until:
            raise TimeoutError("the page takes too long")
        piece = answer.read1(min(_PIECE, wanted - len(body)))
        if not piece:
            break
        body += piece
    if promised is not None and len(body) < wanted:
        raise http.client.HTTPException(f"the page breaks off after {len(body)} of {promised} bytes")
    return body
