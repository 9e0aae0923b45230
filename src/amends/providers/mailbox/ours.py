"""Which addresses are ours, and the keyed token in one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from amends.core.errors import InputError

_ADDRESS = re.compile(r"[a-z0-9._%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,10}[a-z0-9-]{2,63}")
_TOKEN = re.compile(r"[a-z2-7]{24}")


@dataclass(frozen=True)
class Ours:
    """Addresses of the house, in lower case and without a token; each also takes ``+token``."""

    addresses: frozenset[str]

    def is_ours(self, address: str) -> bool:
        """Whether mail for it is taken.

        >>> ours_of(["care@bank.example"]).is_ours("Care+abc@bank.example")
        True
        """
        return _parted(address)[0] in self.addresses

    def token_in(self, address: str) -> str:
        """The token of an address of ours; empty for any other, and for what cannot be a token."""
        plain, token = _parted(address)
        return token if plain in self.addresses and _TOKEN.fullmatch(token) else ""

    def tokens_in(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """The tokens of these, each once."""
        return tuple(dict.fromkeys(token for item in addresses if (token := self.token_in(item))))


def ours_of(addresses: Iterable[str]) -> Ours:
    """Raises ``InputError`` (``listen.bad_address``) for what is no plain address."""
    found = {address.strip().lower() for address in addresses}
    wrong = sorted(address for address in found if not _ADDRESS.fullmatch(address))
    if wrong:
        raise InputError(
            "An address of ours cannot be used.", code="listen.bad_address", where=wrong[0][:80],
            fix="Write it as care@bank.example, without a +token.",
        )  # fmt: skip
    return Ours(frozenset(found))


def _parted(address: str) -> tuple[str, str]:
    """The address without its token, and the token."""
    local, at, domain = address.strip().strip("<>").lower().rpartition("@")
    name, _, token = local.partition("+")
    return f"{name}{at}{domain}", token
