"""Ways out, found by their URL: ``smpp://user@host:2775?password=env:SMPP_PASSWORD``.

Each provider's module names its ``SCHEMES`` and has a function ``provider(address)``; a new provider is
a new file and nothing else.  A password is never written into the URL itself: ``env:NAME`` and
``file:PATH`` say where it is.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qsl, unquote, urlsplit

import amends.providers
from amends.core.errors import InputError
from amends.core.ports import Provider


@dataclass(frozen=True, kw_only=True)
class Address:
    """The parts of a provider's URL.

    ``scheme`` is whole (``twiml+https``); ``user`` and ``password`` are decoded; ``options`` are the query's,
    each once.  Secrets among them are already fetched.
    """

    scheme: str
    host: str
    port: int | None = None
    path: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    options: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def base_url(self) -> str:
        """``https://host:port/path`` of a scheme such as ``twiml+https``."""
        port = f":{self.port}" if self.port else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme.rpartition('+')[2]}://{host}{port}{self.path.rstrip('/')}"

    @property
    def name(self) -> str:
        """The provider as a person knows it, without a secret."""
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme.partition('+')[0]}:{self.host}{port}"

    def require_options(self, known: frozenset[str]) -> None:
        """Raises ``InputError`` (``provider.unknown_option``) for an option that nobody reads."""
        unknown = sorted(self.options.keys() - known)
        if unknown:
            raise InputError(
                "A provider's URL has an option that is not known.",
                code="provider.unknown_option",
                where=f"{self.name}, option {unknown[0]}",
                fix=f"Known are: {', '.join(sorted(known)) or 'none'}.",
            )

    def number(self, option: str, default: float, least: float, most: float) -> float:
        """A number among the options; raises ``InputError`` (``provider.bad_option``)."""
        text = self.options.get(option)
        try:
            number = default if text is None else float(text)
        except ValueError:
            number = float("nan")
        if not least <= number <= most:
            raise InputError(
                "A provider's URL has an option that is out of range.",
                code="provider.bad_option",
                where=f"{self.name}, option {option}",
                why=f"It must be a number from {least:g} to {most:g}.",
            )
        return number


def provider_for(url: str) -> Provider:
    """The provider of a URL; raises ``InputError`` (``provider.bad_url``, ``provider.unknown_scheme``, ...)."""
    address = parse_address(url)
    module = _modules().get(address.scheme)
    if module is None:
        raise InputError(
            "No provider has this kind of URL.",
            code="provider.unknown_scheme",
            where=f"{address.scheme}://",
            fix=f"Known are: {', '.join(sorted(_modules()))}.",
        )
    found: Provider = module.provider(address)
    return found


def parse_address(url: str) -> Address:
    """The parts of a URL, secrets fetched; raises ``InputError``, whose words never quote the URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _bad("the host or the port is malformed") from error
    if not parts.scheme or not (parts.hostname or parts.path.strip("/")):
        raise _bad("it must begin with a scheme and name a host or a folder, as in smpp://host:2775")
    given = parse_qsl(parts.query, keep_blank_values=True)
    options = {name: _secret(value) for name, value in given}
    if len(options) != len(given):
        raise _bad("an option stands there twice")
    password = _secret(unquote(parts.password or "")) or options.pop("password", "")
    return Address(
        scheme=parts.scheme.lower(),
        host=parts.hostname or "",
        port=port,
        path=parts.path,
        user=_secret(unquote(parts.username or "")),
        password=password,
        options=options,
    )


def schemes() -> tuple[str, ...]:
    """Every scheme that a provider answers to."""
    return tuple(sorted(_modules()))


@lru_cache(maxsize=1)
def _modules() -> dict[str, ModuleType]:
    found: dict[str, ModuleType] = {}
    for info in pkgutil.walk_packages(amends.providers.__path__, "amends.providers."):
        module = importlib.import_module(info.name)
        for scheme in getattr(module, "SCHEMES", ()):
            if scheme in found:
                raise ValueError(f"two providers answer to {scheme}: {found[scheme].__name__} and {info.name}")
            found[scheme] = module
    return found


def _secret(value: str) -> str:
    kind, colon, place = value.partition(":")
    if not colon or kind not in ("env", "file"):
        return value
    if kind == "env":
        if place not in os.environ:
            raise _missing(f"the environment variable {place} is not set")
        return os.environ[place]
    try:
        return Path(place).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _missing(f"the file {place} cannot be read") from error


def _bad(why: str) -> InputError:
    return InputError("The URL of a provider cannot be used.", code="provider.bad_url", where="provider URL", why=why)


def _missing(why: str) -> InputError:
    return InputError(
        "A provider's secret is not where its URL says.",
        code="provider.no_secret",
        where="provider URL",
        why=why,
        fix="Set it, or name another place with env:NAME or file:PATH.",
    )
