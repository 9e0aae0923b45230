"""What people write to the bundled case's bank in its first days, in four languages; ``said/*.yaml`` has the words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from importlib.resources import files

import msgspec

from amends.core.errors import InputError
from amends.core.yamltext import parse_yaml

LANGUAGES = ("pl", "en", "de", "fa")


class Deed(StrEnum):
    """What the house does about a message."""

    ANSWER = "answer"  # in the words of the approved answer
    ALONE = "alone"  # the approved answer goes by itself
    WORDS = "words"  # in words of the agent's own, read again
    NOTE = "note"  # somebody has it in hand
    CLOSE = "close"
    CALLBACK = "callback"
    ACKNOWLEDGE = "acknowledge"  # the press desk says that the question is here
    PRESS = "press"  # acknowledged and answered with facts


class Then(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done ``hours`` after the message came; ``intent`` is what an agent hears where triage heard another."""

    do: Deed
    hours: float
    words: str = ""
    intent: str = ""


class Voice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One message.  Without ``then`` it waits; ``joins`` names the message on whose case it belongs."""

    id: str
    at: datetime
    way: str
    text: str
    language: str = ""
    author: str = ""
    reach: str = ""
    subject: str = ""
    network: str = ""
    noted: str = ""
    kind: str = "question"
    joins: str = ""
    then: Then | None = None


def read_voices() -> tuple[Voice, ...]:
    """Every message, in the order in which they came.  Raises ``InputError`` (``demo.voices``)."""
    found = [voice for language in LANGUAGES for voice in _in(language)]
    return tuple(sorted(found, key=lambda voice: (voice.at, voice.id)))


def _in(language: str) -> list[Voice]:
    name = f"{language}.yaml"
    raw = parse_yaml(files("amends.cases").joinpath("said", name).read_text(encoding="utf-8"), name=name)
    try:
        rows = msgspec.convert(raw, list[Voice], strict=False)
    except msgspec.ValidationError as error:
        raise InputError("The messages of the demo cannot be read.", code="demo.voices", where=name) from error
    return [msgspec.structs.replace(voice, language=language) for voice in rows]
