"""A notice as speech: SSML 1.1 (W3C) for a voice to read, on the telephone or as an alternative to print.

Every word goes in as the text of an element, never as markup, so that a name or a fact cannot speak in another voice.
"""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

import msgspec

from amends.core.errors import InputError
from amends.core.person import PersonRow
from amends.wording.assemble.dates import number_text
from amends.wording.book.folder import read_table
from amends.wording.book.phrases import phrases_of
from amends.wording.model import Action, Block, BlockKind, Notice
from amends.wording.render.personal import Slotted, personal_values

NAMESPACE = "http://www.w3.org/2001/10/synthesis"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODE = "\ue000"  # stands for the code while the words around it are cut; names cannot hold it (``printed_name``)
_SPECIAL = re.compile(
    r"(?P<code>\ue000)"
    r"|(?P<date>\b\d{4}-\d{2}-\d{2}\b)"
    r"|(?P<phone>(?<!\w)[+0](?:\d|[\u00a0 /-](?=[\d(])|\(\d{1,5}\)){6,}\d)"
    r"|\u2068(?P<latin>[^\u2068\u2069]*[A-Za-z][^\u2068\u2069]*)\u2069"
)
_UNSPEAKABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000\uf900-\ufffd\U00010000-\U0010ffff]|[\u2066-\u2069]")


class Spoken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a telephone says around a text in one language."""

    locale: str
    press: str
    choose: str
    twiml_say: bool


def spoken(language: str) -> Spoken:
    """The row of ``wordbook/voice/keys.yaml``; raises ``InputError`` (``voice.language``) if there is none."""
    rows = _rows()
    if language not in rows:
        raise InputError(
            "A language has no voice.",
            code="voice.language",
            where=f"wordbook/voice/keys.yaml: {language}",
            fix="Add its row, or choose another language.",
        )
    return rows[language]


def render_ssml(notice: Notice, person: PersonRow | None = None, code: str = "") -> str:
    """The notice as one SSML document, spoken to the person or, without one, to everybody.

    Raises ``InputError`` (``voice.personal``) if the notice names a person or a code and none is given.
    """
    if person is None and any(Slotted.of(sentence.text).fields for sentence in notice.sentences()):
        raise InputError(
            "A notice with personal fields cannot be read to everybody.",
            code="voice.personal",
            where=notice.ref,
            fix="Give the person and the code.",
        )
    values = personal_values(notice, person, code) | {"code": _CODE} if person else {}
    return ssml([paragraph for block in notice.blocks for paragraph in paragraphs(block, notice, values)], notice, code)


def paragraphs(block: Block, notice: Notice, values: dict[str, str]) -> list[list[str]]:
    """The block as paragraphs of sentences; lists are numbered, and read one item a sentence."""
    said = [Slotted.of(sentence.text).fill(values) for sentence in block.sentences]
    listed = [f"{line.label}." for line in block.elements]
    steps = [_step(number, action, notice) for number, action in enumerate(block.actions, start=1)]
    if block.kind is BlockKind.FIELD:
        return []  # a line to write on has no sound
    return [part for part in ([*said, *listed], *steps) if part]


def ssml(texts: list[list[str]], notice: Notice, code: str = "") -> str:
    """Paragraphs of sentences as a document in the language of the notice."""
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}speak", {"version": "1.1", _XML_LANG: spoken(notice.language).locale})
    calm = _child(root, "prosody", rate="95%")
    for number, sentences in enumerate(texts):
        if number:
            _child(calm, "break", time="600ms")
        paragraph = _child(calm, "p")
        for sentence in sentences:
            _speak(_child(paragraph, "s"), sentence, code)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _step(number: int, action: Action, notice: Notice) -> list[str]:
    phrases = phrases_of(notice.language, formality=notice.formality, easy_read=notice.easy_read)
    why, by, where = (phrases.say(f"label-{name}", {}) for name in ("why", "by", "where"))
    place = [f"{where} {action.site}."] if action.site else []
    return [f"{number_text(number, notice.language)}. {action.do}", f"{why} {action.why}", f"{by} {action.by}.",
            action.takes, *place]  # fmt: skip


def _speak(sentence: ET.Element, text: str, code: str) -> None:
    """Puts the words in, with a hint on how to say codes, telephone numbers, dates and foreign words."""
    at, last = 0, None
    for found in _SPECIAL.finditer(text):
        _append(sentence, last, text[at : found.start()])
        last = _hinted(sentence, found, code)
        at = found.end()
    _append(sentence, last, text[at:])


def _hinted(sentence: ET.Element, found: re.Match[str], code: str) -> ET.Element:
    if found["code"]:
        slow = _child(sentence, "prosody", rate="x-slow")
        _child(slow, "say-as", **{"interpret-as": "characters"}).text = _clean(code.replace("-", " "))
        return slow
    if found["date"]:
        hint = _child(sentence, "say-as", **{"interpret-as": "date", "format": "ymd"})
    elif found["phone"]:
        hint = _child(sentence, "say-as", **{"interpret-as": "telephone"})
    else:
        hint = _child(sentence, "lang", **{_XML_LANG: "en"})
    hint.text = _clean(found["latin"] or found.group())
    return hint


def _append(sentence: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        sentence.text = _clean(text)
    else:
        last.tail = _clean(text)


def _clean(text: str) -> str:
    """The text without what XML cannot hold and what has no sound."""
    return _UNSPEAKABLE.sub("", text).replace(_CODE, "")


def _child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


@cache
def _rows() -> dict[str, Spoken]:
    return read_table(dict[str, Spoken], "voice", "keys.yaml")
