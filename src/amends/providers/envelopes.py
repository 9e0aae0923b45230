"""Reads an envelope back, for the wrong-person guard, by a parser that shares no code with the writer."""

from __future__ import annotations

import json
import re
from html import unescape

from amends.contact.guard import ParsedMessage

_KNOWN = {"message_id", "to", "language", "text", "title", "markup", "url", "topic"}
_SPELLED = re.compile(r'<[^<>]*interpret-as="characters"[^<>]*>([^<>]*)<')
_TAG = re.compile(r"<[^>]*>")


def parse_envelope(data: bytes) -> ParsedMessage:
    """Who the message is for and what it says; raises ``ValueError`` if it is not one of ours.

    What is spoken, or laid out by an app, must hold its words as well, so that it counts as a text of its own.
    """
    found = json.loads(data)
    if not isinstance(found, dict) or not found.keys() <= _KNOWN or not {"message_id", "to", "text"} <= found.keys():
        raise ValueError("it is not a message as this house writes it")
    if not all(isinstance(value, str) for value in found.values()):
        raise ValueError("a part of it is no text")
    spoken = _words(found.get("markup", ""))
    texts = (found["text"], *((spoken,) if spoken else ()))
    return ParsedMessage(found["message_id"], found["to"], texts)


def _words(markup: str) -> str:
    """The words of SSML, a code with the hyphens that are not spoken; of JSON, everything that it says."""
    if markup.lstrip().startswith("{"):
        return "\n".join(_strings(json.loads(markup)))
    spelled = _SPELLED.sub(lambda found: found[0].replace(found[1], found[1].replace(" ", "-")), markup)
    return " ".join(unescape(_TAG.sub(" ", spelled)).split())


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []
