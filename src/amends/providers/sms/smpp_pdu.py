"""The protocol data units of SMPP 3.4 that an ESME needs: what is sent is built, what is received is read strictly.

Source: Short Message Peer to Peer Protocol Specification v3.4, SMPP Developers Forum, 1999; numbers of sections
stand beside what they explain.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from amends.providers.sms.parts import Part

BIND_TRANSCEIVER, SUBMIT_SM, DELIVER_SM, UNBIND, QUERY_SM, ENQUIRE_LINK = 0x09, 0x04, 0x05, 0x06, 0x03, 0x15
GENERIC_NACK, RESPONSE = 0x8000_0000, 0x8000_0000
TAG_RECEIPTED_ID, TAG_STATE, TAG_NETWORK_ERROR = 0x001E, 0x0427, 0x0423  # 5.3.2
TAG_PAYLOAD, TAG_USER_REFERENCE, TAG_VERSION = 0x0424, 0x0204, 0x0210
HEAD = struct.Struct(">IIII")
_TAG = struct.Struct(">HH")
_LENGTH_OCTETS = 4
MOST_OCTETS = 70_000  # of one unit: a message_payload of 64 kB and its surroundings
_LONGEST_PASSWORD = 32  # the specification says 8, and some operators give longer ones


class BadUnitError(ValueError):
    """The octets are no unit of SMPP; the text says what is wrong and quotes none of them."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as it came: command, status, sequence number and the octets after the head."""

    command: int
    status: int
    sequence: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A ``deliver_sm`` (4.6.1): a receipt of the SMSC or the words of a person."""

    source: str = field(repr=False)
    destination: str = field(repr=False)
    esm_class: int
    data_coding: int
    octets: bytes = field(repr=False)
    tags: dict[int, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who the SMS shows as its sender, with type of number and numbering plan (5.2.5, 5.2.6)."""

    address: str
    ton: int
    npi: int


def unit(command: int, sequence: int, body: bytes = b"", *, status: int = 0) -> bytes:
    """The octets of a unit (3.2)."""
    return HEAD.pack(HEAD.size + len(body), command, status, sequence) + body


def cut(buffer: bytearray) -> Unit | None:
    """Takes the first whole unit off the buffer; raises ``BadUnitError`` where its length cannot be."""
    if len(buffer) < _LENGTH_OCTETS:
        return None
    length = int.from_bytes(buffer[:_LENGTH_OCTETS], "big")
    if not HEAD.size <= length <= MOST_OCTETS:
        raise BadUnitError("a unit has an impossible length")
    if len(buffer) < length:
        return None
    _, command, status, sequence = HEAD.unpack_from(buffer)
    body = bytes(buffer[HEAD.size : length])
    del buffer[:length]
    return Unit(command, status, sequence, body)


def bind_body(*, system_id: str, password: str, system_type: str) -> bytes:
    """``bind_transceiver`` (4.1.5), interface version 3.4."""
    return (
        c_octets(system_id, 15)
        + c_octets(password, _LONGEST_PASSWORD)
        + c_octets(system_type, 12)
        + b"\x34\x00\x00\x00"
    )


def submit_body(
    part: Part, *, to: str, sender: Sender, validity: str, is_registered: bool, service_type: str, reference: int | None
) -> bytes:
    """``submit_sm`` (4.4.1) to an international number without its plus."""
    head = b"".join((
        c_octets(service_type, 5),
        bytes((sender.ton, sender.npi)),
        c_octets(sender.address, 20),
        b"\x01\x01",  # international, E.164
        c_octets(to, 20),
        bytes((part.esm_class, 0, 0)),  # protocol_id and priority as the network has them
        b"\x00",  # at once
        c_octets(validity, 16),
        bytes((1 if is_registered else 0, 0, part.data_coding, 0, len(part.octets))),
    ))  # fmt: skip
    tag = b"" if reference is None else _TAG.pack(TAG_USER_REFERENCE, 2) + struct.pack(">H", reference)
    return head + part.octets + tag


def query_body(ref: str, sender: Sender) -> bytes:
    """``query_sm`` (4.8.1); the sender must be that of the submission."""
    return c_octets(ref, 64) + bytes((sender.ton, sender.npi)) + c_octets(sender.address, 20)


def read_c_octets(body: bytes, at: int = 0, *, most: int = 65) -> tuple[str, int]:
    """A text that ends with a nought, and where it ends; raises ``BadUnitError``."""
    end = body.find(b"\0", at, at + most + 1)
    if end < 0:
        raise BadUnitError("a text has no end")
    return body[at:end].decode("latin-1"), end + 1


def read_delivered(body: bytes) -> Delivered:
    """A ``deliver_sm`` body; raises ``BadUnitError``."""
    try:
        _, at = read_c_octets(body)
        source, at = read_c_octets(body, at + 2)
        destination, at = read_c_octets(body, at + 2)
        esm_class = body[at]
        _, at = read_c_octets(body, at + 3)
        _, at = read_c_octets(body, at)
        data_coding, length = body[at + 2], body[at + 4]
    except IndexError as error:
        raise BadUnitError("a deliver_sm is cut short") from error
    at += 5
    octets = body[at : at + length]
    if len(octets) != length:
        raise BadUnitError("a deliver_sm is cut short")
    tags = read_tags(body, at + length)
    return Delivered(
        source=source,
        destination=destination,
        esm_class=esm_class,
        data_coding=data_coding,
        octets=octets or tags.get(TAG_PAYLOAD, b""),
        tags=tags,
    )


def read_tags(body: bytes, at: int) -> dict[int, bytes]:
    """The optional parameters (3.2.4); raises ``BadUnitError`` where one is cut short."""
    tags: dict[int, bytes] = {}
    while at < len(body):
        if at + _TAG.size > len(body):
            raise BadUnitError("an optional parameter is cut short")
        tag, length = _TAG.unpack_from(body, at)
        at += _TAG.size
        if at + length > len(body):
            raise BadUnitError("an optional parameter is cut short")
        tags[tag] = body[at : at + length]
        at += length
    return tags


def c_octets(text: str, most: int) -> bytes:
    """A text with its closing nought; raises ``ValueError`` where it does not fit, never quoting it."""
    if len(text) > most or not text.isascii() or "\0" in text:
        raise ValueError(f"it must be at most {most} plain letters and digits")
    return text.encode("ascii") + b"\0"
