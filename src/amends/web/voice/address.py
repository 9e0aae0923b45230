"""The address under which the telephone service called."""

from __future__ import annotations

import re

from django.http import HttpRequest

from amends.web.callers import public_url

_PORT = re.compile(r":[0-9]+$")


def called_addresses(request: HttpRequest) -> list[str]:
    """Every form in which the caller may have written the address: the first is ours, the others mean the same.

    A service signs the address as it wrote it: ``@`` may stand there quoted, and the port of the scheme may be named
    or left out (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
    """
    path, mark, query = request.get_full_path().partition("?")
    paths = dict.fromkeys((path, path.replace("@", "%40")))
    return [f"{base}{one}{mark}{query}" for base in _bases(public_url(request)) for one in paths]


def _bases(base: str) -> list[str]:
    scheme, _, rest = base.partition("://")
    host, slash, prefix = rest.partition("/")
    bare = _PORT.sub("", host)
    port = "443" if scheme == "https" else "80"
    hosts = dict.fromkeys((host, bare, f"{bare}:{port}"))
    return [f"{scheme}://{one}{slash}{prefix}" for one in hosts]
