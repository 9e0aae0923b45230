"""IP addresses: version 4 and 6, decisive by content."""

from __future__ import annotations

import ipaddress
import re

from amends.exposure.detectors.judging import Numbered
from amends.exposure.detectors.patterns import TextPattern

_FOUR = r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_SIX = r"(?=[0-9a-fA-F:]*:[0-9a-fA-F:]*:)[0-9a-fA-F:]{3,39}"
_NAME = "IP address syntax"


def is_address(value: str) -> bool:
    """Whether the value is an IPv4 or IPv6 address, with or without a port."""
    try:
        ipaddress.ip_address(re.sub(r":\d{1,5}$", "", value) if value.count(":") == 1 else value)
    except ValueError:
        return False
    return True


def is_host_address(value: str) -> bool:
    """Whether the address can belong to somebody: not unspecified, not loopback.

    >>> is_host_address("203.0.113.7"), is_host_address("127.0.0.1")
    (True, False)
    """
    if not is_address(value):
        return False
    found = ipaddress.ip_address(value)
    return not (found.is_loopback or found.is_unspecified)


DETECTORS = (
    Numbered(
        "ip_address",
        frozenset({"ip_address"}),
        re.compile(rf"{_FOUR}(?::\d{{1,5}})?|{_SIX}"),
        check=is_address,
        check_name=_NAME,
        chance=0.05,
        alone=0.93,
        headed=0.97,
        beside_other=True,
    ),
)
TEXT = (
    TextPattern(
        "ip_address",
        re.compile(rf"(?<![\w.])(?P<value>{_FOUR})(?![\w]|\.\d)"),
        certainty=0.9,
        check=is_host_address,
        check_name=_NAME,
    ),
    TextPattern(
        "ip_address",
        re.compile(r"(?<![\w:.])(?P<value>(?:[0-9a-fA-F]{1,4}:|:){2,7}[0-9a-fA-F]{1,4})(?![\w:])"),
        certainty=0.85,
        check=lambda value: is_host_address(value) and (value.count(":") == 7 or "::" in value),
        check_name=_NAME,
    ),
)
