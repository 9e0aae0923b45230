"""What an SMPP URL says: ``smpps://account@host:3550?password=env:SMPP&from=Bank&window=10``.

====================  ===============================================================================
``from``              sender: up to 11 letters and digits, or ``+49...``, or a short code
``window``            submissions under way at once, 1 to 16 (10)
``timeout``           seconds to wait for an answer (30)
``enquire``           seconds of silence after which the link is tried (30)
``validity``          hours for which the network keeps trying (48)
``receipts``          ``no``: ask for none
``encoding``          ``ucs2``: never the GSM alphabet, for an SMSC whose default alphabet is another
``parts``             most parts of one message (10)
``ids``               ``hex``: ids are hexadecimal in answers and decimal in receipts; ``decimal``: reverse
``zone``              time zone of the dates in receipts; without it the time of arrival counts
``system_type``, ``service_type``, ``from_ton``, ``from_npi``, ``ca_file``   as the operator says
====================  ===============================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from amends.core.errors import InputError
from amends.providers.sms.alphabet import gsm_units
from amends.providers.sms.released import USUAL_PARTS
from amends.providers.sms.smpp_pdu import Sender, bind_body, c_octets
from amends.providers.way import Address

_PORTS = {"smpp": 2775, "smpps": 3550}
_OPTIONS = frozenset(
    "from window timeout enquire validity receipts encoding parts ids zone system_type service_type "
    "from_ton from_npi ca_file".split()
)
_SHOWN = re.compile(r"[!-~ ]{1,11}")


@dataclass(frozen=True, kw_only=True)
class SmppRoute:
    """Where and how to submit; ``ids`` names the form of the ids in answers, empty where both are alike."""

    name: str
    host: str
    port: int
    is_tls: bool
    ca_file: str | None
    bind: bytes = field(repr=False)
    sender: Sender
    service_type: str
    window: int
    timeout_s: float
    enquire_s: float
    validity: str
    wants_receipts: bool
    only_ucs2: bool
    most_parts: int
    ids: str
    zone: ZoneInfo | None


def smpp_route(address: Address) -> SmppRoute:
    """The route of an address; raises ``InputError`` (``provider.unknown_option``, ``provider.bad_option``)."""
    address.require_options(_OPTIONS)
    options = address.options
    if address.path not in ("", "/") or not address.host:
        raise _bad(address, "path", "An SMPP URL names a host and no path.")
    return SmppRoute(
        name=address.name,
        host=address.host,
        port=address.port or _PORTS[address.scheme],
        is_tls=address.scheme == "smpps",
        ca_file=options.get("ca_file"),
        bind=_bind(address),
        sender=_sender(address),
        service_type=_plain(address, "service_type", 5),
        window=int(address.number("window", 10, 1, 16)),
        timeout_s=address.number("timeout", 30, 0.05, 600),
        enquire_s=address.number("enquire", 30, 0.05, 3600),
        validity=_validity(int(address.number("validity", 48, 1, 24 * 28))),
        wants_receipts=_choice(address, "receipts", ("yes", "no")) == "yes",
        only_ucs2=_choice(address, "encoding", ("auto", "ucs2")) == "ucs2",
        most_parts=int(address.number("parts", USUAL_PARTS, 1, 255)),
        ids=_choice(address, "ids", ("", "hex", "decimal")),
        zone=_zone(address),
    )


def _bind(address: Address) -> bytes:
    try:
        system_type = address.options.get("system_type", "")
        return bind_body(system_id=address.user, password=address.password, system_type=system_type)
    except ValueError as error:
        raise _bad(address, "user, password or system_type", f"One of them is not fit for SMPP: {error}.") from error


def _sender(address: Address) -> Sender:
    """The sender with its usual type: alphanumeric 5/0, international 1/1, short code 3/0, none 0/0."""
    text = address.options.get("from", "")
    if text.startswith(" ") and text[1:].isdigit():
        text = f"+{text[1:]}"  # a plus in a query reads as a blank
    ton, npi, shown = _kind_of_sender(address, text)
    ton = int(address.number("from_ton", ton, 0, 6))
    return Sender(address=shown, ton=ton, npi=int(address.number("from_npi", npi, 0, 18)))


def _kind_of_sender(address: Address, text: str) -> tuple[int, int, str]:
    if not text:
        return 0, 0, ""
    if re.fullmatch(r"\+[1-9][0-9]{5,14}", text):
        return 1, 1, text[1:]
    if text.isascii() and text.isdigit() and len(text) <= 8:
        return 3, 0, text
    if _SHOWN.fullmatch(text) and not text.isdigit() and gsm_units(text) is not None and text == text.strip():
        return 5, 0, text
    raise _bad(address, "from", "It must be +49..., a short code, or up to 11 plain letters and digits.")


def _validity(hours: int) -> str:
    """A relative period (SMPP 3.4, 7.1.1.2)."""
    return f"0000{hours // 24:02d}{hours % 24:02d}0000000R"


def _plain(address: Address, option: str, most: int) -> str:
    text = address.options.get(option, "")
    try:
        c_octets(text, most)
    except ValueError as error:
        raise _bad(address, option, f"{error}.") from error
    return text


def _choice(address: Address, option: str, known: tuple[str, ...]) -> str:
    """One of the known words; the first of them where the option is absent."""
    said = address.options.get(option, known[0])
    if said not in known:
        raise _bad(address, option, f"Known are: {', '.join(filter(None, known))}.")
    return said


def _zone(address: Address) -> ZoneInfo | None:
    said = address.options.get("zone")
    try:
        return ZoneInfo(said) if said else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _bad(address, "zone", "It is no time zone such as Europe/Berlin.") from error


def _bad(address: Address, option: str, why: str) -> InputError:
    return InputError(
        "A provider's URL has an option that cannot be used.",
        code="provider.bad_option",
        where=f"{address.name}, option {option}",
        why=why,
    )
